// Input and rules that nobody should send: the WebAssembly says what is wrong, as the native command does, and goes on.
import { beforeAll, describe, expect, it } from 'vitest';
import type { MimamoriModule } from '../../web/generated/mimamori.js';
import { EngineFailure } from '../../web/src/engine/failure.ts';
import { loadEngine } from '../../web/src/engine/loader.ts';
import { toLine } from '../../web/src/engine/well-formed.ts';
import { analyzeNative, asNativeLine, analyzeWasm, loadModule, makeBundle, openAnalyzer, openEngine, readModels, wasmBinary, withRulesFolder } from './support/engine.ts';
import type { Bundle, Envelope } from './support/engine.ts';

const rules = makeBundle();
const models = readModels();
let module: MimamoriModule;
let engineHandle: number;
beforeAll(async () => {
  module = await loadModule();
  engineHandle = openEngine(module, rules, models);
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
    const answers = analyzeWasm(module, engineHandle, lines);
    expect(answers).toEqual(analyzeNative(lines).lines);
    expect(JSON.parse(answers.at(-1) as string)).toMatchObject({ grade: 'harassment' });
  });

  it('an empty line is an error of the line', () => {
    const handle = openAnalyzer(module, engineHandle);
    for (const line of ['', ' ', '\n']) expect(JSON.parse(module.analyze(handle, line))).toMatchObject({ ok: false, error: { code: 'invalid-json' } });
    module.destroyAnalyzer(handle);
  });

  it('a line of 5 MB is refused, and the next line is judged', () => {
    const lines = [message('あ'.repeat(1_700_000)), INSULT];
    const [refused, judged] = analyzeWasm(module, engineHandle, lines).map((line) => JSON.parse(line) as { code?: string; grade?: string });
    expect(refused?.code).toBe('too-large');
    expect(judged?.grade).toBe('harassment');
    expect((JSON.parse(analyzeNative(lines).lines[0] as string) as { code: string }).code).toBe('too-large');
  });
});

