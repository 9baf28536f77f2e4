// tests/cases/*.json through the WebAssembly: the expected verdicts, and byte for byte those of the native command.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../web/src/engine/loader.ts';
import type { LineOutcome, Verdict } from '../../web/src/engine/types.ts';
import { ROOT, analyzeNative, analyzeWasm, loadModule, makeBundle, openEngine, readModels, wasmBinary } from './support/engine.ts';

interface Expected {
  error?: string;
  event?: boolean;
  grade?: string;
  /** Whether the grade is harassment: where none and borderline are both right. */
  harassment?: boolean;
  categories?: string[];
  /** By finding: the substrings of the text. */
  spans?: string[][];
  signals?: object;
  state?: object;
  recommendation?: object;
}
interface Case {
  name: string;
  lines: string[];
  expect: Expected[];
}

const folder = join(ROOT, 'tests/cases');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
const rules = makeBundle();
const engine = await loadEngine({ wasmBinary, rules, models: readModels() });
const module = await loadModule();
const handle = openEngine(module, rules);

function expectVerdict(verdict: Verdict, expected: Expected, line: string): void {
  const { spans, harassment, ...fields } = expected;
  expect(verdict).toMatchObject(fields);
  if (harassment !== undefined) expect(verdict.grade === 'harassment').toBe(harassment);
  const { text } = JSON.parse(line) as { text: string };
  spans?.forEach((quotes, index) => {
    expect(verdict.findings[index]?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(quotes);
  });
}

function expectOutcome(outcome: LineOutcome | undefined, expected: Expected, line: string): void {
  if (expected.error !== undefined) expect(outcome).toMatchObject({ kind: 'error', error: { code: expected.error } });
  else if (expected.event) expect(outcome).toEqual({ kind: 'event' });
  else if (outcome?.kind === 'verdict') expectVerdict(outcome.verdict, expected, line);
  else expect.fail(`no verdict: ${JSON.stringify(outcome)}`);
}

it('finds case files', () => {
  expect(files.length).toBeGreaterThan(0);
});

for (const file of files) {
  const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: Case[] };
  describe(file, () => {
    it('has cases', () => expect(cases.length).toBeGreaterThan(0));

    it.each(cases)('$name', ({ lines, expect: expected }) => {
      expect(lines.length).toBe(expected.length);
      const analyzer = engine.createAnalyzer();
      const outcomes = lines.map((line) => analyzer.analyze(line));
      analyzer.destroy();
      outcomes.forEach((outcome, index) => expectOutcome(outcome, expected[index] as Expected, lines[index] as string));
    });

    it('gives the native verdicts, byte for byte', () => {
      for (const { name, lines } of cases) {
        expect(analyzeWasm(module, handle, lines), name).toEqual(analyzeNative(lines).lines);
      }
    });
  });
}

describe.each(['ja', 'en'])('corpus: %s', (lang) => {
  const dev = join(ROOT, 'tests/corpus', lang, 'dev');
  it.each(readdirSync(dev).filter((name) => name.endsWith('.ndjson')))('%s: native and WebAssembly agree on every line', (name) => {
    const lines = readFileSync(join(dev, name), 'utf8').trim().split('\n');
    const answers = analyzeWasm(module, handle, lines);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers).toEqual(analyzeNative(lines).lines);
  });
});

describe('samples of the pages', () => {
  const samples = join(ROOT, 'web/public/samples');
  const verdictsOf = (name: string): Verdict[] =>
    analyzeWasm(module, handle, readFileSync(join(samples, name), 'utf8').trim().split('\n')).map((line) => JSON.parse(line) as Verdict);

  it.each(readdirSync(samples))('%s: native and WebAssembly agree', (name) => {
    const lines = readFileSync(join(samples, name), 'utf8').trim().split('\n');
    expect(analyzeWasm(module, handle, lines)).toEqual(analyzeNative(lines).lines);
  });

  it('finds harassment where it escalates, and none in a complaint or a quotation', () => {
    expect(verdictsOf('escalation.ndjson').some(({ grade }) => grade === 'harassment')).toBe(true);
    expect(verdictsOf('complaint.ndjson').filter(({ grade }) => grade !== 'none')).toEqual([]);
    expect(verdictsOf('quotation.ndjson').filter(({ grade }) => grade !== 'none')).toEqual([]);
  });
});
