// The engine's own files. Fetched once by the client and handed to the worker, so that a restart asks the server for nothing.
import { EngineFailure } from './failure.ts';

/** A learned model: its path in the rules folder ("models/ja.bin") and its bytes. */
export interface ModelFile {
  path: string;
  bytes: Uint8Array;
}

/** All that the engine needs to start. */
export interface EngineAssets {
  wasmBinary: ArrayBuffer | Uint8Array;
  /** The rules folder as one JSON text, from `mimamori bundle`. */
  rules: string;
  /** Path of the policy in the bundle; the engine has a default. */
  policy?: string;
  /** One a language; without any, only rules judge. */
  models?: readonly ModelFile[];
}

/** Where the files come from. What is given as bytes or text is not fetched; `models: []` is an engine without models. */
export interface AssetOptions {
  wasmUrl?: string | URL;
  wasmBinary?: ArrayBuffer | Uint8Array;
  rulesUrl?: string | URL;
  rules?: string;
  policy?: string;
  /** Address of each model, by its path in the rules folder. */
  modelUrls?: Readonly<Record<string, string | URL>>;
  models?: readonly ModelFile[];
}

// Each address is written out in full: only so does the bundler find the file.
const modelUrlsHere = (): Record<string, URL> => ({
  'models/ja.bin': new URL('../../generated/ja.bin', import.meta.url),
  'models/en.bin': new URL('../../generated/en.bin', import.meta.url),
});

async function get(url: string | URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch {
    throw new EngineFailure({ stage: 'assets', message: `${String(url)} cannot be reached` });
  }
  if (!response.ok) throw new EngineFailure({ stage: 'assets', message: `${String(url)} answered ${response.status}` });
  return response;
}

function fetchModels(urls: Readonly<Record<string, string | URL>>): Promise<ModelFile[]> {
  // A model that is missing ends the start: results without it would look like results with it.
  return Promise.all(
    Object.entries(urls).map(async ([path, url]) => ({ path, bytes: new Uint8Array(await (await get(url)).arrayBuffer()) })),
  );
}

/** Fetches what the options do not bring along. The default addresses stand beside this module. */
export async function fetchAssets(options: AssetOptions = {}): Promise<EngineAssets> {
  const wasmUrl = options.wasmUrl ?? new URL('../../generated/mimamori.wasm', import.meta.url);
  const rulesUrl = options.rulesUrl ?? new URL('../../generated/rules.json', import.meta.url);
  const [wasmBinary, rules, models] = await Promise.all([
    options.wasmBinary ?? get(wasmUrl).then((response) => response.arrayBuffer()),
    options.rules ?? get(rulesUrl).then((response) => response.text()),
    options.models ?? fetchModels(options.modelUrls ?? modelUrlsHere()),
  ]);
  return { wasmBinary, rules, models, ...(options.policy === undefined ? {} : { policy: options.policy }) };
}
