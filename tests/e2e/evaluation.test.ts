// What a reader does with the evaluation page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, dropFile, line, openDetails, openSite, settled, visit, visitEvaluation } from './support.ts';
import type { Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const INSULT = 'お前は本当に無能だな';

describe('findings', () => {
  it('of a dropped file: the words, the label, the clause, the next step', async () => {
    const { page, problems, close } = await visitEvaluation(site);
    await dropFile(page, 'a.ndjson', [line('お世話になっております。'), line(INSULT, { id: 'm2' })].join('\n'));
    const message = page.locator('.message').nth(1);
    expect(await message.locator('mark').textContent()).toBe('お前は本当に無能');
    expect(await message.locator('.severity').textContent()).toBe('警告');
    expect(await message.locator('.category').textContent()).toBe('侮辱・暴言・人格の否定');
    await message.locator('.clause summary').click();
    expect(await message.locator('.clause p').textContent()).toContain('人格の否定');
    await message.locator('.next summary').click();
    expect(await message.locator('.next-body').innerText()).toContain('お控えください');
    expect(await page.locator('[role=status]').textContent()).toContain('2件のうち、気になるものは1件');
    expect(problems).toEqual([]);
    await close();
  });

  it('can be narrowed down, with the number left out', async () => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'a.ndjson', [line('あ'), line(INSULT, { id: 'm2' }), line('い', { id: 'm3' })].join('\n'));
    await page.locator('input[value=flagged]').check();
    expect(await page.locator('.message').count()).toBe(1);
    expect(await page.locator('.gap').allInnerTexts()).toEqual(['ほか 1件', 'ほか 1件']);
    await page.locator('input[value=emergency]').check();
    await page.getByRole('button', { name: 'すべて表示する' }).click();
    expect(await page.locator('.message').count()).toBe(3);
    await close();
  });

  it('by session', async () => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'a.ndjson', [line('あ', { session: 'first' }), line(INSULT, { session: 'second' })].join('\n'));
    await page.getByRole('button', { name: /second/ }).click();
    expect(await page.getByRole('heading', { level: 3, name: 'セッション second' }).count()).toBe(1);
    expect(await page.locator('.text').allInnerTexts()).toEqual([INSULT]);
    await page.locator('input[value=warning]').check();
    expect(await page.locator('mimamori-session-list li').count()).toBe(1);
    await close();
  });
});

