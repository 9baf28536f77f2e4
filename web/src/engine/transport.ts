// How requests reach an EngineHost: through a worker, or directly where no worker can be started.
import { EngineHost } from './protocol.ts';
import type { Request, Response } from './protocol.ts';

export interface Transport {
  post(request: Request): void;
  /** Ends it at once, also in the middle of a request; no response follows. */
  terminate(): void;
}

export interface TransportHandlers {
  onResponse(response: Response): void;
  /** The transport itself broke: nothing more will be answered. */
  onBroken(message: string): void;
}

export type TransportFactory = (handlers: TransportHandlers) => Transport;

/** A module worker. Throws where there are no workers. */
export const workerTransport: TransportFactory = (handlers) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'mimamori' });
  worker.addEventListener('message', (event: MessageEvent<Response>) => handlers.onResponse(event.data));
  worker.addEventListener('messageerror', () => handlers.onBroken('the worker answered something unreadable'));
  worker.addEventListener('error', (event) => {
    event.preventDefault(); // told to the caller; the console need not have it too
    handlers.onBroken(event.message || 'the worker cannot be started');
  });
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
};

/** The same on the calling thread. The loader comes only now: with a worker the page never needs it. */
export const localTransport: TransportFactory = (handlers) => {
  let ended = false;
  let queue: Promise<void> = Promise.resolve();
  const host = new EngineHost(async (assets) => (await import('./loader.ts')).loadEngine(assets));
  const run = async (request: Request): Promise<void> => {
    await new Promise((done) => setTimeout(done)); // lets the page breathe between batches
    if (ended) return;
    const response = await host.answer(request);
    if (!ended) handlers.onResponse(response);
  };
  return {
    post: (request) => {
      queue = queue.then(() => run(request)).catch((cause: unknown) => handlers.onBroken(String(cause)));
    },
    terminate: () => {
      ended = true;
    },
  };
};