describe('lone surrogates in messages', () => {
  it('become U+FFFD, so that spans still point at the words', async () => {
    const engine = await loadEngine({ wasmBinary, rules, models });
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
    const handle = openAnalyzer(module, engineHandle);
    module.destroyAnalyzer(handle);
    module.destroyAnalyzer(handle);
    for (const unknown of [handle, 0, -1, 999_999]) {
      expect(JSON.parse(module.analyze(unknown, INSULT))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
      expect(JSON.parse(module.snapshot(unknown, 's1'))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
      expect(JSON.parse(module.restore(unknown, 's1', '{}'))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
      expect(() => module.forget(unknown, 's1')).not.toThrow();
    }
  });

  it('of an engine: an unknown or destroyed one makes no analyzer', () => {
    const engine = openEngine(module, rules, models);
    module.destroyEngine(engine);
    module.destroyEngine(engine);
    for (const unknown of [engine, 0, -1, 999_999]) {
      expect(JSON.parse(module.createAnalyzer(unknown))).toMatchObject({ ok: false, error: { code: 'unknown-handle' } });
    }
  });

  it('analyzers outlive their engine, with its rules, models and sessions', () => {
    const engine = openEngine(module, rules, models);
    const handle = openAnalyzer(module, engine);
    module.analyze(handle, INSULT);
    module.destroyEngine(engine);
    const answers = [INSULT, INSULT].map((line, index) => asNativeLine(module.analyze(handle, line), index + 1));
    module.destroyAnalyzer(handle);
    expect(answers).toEqual(analyzeNative([INSULT, INSULT, INSULT]).lines.slice(1));
  });

  it('reach the caller as a failed engine', async () => {
    const engine = await loadEngine({ wasmBinary, rules, models });
    const [analyzer, other] = [engine.createAnalyzer(), engine.createAnalyzer()];
    analyzer.destroy();
    expect(() => analyzer.analyze(INSULT)).toThrow(EngineFailure);
    engine.destroy();
    expect(() => engine.createAnalyzer()).toThrow(expect.objectContaining({ stage: 'crash' }));
    expect(other.analyze(INSULT)).toMatchObject({ kind: 'verdict', verdict: { grade: 'harassment' } });
  });

  it('snapshots restore the same state, and hold no text', async () => {
    const engine = await loadEngine({ wasmBinary, rules, models });
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
    const made = JSON.parse(module.createEngine(JSON.stringify(bundle), '', models)) as Envelope;
    expect(made).toMatchObject({ ok: false, error: { code, file } });
    expect(made.error?.pointer).toMatch(/^\//);
    const native = withRulesFolder(bundle, models, (folder) => analyzeNative([INSULT], folder));
    expect(native.status).toBe(2);
    expect(native.stderr).toContain(made.error?.message);
    await expect(loadEngine({ wasmBinary, rules: JSON.stringify(bundle), models })).rejects.toMatchObject({ name: 'EngineFailure', stage: 'rules', error: { code } });
  });

  it.each(['', '{', '[]', '{"version":1}', '{"version":99,"files":{}}', '{"version":1,"files":{}}'])('the bundle %j is refused', (bundle) => {
    expect(JSON.parse(module.createEngine(bundle, '', models))).toMatchObject({ ok: false });
  });

  it('a policy that is not there is refused', () => {
    expect(JSON.parse(module.createEngine(rules, 'policies/none.json', models))).toMatchObject({ ok: false });
  });

  it('a WebAssembly that is none is a failed engine', async () => {
    await expect(loadEngine({ wasmBinary: Uint8Array.of(1, 2, 3), rules })).rejects.toThrow(EngineFailure);
  });
});

const JA = 'models/ja.bin';
const original = models.find(({ path }) => path === JA)?.bytes ?? new Uint8Array();
const payload = original.indexOf(10, original.indexOf(10) + 1) + 1; // behind the magic line and the header line
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const MAGIC = bytes('MIMAMORI MODEL 1\n');

/** The model with another header line. */
function withHeader(change: (header: Record<string, unknown>) => void): Uint8Array {
  const header = JSON.parse(new TextDecoder().decode(original.subarray(MAGIC.length, payload))) as Record<string, unknown>;
  change(header);
  return join(MAGIC, bytes(`${JSON.stringify(header)}\n`), original.subarray(payload));
}

const BROKEN_MODELS: Record<string, Uint8Array> = {
  empty: new Uint8Array(),
  'cut in the magic line': original.slice(0, 9),
  'cut in the header': original.slice(0, payload - 40),
  'cut behind the header': original.slice(0, payload),
  'cut in the middle': original.slice(0, payload + ((original.length - payload) >> 1)),
  'short of one byte': original.slice(0, -1),
  'with a byte too many': join(original, Uint8Array.of(0)),
  'of a later format': join(bytes('MIMAMORI MODEL 2\n'), original.subarray(MAGIC.length)),
  'read as text and written again': bytes(new TextDecoder().decode(original)),
  'features beyond the space': join(original.subarray(0, payload), new Uint8Array(original.length - payload).fill(0x7f)),
  'a web page': bytes('<!doctype html><html lang="ja"><title>404</title></html>'),
  'the WebAssembly': wasmBinary,
  'the rules': bytes(rules),
  'trained with another lexicon': withHeader((header) => (header['lexicon'] = '0'.repeat(64))),
  'trained with other features': withHeader((header) => (header['feature_space'] = 4096)),
};

/** Damage inside the header has the code of what is wrong there; file and place are told all the same. */
const BROKEN_HEADERS: Record<string, Uint8Array> = {
  'is not JSON': join(MAGIC, bytes('{"lang":\n'), original.subarray(payload)),
  'lacks the heads': withHeader((header) => delete header['heads']),
  'names more keys than allowed': withHeader((header) => (header['keys'] = 2 ** 31)),
  'names a category that the policy lacks': withHeader((header) => ((header['heads'] as { id: string }[]).at(-1)!.id = 'no-such-category')),
};

describe('broken models', () => {
  const withModel = (model: Uint8Array): { path: string; bytes: Uint8Array }[] => [
    ...models.filter(({ path }) => path !== JA),
    { path: JA, bytes: model },
  ];

  it.each(Object.entries(BROKEN_MODELS))('%s: invalid-model, as the native command says', async (_name, model) => {
    const made = JSON.parse(module.createEngine(rules, '', withModel(model))) as Envelope;
    expect(made).toMatchObject({ ok: false, error: { code: 'invalid-model', file: JA } });
    const native = withRulesFolder(JSON.parse(rules) as Bundle, withModel(model), (folder) => analyzeNative([INSULT], folder));
    expect(native).toMatchObject({ status: 2, lines: [] });
    expect(native.stderr).toContain(made.error?.message);
    await expect(loadEngine({ wasmBinary, rules, models: withModel(model) })).rejects.toMatchObject({ name: 'EngineFailure', stage: 'rules', error: { file: JA } });
  });

  it.each(Object.entries(BROKEN_HEADERS))('the header %s: refused, with the file', (_name, model) => {
    expect(JSON.parse(module.createEngine(rules, '', withModel(model)))).toMatchObject({ ok: false, error: { file: JA } });
  });

  it('leave nothing half-loaded: no handle, and the next engine is whole', () => {
    const before = openEngine(module, rules, models);
    for (const model of Object.values(BROKEN_MODELS)) module.createEngine(rules, '', withModel(model));
    const after = openEngine(module, rules, models);
    expect(after).toBe(before + 1);
    expect(analyzeWasm(module, after, [INSULT])).toEqual(analyzeNative([INSULT]).lines);
    module.destroyEngine(before);
    module.destroyEngine(after);
  });

  it('a model under a path that nobody reads is refused, not passed over', async () => {
    for (const path of ['ja.bin', 'models/ja.model', '/models/ja.bin', 'models/../ja.bin']) {
      await expect(loadEngine({ wasmBinary, rules, models: [{ path, bytes: original }] })).rejects.toMatchObject({ name: 'EngineFailure', stage: 'rules' });
    }
  });

  it('without models the rules alone judge, and the verdict says so', async () => {
    const analyzer = (await loadEngine({ wasmBinary, rules, models: [] })).createAnalyzer();
    expect(analyzer.analyze(INSULT)).toMatchObject({ verdict: { grade: 'harassment', ruleset: { model: 'none' } } });
  });
});
