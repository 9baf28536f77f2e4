// What pages use: an engine behind a worker, and analyzers on it.
import { fetchAssets } from './assets.ts';
import type { AssetOptions, EngineAssets } from './assets.ts';
import { Cancelled, EngineFailure } from './failure.ts';
import type { Request, Response } from './protocol.ts';
import { localTransport, workerTransport } from './transport.ts';
import type { Transport, TransportFactory } from './transport.ts';
import type { LineOutcome, Message, SessionEvent } from './types.ts';
import { toLine } from './well-formed.ts';

/** Time that a busy worker gets to notice a cancellation before it is terminated, in ms. */
const CANCEL_GRACE_MS = 300;

export interface ClientOptions extends AssetOptions {
  /** `auto`: a worker, or the calling thread where none starts. `never`: the calling thread. */
  worker?: 'auto' | 'never';
  /** For tests: what to use in place of a worker. */
  transport?: TransportFactory;
}

type Body = Request extends infer R ? (R extends Request ? Omit<R, 'run' | 'request'> : never) : never;
interface Pending {
  run: number;
  resolve(response: Response): void;
  reject(cause: Error): void;
}

/** One series of lines with the sessions in it. All promises reject with EngineFailure when the engine fails. */
export interface Analyzer {
  /** Judges NDJSON lines, in order; one outcome a line. */
  analyzeLines(lines: readonly string[]): Promise<LineOutcome[]>;
  /** Judges one message, or notes one event. */
  analyze(record: Message | SessionEvent): Promise<LineOutcome>;
  /** Ends the series: open promises reject with Cancelled, and a worker that is too busy to listen is terminated. */
  cancel(): void;
  /** Frees the analyzer. */
  close(): Promise<void>;
}

/** Owns one engine. Analyzers opened on it are independent of each other. */
export class EngineClient {
  readonly #options: ClientOptions;
  #assets: Promise<EngineAssets> | undefined;
  #started: Promise<Transport> | undefined;
  #transport: Transport | undefined;
  readonly #pending = new Map<number, Pending>();
  #lastRequest = 0;
  #lastRun = 0;

  constructor(options: ClientOptions = {}) {
    this.#options = options;
  }

  /** The engine's files, fetched once. */
  assets(): Promise<EngineAssets> {
    return (this.#assets ??= fetchAssets(this.#options));
  }

  /** Starts the engine if it is not running. Rejects with EngineFailure. */
  async start(): Promise<void> {
    await (this.#started ??= this.#start().catch((cause: unknown) => {
      this.#started = undefined;
      throw EngineFailure.from(cause, 'crash');
    }));
  }

  async open(): Promise<Analyzer> {
    await this.start();
    const run = ++this.#lastRun;
    await this.#ask(run, { type: 'open' });
    return this.#analyzer(run);
  }

  /** Ends the engine; open promises reject with Cancelled. */
  dispose(): void {
    this.#end(new Cancelled());
  }

  async #start(): Promise<Transport> {
    const assets = await this.assets();
    const { worker = 'auto', transport = workerTransport } = this.#options;
    if (worker === 'auto') {
      try {
        return await this.#connect(transport, assets);
      } catch (cause) {
        // A worker that does not start is replaced; rules that do not load would not load here either.
        if (cause instanceof Cancelled || (cause instanceof EngineFailure && cause.stage === 'rules')) throw cause;
      }
    }
    return this.#connect(localTransport, assets);
  }

  async #connect(factory: TransportFactory, assets: EngineAssets): Promise<Transport> {
    const transport: Transport = factory({
      onResponse: (response) => this.#receive(response),
      onBroken: (message) => {
        if (this.#transport === transport) this.#end(new EngineFailure({ stage: 'crash', message }));
      },
    });
    this.#transport = transport;
    try {
      await this.#ask(0, { type: 'load', assets });
    } catch (cause) {
      transport.terminate();
      if (this.#transport === transport) this.#transport = undefined;
      throw cause;
    }
    return transport;
  }

  #ask(run: number, body: Body): Promise<Response> {
    const transport = this.#transport;
    if (!transport) return Promise.reject(new EngineFailure({ stage: 'crash', message: 'the engine has ended' }));
    const request = ++this.#lastRequest;
    return new Promise((resolve, reject) => {
      this.#pending.set(request, { run, resolve, reject });
      try {
        transport.post({ ...body, run, request } as Request);
      } catch (cause) {
        this.#pending.delete(request);
        reject(EngineFailure.from(cause, 'crash'));
      }
    });
  }

  #receive(response: Response): void {
    const pending = this.#pending.get(response.request);
    if (!pending) return; // cancelled meanwhile
    this.#pending.delete(response.request);
    if (response.type === 'failed') pending.reject(new EngineFailure(response.failure));
    else pending.resolve(response);
  }

  #end(cause: Error): void {
    this.#transport?.terminate();
    this.#transport = undefined;
    this.#started = undefined;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(cause);
  }

  #cancelRun(run: number): void {
    for (const [request, pending] of this.#pending) {
      if (pending.run !== run) continue;
      this.#pending.delete(request);
      pending.reject(new Cancelled());
    }
    // Answered quickly, the worker is idle again and can be kept; else only terminating it stops the line at hand.
    const transport = this.#transport;
    const timer = setTimeout(() => {
      if (this.#transport === transport) this.#end(new Cancelled());
    }, CANCEL_GRACE_MS);
    this.#ask(run, { type: 'close' }).then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  }

  #analyzer(run: number): Analyzer {
    let open = true;
    const analyzeLines = async (lines: readonly string[]): Promise<LineOutcome[]> => {
      if (!open) throw new Cancelled();
      const response = await this.#ask(run, { type: 'analyze', lines });
      if (response.type !== 'outcomes' || response.outcomes.length !== lines.length) {
        throw new EngineFailure({ stage: 'crash', message: 'the engine did not answer every line' });
      }
      return response.outcomes;
    };
    return {
      analyzeLines,
      analyze: async (record) => (await analyzeLines([toLine(record)]))[0] as LineOutcome,
      cancel: () => {
        if (open) this.#cancelRun(run);
        open = false;
      },
      close: async () => {
        if (open) await this.#ask(run, { type: 'close' });
        open = false;
      },
    };
  }
}

/** An engine with one analyzer on it, for callers that need no more. Closing or cancelling it ends the engine too. */
export async function createAnalyzer(options: ClientOptions = {}): Promise<Analyzer> {
  const client = new EngineClient(options);
  const analyzer = await client.open();
  return {
    ...analyzer,
    cancel: () => client.dispose(),
    close: async () => client.dispose(),
  };
}
