// The promises of the page: it runs under the strict policy, and no text leaves it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFile, line, openSite, visit, visitEvaluation } from './support.ts';
import type { Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const CANARY = 'かなりあ7319';

describe('evaluation page', () => {
  it('loads under the policy without a violation, and shows the sample', async () => {
    const { page, problems, requests, close } = await visitEvaluation(site);
    await expect(page.locator('.message').count()).resolves.toBeGreaterThan(10);
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
    expect(requests.some((url) => /worker.*\.js$/.test(url))).toBe(true);
    await close();
  });

  it('asks the server for nothing while a file is examined', async () => {
    const { page, problems, requests, close } = await visitEvaluation(site);
    const before = requests.length;
    await dropFile(page, 'canary.ndjson', [line(`${CANARY} お前は本当に無能だな`), line('電子申請の手順を教えてください。', { id: 'm2' })].join('\n'));
    await page.getByText(CANARY).first().waitFor();
    await page.locator('input[value=flagged]').check();
    await page.locator('.clause summary').first().click();
    await page.locator('[data-sample=quotation]').click();
    await page.getByText('ハラスメント相談記録票').first().waitFor();
    await page.waitForTimeout(500);
    expect(requests.slice(before)).toEqual([]);
    expect(decodeURIComponent(requests.join('\n'))).not.toContain(CANARY);
    expect(problems).toEqual([]);
    await close();
  });

  it('keeps nothing behind', async () => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'canary.ndjson', line(CANARY));
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
      address: location.href,
    }));
    expect(kept).toEqual({ local: 0, session: 0, cookies: '', databases: 0, address: `${site.url}evaluate/` });
    await close();
  });

  it('works on without its server', async () => {
    const { page, close } = await visitEvaluation(site);
    await page.context().setOffline(true);
    await dropFile(page, 'offline.ndjson', line('お前は本当に無能だな'));
    expect(await page.locator('mark').textContent()).toContain('無能');
    await close();
  });
});

it('the start page leads to it, without a script or a violation', async () => {
  const { page, problems, requests, close } = await visit(site, '');
  await page.getByRole('link', { name: 'やり取りを確かめる' }).click();
  await page.waitForURL(`${site.url}evaluate/`);
  expect(problems).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
  await close();
});
