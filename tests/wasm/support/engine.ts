// The WebAssembly module in Node, and the native command beside it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import createMimamori from '../../../web/generated/mimamori.js';
import type { MimamoriModule } from '../../../web/generated/mimamori.js';
import { toWellFormed } from '../../../web/src/engine/well-formed.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const RULES = join(ROOT, 'rules');

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
  runNative(['analyze', '--no-model', '--rules', rules], lines.map((line) => `${line}\n`).join(''));

/** The bundle of the rules folder as it is now, made by the native command. */
export function makeBundle(): string {
  const { status, lines, stderr } = runNative(['bundle', '--rules', RULES]);
  if (status !== 0) throw new Error(`mimamori bundle: ${stderr}`);
  return lines.join('\n');
}

export interface Bundle {
  version: number;
  files: Record<string, Record<string, unknown>>;
}

/** Writes the files of a bundle where the native command can read them, and removes them again. */
export function withRulesFolder<T>(bundle: Bundle, run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-rules-'));
  try {
    for (const [path, contents] of Object.entries(bundle.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), JSON.stringify(contents));
    }
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

/** The analyzer's handle; throws when the rules are refused. */
export function openHandle(module: MimamoriModule, bundle: string): number {
  const made = JSON.parse(module.createAnalyzer(bundle, '', '', '')) as Envelope;
  if (!made.ok) throw new Error(`createAnalyzer: ${JSON.stringify(made.error)}`);
  return made.value as number;
}

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
export function analyzeWasm(module: MimamoriModule, bundle: string, lines: readonly string[]): string[] {
  const handle = openHandle(module, bundle);
  try {
    return lines
      .map((line, index) => asNativeLine(module.analyze(handle, toWellFormed(line)), index + 1))
      .filter((line) => line !== undefined);
  } finally {
    module.destroyAnalyzer(handle);
  }
}
