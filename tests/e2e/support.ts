// A page in Chromium against the real server with its Content-Security-Policy.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serve } from '../../scripts/serve.mjs';
import { launchBrowser, settled } from '../../web/scripts/browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export { settled };

export interface Site {
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const server = await serve({ port: 0 });
  const browser = await launchBrowser();
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

export interface Visit {
  page: Page;
  /** Addresses of all requests so far, of the page and its workers. */
  requests: string[];
  /** What went wrong: violations of the policy, errors, failed requests. Read it after the page was used. */
  problems: string[];
  close(): Promise<void>;
}

/** Opens a page and records all that it asks for and complains of. */
export async function visit(site: Site, path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await site.browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('requestfailed', (request) => problems.push(`request failed: ${request.url()}`));
  context.on('response', (response) => response.status() >= 400 && problems.push(`${response.status()}: ${response.url()}`));
  context.on('weberror', (error) => problems.push(`error: ${String(error.error())}`));
  context.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(`console: ${message.text()}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(site.url + path);
  return { page, requests, problems, close: () => context.close() };
}

/** Opens the evaluation page and waits for its sample. */
export async function visitEvaluation(site: Site, options: BrowserContextOptions = {}): Promise<Visit> {
  const opened = await visit(site, 'evaluate/', options);
  await settled(opened.page);
  return opened;
}

/** Drops a file onto the page, as a hand would. */
export async function dropFile(page: Page, name: string, contents: string): Promise<void> {
  await page.locator('mimamori-evaluation').evaluate(
    (element, { name, contents }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([contents], name, { type: 'application/x-ndjson' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true }));
      }
    },
    { name, contents },
  );
  await page.getByRole('heading', { level: 2, name }).waitFor();
  await settled(page);
}

/** Opens every disclosure, also inside of elements. */
export async function openDetails(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  await page.waitForTimeout(250); // contrast is measured when nothing moves any more
}

export const line = (text: string, more: object = {}): string =>
  JSON.stringify({ session: 's1', id: 'm1', from: 'customer', text, lang: 'ja', ...more });

/** Violations that axe finds, as "rule: element". */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE); // through the debugger: the page's policy does not apply to it, and stays on
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }> } }).axe;
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`));
  });
}