describe('broken and hostile files', () => {
  it('tells file and line of what cannot be read, and shows the rest', async () => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'broken.ndjson', [line('一行目'), '{"session":', '', line('x', { from: 'guest' }), line(INSULT, { id: 'm5' })].join('\n'));
    const places = await page.locator('.problems .place').allInnerTexts();
    expect(places).toEqual(['broken.ndjson 2行目', 'broken.ndjson 4行目']);
    expect(await page.locator('.problems').innerText()).toContain('JSONとして読めません');
    expect(await page.locator('.problems').innerText()).toContain('/from');
    expect(await page.locator('.problems').innerText()).toContain('customer、agent、system のいずれか');
    expect(await page.locator('.problems').innerText()).not.toMatch(/syntax error/);
    expect(await page.locator('.text').allInnerTexts()).toEqual(['一行目', INSULT]);
    await close();
  });

  it('shows hostile text as text', async () => {
    const { page, problems, close } = await visitEvaluation(site);
    const texts = ['<img src=x onerror="document.title=\'owned\'">', '<script>document.title="owned"</script>', 'あ\u202Eい\u202Cう', 'W'.repeat(5000), '${1}{{2}}'];
    const lines = [...texts, `<b>${INSULT}</b>`].map((text, i) => line(text, { id: `m${i}`, session: '"><img src=x onerror=alert(1)>' }));
    await dropFile(page, '<img src=x>.ndjson', lines.join('\n'));
    const shown = await page.locator('.text').allTextContents();
    expect(shown[0]).toBe(texts[0]);
    expect(shown[1]).toBe(texts[1]);
    expect(shown[2]).toBe('あU+202EいU+202Cう');
    expect(shown[3]).toBe(texts[3]);
    expect(await page.locator('mimamori-evaluation').locator('img, script, b').count()).toBe(0);
    expect(await page.title()).not.toContain('owned');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  it('says so when there is nothing in the file', async () => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'empty.ndjson', '');
    expect(await page.locator('mimamori-evaluation main').innerText()).toContain('メッセージがありませんでした');
    await close();
  });

  it.each([
    ['a CSV', '日時,送信者,本文\r\n2026-06-10 10:00,お客様,"お世話になっております。"\r\n'],
    ['an array over many lines', JSON.stringify([JSON.parse(line(INSULT))], null, 2)],
  ])('%s: says that it is of another kind, and how a line looks; no count, no "nothing found"', async (_name, contents) => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'export.csv', contents);
    const main = page.locator('mimamori-evaluation main');
    expect(await main.innerText()).toContain('メッセージを読み取れませんでした');
    expect(await main.innerText()).toContain('"from":"customer"');
    expect(await page.locator('[role=status]').textContent()).toBe('メッセージを読み取れませんでした');
    expect(await page.locator('.figure').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });

  it('a session of events alone is not the first to be shown', async () => {
    const { page, close } = await visitEvaluation(site);
    await dropFile(page, 'a.ndjson', ['{"session":"notes","event":"about","value":"x"}', line(INSULT, { session: 'talk' })].join('\n'));
    expect(await page.getByRole('heading', { level: 3, name: 'セッション talk' }).count()).toBe(1);
    await close();
  });

  it('a failed engine does not look like a clean result', async () => {
    const context = await site.browser.newContext({ locale: 'ja-JP' });
    const page = await context.newPage();
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(`${site.url}evaluate/`);
    await settled(page);
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toContain('「気になるものがない」という意味ではありません');
    expect(await page.locator('.figure').count()).toBe(0);
    await page.unroute('**/*.wasm');
    await alert.getByRole('button').click();
    await dropFile(page, 'a.ndjson', line(INSULT));
    expect(await page.locator('mark').count()).toBe(1);
    await context.close();
  });
});

