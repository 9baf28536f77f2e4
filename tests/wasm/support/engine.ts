// The WebAssembly module in Node, and the native command beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import createMimamori from '../../../web/generated/mimamori.js';
import type { MimamoriModule } from '../../../web/generated/mimamori.js';
import type { ModelFile } from '../../../web/src/engine/assets.ts';
import { toWellFormed } from '../../../web/src/engine/well-formed.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

// A copy: a rule that is edited while the tests run must not look like a difference between native and WebAssembly.
const RULES = mkdtempSync(join(tmpdir(), 'mimamori-rules-'));
afterAll(() => rmSync(RULES, { recursive: true, force: true }));
cpSync(join(ROOT, 'rules'), RULES, { recursive: true });

export const wasmBinary: Uint8Array = readFileSync(join(ROOT, 'web/generated/mimamori.wasm'));

function findCommand(): string {
  const given = process.env['MIMAMORI_COMMAND'];
  if (given) return given;
  const built = ['native-debug', 'native-release'].map((preset) => join(ROOT, 'build', preset, 'mimamori')).filter((path) => existsSync(path));
  // The newest: an old one would differ for no fault of the WebAssembly.
  const [newest] = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error('no native command: run scripts/build native-debug');
  return newest;
}

const command = findCommand();

export interface NativeResult {
  status: number | null;
  lines: string[];
  stderr: string;
}

/** Runs the native command to its end. */
export function runNative(args: string[], input = ''): NativeResult {
  const { status, signal, stdout, stderr } = spawnSync(command, args, { input: Buffer.from(input, 'utf8'), maxBuffer: 1 << 28 });
  if (signal) throw new Error(`${command} ${args.join(' ')} ended by ${signal}: ${stderr.toString()}`);
  return { status, lines: stdout.toString().split('\n').filter(Boolean), stderr: stderr.toString() };
}

export const analyzeNative = (lines: readonly string[], rules: string = RULES): NativeResult =>
  runNative(['analyze', '--rules', rules], lines.map((line) => `${line}\n`).join(''));

/** The bundle of the rules folder as it is now, made by the native command. */
export function makeBundle(): string {
  const { status, lines, stderr } = runNative(['bundle', '--rules', RULES]);
  if (status !== 0) throw new Error(`mimamori bundle: ${stderr}`);
  return lines.join('\n');
}

/** The models of the rules folder, as the native command reads them. */
export function readModels(): ModelFile[] {
  const names = readdirSync(join(RULES, 'models')).filter((name) => name.endsWith('.bin'));
  return names.sort().map((name) => ({ path: `models/${name}`, bytes: readFileSync(join(RULES, 'models', name)) }));
}

export interface Bundle {
  version: number;
  files: Record<string, Record<string, unknown>>;
}

/** Writes a bundle's files and models where the native command can read them, and removes them again. */
export function withRulesFolder<T>(bundle: Bundle, models: readonly ModelFile[], run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-rules-'));
  const write = (path: string, contents: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  };
  try {
    for (const [path, contents] of Object.entries(bundle.files)) write(path, JSON.stringify(contents));
    for (const { path, bytes } of models) write(path, bytes);
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Envelope {
  ok: boolean;
  value?: unknown;
  error?: { code: string; message: string; file?: string; line?: number; pointer?: string; rule?: string };
}

export const loadModule = (): Promise<MimamoriModule> => createMimamori({ wasmBinary, print: () => {}, printErr: () => {} });

function handleOf(answer: string): number {
  const made = JSON.parse(answer) as Envelope;
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value as number;
}

/** The engine's handle; throws when rules or models are refused. */
export const openEngine = (module: MimamoriModule, bundle: string, models: readonly ModelFile[] = readModels()): number =>
  handleOf(module.createEngine(bundle, '', models));

export const openAnalyzer = (module: MimamoriModule, engine: number): number => handleOf(module.createAnalyzer(engine));

/** The answer as the native command would print it: a line, or nothing for an event. */
export function asNativeLine(answer: string, number: number): string | undefined {
  const envelope = JSON.parse(answer) as Envelope;
  if (envelope.ok) {
    // The text between, not parsed and written again: the comparison is byte for byte.
    const verdict = answer.slice('{"ok":true,"value":'.length, -1);
    return verdict === 'null' ? undefined : verdict;
  }
  const { code, message, pointer } = envelope.error as NonNullable<Envelope['error']>;
  return JSON.stringify({ error: pointer ? `${pointer}: ${message}` : message, code, line: number });
}

/** All lines through a new analyzer, as the native command would print them. */
export function analyzeWasm(module: MimamoriModule, engine: number, lines: readonly string[]): string[] {
  const handle = openAnalyzer(module, engine);
  try {
    return lines
      .map((line, index) => asNativeLine(module.analyze(handle, toWellFormed(line)), index + 1))
      .filter((line) => line !== undefined);
  } finally {
    module.destroyAnalyzer(handle);
  }
}
