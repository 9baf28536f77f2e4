// Loads the engine on the main thread, in a module worker or in Node. Nothing here fetches anything but the engine's own files.
import createMimamori from '../../generated/mimamori.js';
import type { MimamoriModule } from '../../generated/mimamori.js';
import type { EngineAssets } from './assets.ts';
import { EngineFailure } from './failure.ts';
import type { EngineError, LineOutcome, Verdict } from './types.ts';
import { toWellFormed } from './well-formed.ts';

type Envelope<T> = { ok: true; value: T } | { ok: false; error: EngineError };

/** One analyzer of the engine with the sessions it has seen. Call destroy() when done: WebAssembly memory is not collected. */
export interface EngineAnalyzer {
  /** Judges one NDJSON line. Throws EngineFailure when the engine breaks, which is not the same as an error in the line. */
  analyze(line: string): LineOutcome;
  /** The state of a session as JSON, without message text, or an error when the session is unknown. */
  snapshot(session: string): { state: string } | { error: EngineError };
  /** Puts a snapshot back; answers what is wrong with it, if anything. */
  restore(session: string, state: string): EngineError | undefined;
  forget(session: string): void;
  destroy(): void;
}

/** A loaded engine: rules, policy and models are read, analyzers cost next to nothing. */
export interface Engine {
  createAnalyzer(): EngineAnalyzer;
  /** Frees the engine. Its analyzers go on until they are destroyed themselves. */
  destroy(): void;
}

async function instantiate(wasmBinary: EngineAssets['wasmBinary']): Promise<MimamoriModule> {
  return new Promise((resolve, reject) => {
    createMimamori({
      wasmBinary,
      print: () => {}, // nothing that the engine says may reach a log: it could quote text
      printErr: () => {},
      onAbort: (reason) => reject(new EngineFailure({ stage: 'crash', message: String(reason) })),
    }).then(resolve, (cause: unknown) => reject(EngineFailure.from(cause, 'assets')));
  });
}

/** Instantiates the WebAssembly and reads rules and models, all or nothing: what is broken is told at the start. */
export async function loadEngine(assets: EngineAssets): Promise<Engine> {
  return new WasmEngine(await instantiate(assets.wasmBinary), assets);
}

/** The engine passes over files that it does not know; a model that nobody reads must not go unnoticed. */
const MODEL_PATH = /^models\/[\w-]+\.bin$/;

class WasmEngine implements Engine {
  #broken: EngineFailure | undefined;
  readonly #handle: number;

  constructor(
    private readonly module: MimamoriModule,
    { rules, policy = '', models = [] }: EngineAssets,
  ) {
    const unread = models.find(({ path }) => !MODEL_PATH.test(path));
    if (unread) throw new EngineFailure({ stage: 'rules', message: `"${unread.path}" is not the path of a model, like "models/ja.bin"` });
    this.#handle = this.#make((wasm) => wasm.createEngine(rules, policy, models));
  }

  /** Calls into WebAssembly. After a trap its memory cannot be trusted, so every later call fails too. */
  call<T>(run: (module: MimamoriModule) => string): Envelope<T> {
    if (this.#broken) throw this.#broken;
    try {
      return JSON.parse(run(this.module)) as Envelope<T>;
    } catch (cause) {
      this.#broken = EngineFailure.from(cause, 'crash');
      throw this.#broken;
    }
  }

  createAnalyzer(): EngineAnalyzer {
    return new WasmAnalyzer(this, this.#make((wasm) => wasm.createAnalyzer(this.#handle)));
  }

  destroy(): void {
    this.call<null>((wasm) => (wasm.destroyEngine(this.#handle), NOTHING));
  }

  /** The new handle. */
  #make(create: (wasm: MimamoriModule) => string): number {
    const made = this.call<number>(create);
    if (made.ok) return made.value;
    const { error } = made;
    // A lost handle is ours; all else lies in the rules or models.
    throw new EngineFailure({ stage: error.code === 'unknown-handle' ? 'crash' : 'rules', message: error.message, error });
  }
}

class WasmAnalyzer implements EngineAnalyzer {
  constructor(
    private readonly engine: WasmEngine,
    private readonly handle: number,
  ) {}

  analyze(line: string): LineOutcome {
    const answer = this.engine.call<Verdict | null>((module) => module.analyze(this.handle, toWellFormed(line)));
    if (!answer.ok) {
      // A line can be wrong; a lost handle is ours, and must not read as "this line is wrong".
      if (answer.error.code === 'unknown-handle') throw new EngineFailure({ stage: 'crash', message: answer.error.message });
      return { kind: 'error', error: answer.error };
    }
    return answer.value === null ? { kind: 'event' } : { kind: 'verdict', verdict: answer.value };
  }

  snapshot(session: string): { state: string } | { error: EngineError } {
    const answer = this.engine.call<unknown>((module) => module.snapshot(this.handle, toWellFormed(session)));
    return answer.ok ? { state: JSON.stringify(answer.value) } : { error: answer.error };
  }

  restore(session: string, state: string): EngineError | undefined {
    const answer = this.engine.call<true>((module) => module.restore(this.handle, toWellFormed(session), toWellFormed(state)));
    return answer.ok ? undefined : answer.error;
  }

  forget(session: string): void {
    this.engine.call<null>((module) => (module.forget(this.handle, toWellFormed(session)), NOTHING));
  }

  destroy(): void {
    this.engine.call<null>((module) => (module.destroyAnalyzer(this.handle), NOTHING));
  }
}

const NOTHING = '{"ok":true,"value":null}';