it('a missing model is a failed engine: without it the page would say less than it promises', async () => {
  const context = await site.browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  await page.route('**/ja-*.bin', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site.url}evaluate/`);
  await settled(page);
  const alert = page.getByRole('alert');
  await alert.locator('summary').click();
  expect(await alert.innerText()).toMatch(/必要なファイルを読み込めませんでした[^]*ja-.*\.bin answered 404/);
  expect(await page.locator('.figure').count()).toBe(0);
  await context.close();
});

it('a model that is something else is a failed engine', async () => {
  const context = await site.browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  await page.route('**/en-*.bin', (route) => route.fulfill({ body: '<!doctype html>' }));
  await page.goto(`${site.url}evaluate/`);
  await settled(page);
  await page.getByRole('alert').locator('summary').click();
  expect(await page.getByRole('alert').innerText()).toContain('models/en.bin');
  expect(await page.locator('.figure').count()).toBe(0);
  await context.close();
});

it('without a worker the engine runs on the page itself', async () => {
  const context = await site.browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', { value: class { constructor() { throw new Error('no workers here'); } } });
  });
  await page.goto(`${site.url}evaluate/`);
  await settled(page);
  await dropFile(page, 'a.ndjson', line(INSULT));
  expect(await page.locator('mark').textContent()).toBe('お前は本当に無能');
  expect(page.workers()).toHaveLength(0);
  await context.close();
});

describe('long files', () => {
  const many = (count: number): string =>
    Array.from({ length: count }, (_, i) => line(i % 50 === 7 ? INSULT : `${i} 電子申請の手順を教えてください。`, { id: `m${i}` })).join('\n');

  it('10,000 messages of one session: all counted, few on the page, more on scrolling, the page never blocked', async () => {
    const { page, problems, close } = await visitEvaluation(site);
    await page.evaluate(() => {
      const gaps: number[] = ((globalThis as unknown as { gaps: number[] }).gaps = []);
      let last = performance.now();
      setInterval(() => {
        gaps.push(performance.now() - last);
        last = performance.now();
      }, 20);
    });
    await dropFile(page, 'long.ndjson', many(10_000));
    expect(await page.locator('.figure .count').first().innerText()).toContain('10,000');
    const first = await page.locator('.row').count();
    expect(first).toBeLessThanOrEqual(300);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction((count) => document.querySelector('mimamori-evaluation')!.shadowRoot!.querySelector('mimamori-transcript')!.shadowRoot!.querySelectorAll('.row').length > count, first);
    const longest = await page.evaluate(() => Math.max(...(globalThis as unknown as { gaps: number[] }).gaps));
    expect(longest).toBeLessThan(500);
    expect(problems).toEqual([]);
    await close();
  });

  it('can be cancelled; what was read stays, and the next file is examined', async () => {
    const { page, close } = await visitEvaluation(site);
    await page.locator('input[type=file]').setInputFiles({ name: 'long.ndjson', mimeType: 'text/plain', buffer: Buffer.from(many(60_000)) });
    await page.getByRole('button', { name: '中止する' }).click();
    await page.locator('.notice', { hasText: '中止しました' }).waitFor();
    await dropFile(page, 'next.ndjson', line(INSULT));
    expect(await page.locator('mark').count()).toBe(1);
    await close();
  });
});

describe('readers', () => {
  it.each([
    ['light', 'ja-JP'],
    ['light', 'en-GB'],
    ['dark', 'ja-JP'],
    ['dark', 'en-GB'],
  ] as const)('axe finds nothing: %s, %s', async (colorScheme, locale) => {
    const { page, close } = await visitEvaluation(site, { colorScheme, locale });
    await openDetails(page);
    expect(await axeViolations(page)).toEqual([]);
    await dropFile(page, 'broken.ndjson', [line(INSULT, { session: 'a' }), '{', line('う', { session: 'b' })].join('\n'));
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });

  it('axe would find something inside of the element', async () => {
    const { page, close } = await visitEvaluation(site);
    await page.locator('.text').first().evaluate((element) => ((element as HTMLElement).style.color = '#eee'));
    expect((await axeViolations(page)).join()).toContain('color-contrast');
    await close();
  });

  it('axe finds nothing on the start page', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await visit(site, '', { colorScheme });
      expect(await axeViolations(page)).toEqual([]);
      await close();
    }
  });

  it.each([360, 320])('no sideways scrolling at %d px', async (width) => {
    for (const locale of ['ja-JP', 'en-GB']) {
      const { page, close } = await visitEvaluation(site, { viewport: { width, height: 740 }, locale });
      await openDetails(page);
      const fits = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      expect(await fits()).toBe(true);
      await dropFile(page, `${'長'.repeat(80)}.ndjson`, [line(INSULT, { session: 'x'.repeat(200) }), '{', line('う')].join('\n'));
      expect(await fits()).toBe(true);
      await close();
    }
  });

  it('the keyboard reaches everything, in order, with a visible focus', async () => {
    const { page, close } = await visitEvaluation(site);
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const ring = element ? getComputedStyle(element.matches('input') ? element.closest('label')! : element).outlineWidth : '';
        return `${element?.localName}:${element?.getAttribute('data-sample') ?? element?.getAttribute('type') ?? ''}:${ring}`;
      });
    const seen: string[] = [];
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen).toEqual([
      'button:button:3px',
      'button:button:3px',
      'input:file:3px',
      'button:escalation:3px',
      'button:complaint:3px',
      'button:quotation:3px',
      'input:radio:3px',
      'summary::3px',
      'summary::3px',
    ]);
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(1);
    await close();
  });

  it('the language changes at once, and with it the language of the page', async () => {
    const { page, close } = await visitEvaluation(site);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Review transcripts');
    expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual(['en', 'Review transcripts · Mimamori']);
    expect(await page.locator('.category').first().innerText()).not.toMatch(/[ぁ-ん]/);
    await close();
  });
});
