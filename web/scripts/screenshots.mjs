// npm run screenshots -w web [-- STATE… | docs]: pictures of the page's states for people to look at, into build/screenshots;
// with "docs" also the one of the guide.
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { launchBrowser, settled } from './browser.mjs';

const OUT = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));
/** The one picture that is kept in git. */
const DOCS = fileURLToPath(new URL('../../docs/evaluate.png', import.meta.url));
const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'];
const LOCALES = ['ja-JP', 'en-GB'];

const message = (session, id, from, text, at) => JSON.stringify({ session, id, from, text, lang: 'ja', ...(at ? { at } : {}) });
const MANY = Array.from({ length: 400 }, (_, i) =>
  message(`s${Math.floor(i / 8) + 1}`, `m${i}`, i % 2 ? 'agent' : 'customer', i % 11 === 4 ? 'お前は本当に無能だな。' : '電子申請の手順を教えてください。', `2026-06-10T10:0${i % 8}:00+09:00`),
).join('\n');
const BROKEN = [message('s1', 'm1', 'customer', 'お世話になっております。'), '{"session":"s1"', message('s1', 'm2', 'guest', 'x'), message('s1', 'm3', 'customer', 'よろしくお願いします。')].join('\n');

const drop = (name, text) => async (page) => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/x-ndjson', buffer: Buffer.from(text) });
  await settled(page);
};

const STATES = {
  sample: async () => {},
  flagged: async (page) => {
    await page.locator('input[value=flagged]').check();
    for (const selector of ['.next summary', '.clause summary']) await page.locator(selector).first().click();
  },
  complaint: async (page) => {
    await page.locator('[data-sample=complaint]').click();
    await settled(page);
  },
  sessions: drop('2026-06.ndjson', MANY),
  broken: drop('broken.ndjson', BROKEN),
  nothing: drop('empty.ndjson', ''),
  failure: async () => {},
};

async function shoot(browser, url, state, { width, scheme, locale }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, locale });
  const page = await context.newPage();
  if (state === 'failure') await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${url}evaluate/`);
  await settled(page);
  await STATES[state](page);
  const path = `${OUT}${state}-${locale.slice(0, 2)}-${scheme}-${width}.png`;
  await page.waitForTimeout(250); // transitions
  await page.screenshot({ path, fullPage: state !== 'sessions' });
  await context.close();
}

async function shootForDocs(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1120 }, colorScheme: 'light', locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(`${url}evaluate/`);
  await settled(page);
  await page.locator('input[value=flagged]').check();
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(0, 0);
  await page.waitForTimeout(250);
  await page.screenshot({ path: DOCS });
  await context.close();
}

async function main() {
  const wanted = process.argv.slice(2);
  if (wanted.length === 0) await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const [server, browser] = await Promise.all([serve({ port: 0 }), launchBrowser()]);
  try {
    if (wanted.includes('docs')) await shootForDocs(browser, server.url);
    for (const state of Object.keys(STATES).filter((name) => wanted.length === 0 || wanted.includes(name))) {
      for (const width of WIDTHS) {
        for (const scheme of SCHEMES) {
          for (const locale of LOCALES) await shoot(browser, server.url, state, { width, scheme, locale });
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`screenshots are in ${OUT}`);
}

await main();
