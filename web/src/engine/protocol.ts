// What client and worker say to each other. Every request is answered once, by a response with the same run and request id.
import type { EngineAssets } from './assets.ts';
import { EngineFailure } from './failure.ts';
import type { FailureDetail } from './failure.ts';
import type { Engine, EngineAnalyzer } from './loader.ts';
import type { LineOutcome } from './types.ts';

/** Ids of one request: the run (one analyzer; 0 for the engine itself) and a number that rises with every request. */
export interface Ids {
  run: number;
  request: number;
}

export type Request =
  | (Ids & { type: 'load'; assets: EngineAssets })
  | (Ids & { type: 'open' })
  | (Ids & { type: 'analyze'; lines: readonly string[] })
  | (Ids & { type: 'close' });

export type Response =
  | (Ids & { type: 'done' })
  | (Ids & { type: 'outcomes'; outcomes: LineOutcome[] })
  | (Ids & { type: 'failed'; failure: FailureDetail });

/** Answers requests: the same code in the worker and, where there is none, on the main thread. */
export class EngineHost {
  #engine: Engine | undefined;
  readonly #analyzers = new Map<number, EngineAnalyzer>();

  constructor(private readonly load: (assets: EngineAssets) => Promise<Engine>) {}

  async answer(request: Request): Promise<Response> {
    const ids: Ids = { run: request.run, request: request.request };
    try {
      return await this.#answer(request, ids);
    } catch (cause) {
      return { ...ids, type: 'failed', failure: EngineFailure.from(cause, 'crash').toDetail() };
    }
  }

  async #answer(request: Request, ids: Ids): Promise<Response> {
    switch (request.type) {
      case 'load':
        this.#engine = await this.load(request.assets);
        return { ...ids, type: 'done' };
      case 'open':
        if (!this.#engine) throw new EngineFailure({ stage: 'crash', message: 'the engine is not loaded' });
        this.#analyzers.set(request.run, this.#engine.createAnalyzer());
        return { ...ids, type: 'done' };
      case 'analyze': {
        const analyzer = this.#analyzers.get(request.run);
        if (!analyzer) throw new EngineFailure({ stage: 'crash', message: `run ${request.run} is not open` });
        return { ...ids, type: 'outcomes', outcomes: request.lines.map((line) => analyzer.analyze(line)) };
      }
      case 'close':
        this.#analyzers.get(request.run)?.destroy();
        this.#analyzers.delete(request.run);
        return { ...ids, type: 'done' };
    }
  }
}
