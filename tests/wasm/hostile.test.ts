// Input and rules that nobody should send: the WebAssembly says what is wrong, as the native command does, and goes on.
import { beforeAll, describe, expect, it } from 'vitest';
import type { MimamoriModule } from '../../web/generated/mimamori.js';
import { EngineFailure } from '../../web/src/engine/failure.ts';
import { loadEngine } from '../../web/src/engine/loader.ts';
import { toLine } from '../../web/src/engine/well-formed.ts';
import { analyzeNative, analyzeWasm, loadModule, makeBundle, openHandle, wasmBinary, withRulesFolder } from './support/engine.ts';
import type { Bundle, Envelope } from './support/engine.ts';

const rules = makeBundle();
let module: MimamoriModule;
beforeAll(async () => {
  module = await loadModule();
});

const message = (text: string, more: object = {}): string => JSON.stringify({ session: 's1', id: 'm1', from: 'customer', text, ...more });
const INSULT = message('お前は本当に無能だな');

const LINES: Record<string, string> = {
  'one brace': '{',
  'a number': '42',
  null: 'null',
  'a string': '"text"',
  'deep arrays': '['.repeat(100_000),
  'a deep field': `{"session":"s1","id":"m1","from":"customer","text":"x","deep":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  'a lone surrogate, escaped': '{"session":"s1","id":"m1","from":"customer","text":"\\ud83d お前は本当に無能だな"}',
  'a lone surrogate, raw': `{"session":"s1","id":"m1","from":"customer","text":"\ud83d お前は本当に無能だな"}`,
  'a NUL': '{"session":"s1","id":"m1","from":"customer","text":"お前は\\u0000本当に無能だな"}',
  'a wrong type': '{"session":1,"id":[],"from":{},"text":null}',
  'a long id': JSON.stringify({ session: 's'.repeat(600), id: 'm1', from: 'customer', text: 'x' }),
  'a key twice': '{"session":"s1","session":"s2","id":"m1","from":"customer","text":"x"}',
  'prototype names': '{"session":"__proto__","id":"constructor","from":"customer","text":"x","__proto__":{"a":1}}',
  'a bad time': message('x', { at: 'yesterday' }),
  'markup': message('<img src=x onerror=alert(1)><script>alert(1)</script>お前は本当に無能だな'),
  'right to left': message('\u202Eお前は本当に無能だな\u202C'),
  'one endless word': message('あ'.repeat(100_000)),
  'many repeats': message('お前は'.repeat(30_000)),
};

describe('hostile lines', () => {
  it.each(Object.entries(LINES))('%s: as the native command says, and the next line is judged', (_name, line) => {
    const lines = [line, INSULT];
    const answers = analyzeWasm(module, rules, lines);
    expect(answers).toEqual(analyzeNative(lines).lines);
    expect(JSON.parse(answers.at(-1) as string)).toMatchObject({ grade: 'harassment' });
  });

  it('an empty line is an error of the line', () => {
    const handle = openHandle(module, rules);
    for (const line of ['', ' ', '\n']) expect(JSON.parse(module.analyze(handle, line))).toMatchObject({ ok: false, error: { code: 'invalid-json' } });
    module.destroyAnalyzer(handle);
  });

  it('a line of 5 MB is refused, and the next line is judged', () => {
    const lines = [message('あ'.repeat(1_700_000)), INSULT];
    const [refused, judged] = analyzeWasm(module, rules, lines).map((line) => JSON.parse(line) as { code?: string; grade?: string });
    expect(refused?.code).toBe('too-large');
    expect(judged?.grade).toBe('harassment');
    expect((JSON.parse(analyzeNative(lines).lines[0] as string) as { code: string }).code).toBe('too-large');
  });
});

describe('lone surrogates in messages', () => {
  it('become U+FFFD, so that spans still point at the words', async () => {
    const engine = await loadEngine({ wasmBinary, rules });
    const analyzer = engine.createAnalyzer();
    const text = 'a\ud83db\udc00 お前は本当に無能だな';
    const outcome = analyzer.analyze(toLine({ session: 's1', id: 'm1', from: 'customer', text }));
    analyzer.destroy();
    if (outcome.kind !== 'verdict') return expect.fail(JSON.stringify(outcome));
    const quotes = outcome.verdict.findings.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));
    expect(quotes).toContain('お前は本当に無能');
  });
});

describe('handles', () => {
  it('an unknown or destroyed one is an error, never a verdict', () => {
    const handle = openHandle(module, rules);
    module.destroyAnalyzer(handle);
    module.destroyAnalyzer(handle);
    for (const unknown of [handle, 0, -1, 999_999]) {
      expect(JSON.parse(module.analyze(unknown, INSULT))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
      expect(JSON.parse(module.snapshot(unknown, 's1'))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
      expect(JSON.parse(module.restore(unknown, 's1', '{}'))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
      expect(() => module.forget(unknown, 's1')).not.toThrow();
    }
  });

  it('reach the caller as a failed engine', async () => {
    const engine = await loadEngine({ wasmBinary, rules });
    const analyzer = engine.createAnalyzer();
    analyzer.destroy();
    expect(() => analyzer.analyze(INSULT)).toThrow(EngineFailure);
  });

  it('snapshots restore the same state, and hold no text', async () => {
    const engine = await loadEngine({ wasmBinary, rules });
    const [first, second] = [engine.createAnalyzer(), engine.createAnalyzer()];
    first.analyze(INSULT);
    const snapshot = first.snapshot('s1');
    if (!('state' in snapshot)) return expect.fail(JSON.stringify(snapshot));
    expect(snapshot.state).not.toContain('無能');
    expect(second.restore('s1', snapshot.state)).toBeUndefined();
    expect(second.analyze(INSULT)).toEqual(first.analyze(INSULT));
    expect(second.restore('s1', '{"broken":')).toMatchObject({ code: 'invalid-json' });
    expect(first.snapshot('nobody')).toHaveProperty('error');
    first.forget('s1');
    expect(first.snapshot('s1')).toHaveProperty('error');
    first.destroy();
    second.destroy();
  });
});

type Rule = Record<string, unknown>;
const insultRules = (bundle: Bundle): Rule[] => bundle.files['ja/insult.json']?.['rules'] as Rule[];

const BROKEN_BUNDLES: Record<string, { code: string; file: string; damage(bundle: Bundle): void }> = {
  'a pattern that does not compile': {
    code: 'invalid-pattern',
    file: 'ja/insult.json',
    damage: (bundle) => void Object.assign(insultRules(bundle)[0] as Rule, { pattern: 'お前(は' }),
  },
  'an unknown category': {
    code: 'unknown-reference',
    file: 'ja/insult.json',
    damage: (bundle) => void Object.assign(bundle.files['ja/insult.json'] as object, { category: 'no-such-category' }),
  },
  'two rules with one id': {
    code: 'duplicate-id',
    file: 'ja/insult.json',
    damage: (bundle) => void insultRules(bundle).push({ ...insultRules(bundle)[0] }),
  },
};

describe('broken rules', () => {
  it.each(Object.entries(BROKEN_BUNDLES))('%s: told with file and place, as the native command does', async (_name, { code, file, damage }) => {
    const bundle = JSON.parse(rules) as Bundle;
    damage(bundle);
    const made = JSON.parse(module.createAnalyzer(JSON.stringify(bundle), '', '', '')) as Envelope;
    expect(made).toMatchObject({ ok: false, error: { code, file } });
    expect(made.error?.pointer).toMatch(/^\//);
    const native = withRulesFolder(bundle, (folder) => analyzeNative([INSULT], folder));
    expect(native.status).toBe(2);
    expect(native.stderr).toContain(made.error?.message);
    await expect(loadEngine({ wasmBinary, rules: JSON.stringify(bundle) })).rejects.toMatchObject({ name: 'EngineFailure', stage: 'rules', error: { code } });
  });

  it.each(['', '{', '[]', '{"version":1}', '{"version":99,"files":{}}', '{"version":1,"files":{}}'])('the bundle %j is refused', (bundle) => {
    expect(JSON.parse(module.createAnalyzer(bundle, '', '', ''))).toMatchObject({ ok: false });
  });

  it('a policy that is not there is refused', () => {
    expect(JSON.parse(module.createAnalyzer(rules, 'policies/none.json', '', ''))).toMatchObject({ ok: false });
  });

  it('a WebAssembly that is none is a failed engine', async () => {
    await expect(loadEngine({ wasmBinary: Uint8Array.of(1, 2, 3), rules })).rejects.toThrow(EngineFailure);
  });
});
