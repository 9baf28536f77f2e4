// Chromium for the browser tests and the screenshots. Debian's: npm brings no browser.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without a window. MIMAMORI_CHROMIUM names another binary. */
export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.MIMAMORI_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });
}

/** Waits until the page has judged what it opened. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const root = document.querySelector('mimamori-evaluation')?.shadowRoot;
    const status = root?.querySelector('[role=status]')?.textContent ?? '';
    return status !== '' || root?.querySelector('[role=alert]') !== null;
  });
}
