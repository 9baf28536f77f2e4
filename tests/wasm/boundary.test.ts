// What the WebAssembly can reach, and whether the hand-written types still say what it answers.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fetchAssets } from '../../web/src/engine/assets.ts';
import { APPROVALS, CLOCKS, ERROR_CODES, GRADES, SOURCES, TRENDS } from '../../web/src/engine/types.ts';
import type { EngineError, Verdict } from '../../web/src/engine/types.ts';
import { ROOT, loadModule, makeBundle, openAnalyzer, openEngine, readModels, wasmBinary } from './support/engine.ts';
import type { Envelope } from './support/engine.ts';

// All that the module may import: Embind's registration, memory, and giving up. No clock, no random numbers, no I/O.
const ALLOWED = [
  /^__?embind_register_\w+$/,
  /^__emval_(as|decref|get_property|new_cstring|run_destructors|take_value)$/, // reads the array of models; calls nothing
  /^_abort$/,
  /^_emscripten_memcpy_(big|js)$/,
  /^_emscripten_resize_heap$/,
];

/** The type with every value replaced by the name of its JavaScript type: a field more or less does not compile. */
type ShapeOf<T> = T extends string
  ? 'string'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'boolean'
      : T extends readonly (infer E)[]
        ? [ShapeOf<E>]
        : { [K in keyof Required<T>]: ShapeOf<T[K]> };

const TEXT = { ja: 'string', en: 'string' } as const;
const VERDICT: ShapeOf<Verdict> = {
  session: 'string',
  id: 'string',
  grade: 'string',
  categories: ['string'],
  findings: [
    {
      category: 'string',
      source: 'string',
      rule: 'string',
      score: 'number',
      spans: [{ start: 'number', end: 'number' }],
      clause: 'string',
      reason: TEXT,
    },
  ],
  signals: { emergency: 'boolean', distress: 'boolean', legitimate_complaint: 'boolean', agent_promise: 'boolean' },
  state: {
    elapsed_s: 'number',
    company_wait_s: 'number',
    clock: 'string',
    repetition: 'number',
    flooding: 'boolean',
    contacts_7d: 'number',
    trend: 'string',
    warnings_given: 'number',
  },
  recommendation: { step: 'string', clause: 'string', approval: 'string', draft: TEXT },
  ruleset: { policy: 'string', rules: 'string', model: 'string' },
};
const ERROR: ShapeOf<Required<EngineError>> = {
  code: 'string',
  message: 'string',
  file: 'string',
  line: 'number',
  pointer: 'string',
  rule: 'string',
};

/** The shape of a value, with arrays by their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
}

describe('imports', () => {
  it('are memory and Embind only', () => {
    const glue = readFileSync(join(ROOT, 'web/generated/mimamori.js'), 'utf8');
    // Release builds shorten the names: the table in the glue code tells what stands behind "a.b".
    const table = /\basmLibraryArg\s*=\s*\{([^}]*)\}/.exec(glue)?.[1] ?? '';
    const names = new Map([...table.matchAll(/"?(\w+)"?\s*:\s*(\w+)/g)].map((match) => [match[1], match[2]]));
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasmBinary as BufferSource));
    expect(imports.length).toBeGreaterThan(0);
    for (const { name, kind } of imports) {
      expect(kind).toBe('function');
      const real = names.get(name) ?? `${name} (not in the table)`;
      expect(ALLOWED.some((allowed) => allowed.test(real)), real).toBe(true);
    }
  });

  it('leave no dynamic code in the glue', () => {
    const glue = readFileSync(join(ROOT, 'web/generated/mimamori.js'), 'utf8');
    expect(glue).not.toMatch(/\beval\s*\(|new Function\b|\bWebSocket\b|sendBeacon/);
  });
});

describe('adapters', () => {
  // What the core publishes; its own folders are not for them.
  const published = readdirSync(join(ROOT, 'core/include/mimamori')).map((name) => `mimamori/${name}`);
  const files = ['wasm', 'core/cli'].flatMap((folder) => readdirSync(join(ROOT, folder)).filter((name) => /\.(cpp|h)$/.test(name)).map((name) => `${folder}/${name}`));

  it.each(files)('%s includes public headers only', (file) => {
    const includes = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^[ \t]*#[ \t]*include[ \t]*(\S+)/gm)].map((match) => match[1] as string);
    expect(includes.length).toBeGreaterThan(0);
    const allowed = (name: string): boolean =>
      /^<[a-z_]+>$/.test(name) || // the standard library has no folders and no extension
      (file.startsWith('wasm/') && /^<emscripten\/[a-z]+\.h>$/.test(name)) ||
      (file.startsWith('core/cli/') && name === '"command.h"') ||
      published.some((header) => name === `"${header}"`);
    expect(includes.filter((name) => !allowed(name))).toEqual([]);
  });
});

describe('pages', () => {
  it('ask for every model of the rules folder', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(''));
    const { models } = await fetchAssets();
    fetching.mockRestore();
    expect(models?.map(({ path }) => path).sort()).toEqual(readModels().map(({ path }) => path));
  });
});

describe('types', () => {
  const rules = makeBundle();

  it('a real verdict has exactly the fields of types.ts', async () => {
    const module = await loadModule();
    const handle = openAnalyzer(module, openEngine(module, rules));
    const answer = JSON.parse(module.analyze(handle, '{"session":"s1","id":"m1","from":"customer","text":"お前は本当に無能だな"}')) as Envelope;
    const verdict = answer.value as Verdict;
    expect(shapeOf(verdict)).toEqual(VERDICT);
    expect(GRADES).toContain(verdict.grade);
    expect(SOURCES).toContain(verdict.findings[0]?.source);
    expect(CLOCKS).toContain(verdict.state.clock);
    expect(TRENDS).toContain(verdict.state.trend);
    expect(APPROVALS).toContain(verdict.recommendation.approval);
  });

  it('a real error has no other fields', async () => {
    const module = await loadModule();
    const handle = openAnalyzer(module, openEngine(module, rules));
    for (const line of ['{', '{}', '{"session":"s1","id":"m1","from":"guest","text":"x"}']) {
      const { error } = JSON.parse(module.analyze(handle, line)) as Envelope;
      expect(ERROR).toMatchObject(shapeOf(error) as object);
      expect(ERROR_CODES).toContain(error?.code);
    }
  });

  it('names every grade, source, clock, trend and error code of the core', () => {
    const core = ['core/src/verdict_json.cpp', 'core/src/result.cpp'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
    const written = [...core.matchAll(/case (\w+)::k\w+: return "([\w-]+)";/g)];
    const of = (name: string): string[] => written.filter((match) => match[1] === name).map((match) => match[2] as string).sort();
    expect(of('Grade')).toEqual([...GRADES].sort());
    expect(of('Source')).toEqual([...SOURCES].sort());
    expect(of('Clock')).toEqual([...CLOCKS].sort());
    expect(of('Trend')).toEqual([...TRENDS].sort());
    expect(of('ErrorCode')).toEqual([...ERROR_CODES].sort());
  });

  it('the module exports what wasm/bindings.cpp declares', async () => {
    const module = await loadModule();
    const source = readFileSync(join(ROOT, 'wasm/bindings.cpp'), 'utf8');
    const declared = [...source.matchAll(/emscripten::function\("(\w+)"/g)].map((match) => match[1] as string);
    expect(declared.sort()).toEqual(['analyze', 'createAnalyzer', 'createEngine', 'destroyAnalyzer', 'destroyEngine', 'forget', 'restore', 'snapshot']);
    for (const name of declared) expect(module).toHaveProperty(name, expect.any(Function));
  });
});
