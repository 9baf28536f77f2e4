import { describe, expect, it, vi } from 'vitest';
import { EngineClient, createAnalyzer } from './client.ts';
import { Cancelled, EngineFailure } from './failure.ts';
import type { Engine } from './loader.ts';
import { EngineHost } from './protocol.ts';
import type { Request } from './protocol.ts';
import type { Transport, TransportFactory, TransportHandlers } from './transport.ts';
import type { LineOutcome } from './types.ts';

const ASSETS = { wasmBinary: new Uint8Array(), rules: '{}', models: [] };
const EVENT: LineOutcome = { kind: 'event' };

function fakeEngine(analyze: (line: string) => LineOutcome = () => EVENT): Engine & { open: number } {
  const engine = {
    open: 0,
    destroy: () => {},
    createAnalyzer() {
      engine.open += 1;
      return {
        analyze,
        snapshot: () => ({ state: '{}' }),
        restore: () => undefined,
        forget: () => {},
        destroy: () => void (engine.open -= 1),
      };
    },
  };
  return engine;
}

/** A worker in the same thread. `hold` leaves requests of a type unanswered, as a busy worker would. */
function fakeWorker(engine: Engine, hold: Request['type'][] = []) {
  const created: { terminated: boolean; handlers: TransportHandlers }[] = [];
  let loads = 0;
  const factory: TransportFactory = (handlers) => {
    const host = new EngineHost(async () => ((loads += 1), engine));
    const record = { terminated: false, handlers };
    created.push(record);
    const transport: Transport = {
      post: (request) => {
        if (record.terminated || hold.includes(request.type)) return;
        void host.answer(structuredClone(request)).then((response) => {
          if (!record.terminated) handlers.onResponse(structuredClone(response));
        });
      },
      terminate: () => void (record.terminated = true),
    };
    return transport;
  };
  return { factory, created, loads: () => loads };
}

describe('EngineClient', () => {
  it('answers every line, in order', async () => {
    const { factory } = fakeWorker(fakeEngine((line) => (line === 'bad' ? { kind: 'error', error: { code: 'invalid-json', message: 'x' } } : EVENT)));
    const analyzer = await new EngineClient({ ...ASSETS, transport: factory }).open();
    expect(await analyzer.analyzeLines(['a', 'bad', 'c'])).toMatchObject([{ kind: 'event' }, { kind: 'error' }, { kind: 'event' }]);
  });

  it('keeps one worker for all analyzers, reads the rules once, and destroys the handles', async () => {
    const engine = fakeEngine();
    const { factory, created, loads } = fakeWorker(engine);
    const client = new EngineClient({ ...ASSETS, transport: factory });
    const [first, second] = await Promise.all([client.open(), client.open()]);
    expect(engine.open).toBe(2);
    await first.close();
    await second.close();
    expect(engine.open).toBe(0);
    await (await client.open()).close();
    expect(created).toHaveLength(1);
    expect(loads()).toBe(1);
    await expect(first.analyzeLines(['a'])).rejects.toThrow(Cancelled);
  });

  it('rejects with a failure of its own kind when the engine breaks, never with an empty result', async () => {
    const broken = (): never => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
    const { factory } = fakeWorker(fakeEngine(broken));
    const analyzer = await new EngineClient({ ...ASSETS, transport: factory }).open();
    await expect(analyzer.analyzeLines(['a'])).rejects.toMatchObject({ name: 'EngineFailure', stage: 'crash' });
  });

  it('fails open requests when the worker dies, and starts a new one afterwards', async () => {
    const { factory, created } = fakeWorker(fakeEngine(), ['analyze']);
    const client = new EngineClient({ ...ASSETS, transport: factory });
    const waiting = (await client.open()).analyzeLines(['a']);
    created[0]?.handlers.onBroken('out of memory');
    await expect(waiting).rejects.toThrow(EngineFailure);
    await client.open();
    expect(created).toHaveLength(2);
  });

  it('cancels at once, keeps a worker that listens', async () => {
    const engine = fakeEngine();
    const { factory, created } = fakeWorker(engine);
    const client = new EngineClient({ ...ASSETS, transport: factory });
    const analyzer = await client.open();
    const waiting = analyzer.analyzeLines(['a']);
    analyzer.cancel();
    await expect(waiting).rejects.toThrow(Cancelled);
    await vi.waitFor(() => expect(engine.open).toBe(0));
    expect(created[0]?.terminated).toBe(false);
  });

  it('terminates a worker that is too busy to listen', async () => {
    vi.useFakeTimers();
    const { factory, created } = fakeWorker(fakeEngine(), ['analyze', 'close']);
    const analyzer = await new EngineClient({ ...ASSETS, transport: factory }).open();
    const waiting = expect(analyzer.analyzeLines(['a'])).rejects.toThrow(Cancelled);
    analyzer.cancel();
    await waiting;
    await vi.advanceTimersByTimeAsync(1000);
    expect(created[0]?.terminated).toBe(true);
    vi.useRealTimers();
  });

  it('tells which rule is wrong, and does not try again on the main thread', async () => {
    const factory: TransportFactory = (handlers) => {
      const host = new EngineHost(async () => {
        throw new EngineFailure({ stage: 'rules', message: 'bad', error: { code: 'invalid-pattern', message: 'bad', file: 'ja/insult.json' } });
      });
      return { post: (request) => void host.answer(request).then(handlers.onResponse), terminate: () => {} };
    };
    await expect(new EngineClient({ ...ASSETS, transport: factory }).open()).rejects.toMatchObject({
      stage: 'rules',
      error: { file: 'ja/insult.json' },
    });
  });

  it('tells when its own files cannot be fetched', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 404 }));
    const assets = { wasmBinary: new Uint8Array(), rules: '{}', models: [] };
    for (const name of ['wasmBinary', 'rules', 'models'] as const) {
      const { [name]: _missing, ...rest } = assets;
      const urls = { wasmUrl: 'http://localhost/x', rulesUrl: 'http://localhost/x', modelUrls: { 'models/ja.bin': 'http://localhost/x' } };
      await expect(new EngineClient({ ...rest, ...urls }).start(), name).rejects.toMatchObject({ stage: 'assets', message: 'http://localhost/x answered 404' });
    }
    fetching.mockRestore();
  });

  it('asks for rules and both models beside it, and hands their bytes on', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(Uint8Array.of(7)));
    const assets = await new EngineClient().assets();
    expect(assets.models).toEqual([
      { path: 'models/ja.bin', bytes: Uint8Array.of(7) },
      { path: 'models/en.bin', bytes: Uint8Array.of(7) },
    ]);
    expect(fetching.mock.calls.map(([url]) => String(url).replace(/.*\//, '')).sort()).toEqual(['en.bin', 'ja.bin', 'mimamori.wasm', 'rules.json']);
    fetching.mockRestore();
  });
});

describe('createAnalyzer', () => {
  it('ends its engine with itself', async () => {
    const { factory, created } = fakeWorker(fakeEngine());
    const analyzer = await createAnalyzer({ ...ASSETS, transport: factory });
    expect(await analyzer.analyze({ session: 's1', id: 'm1', from: 'customer', text: 'x' })).toEqual(EVENT);
    await analyzer.close();
    expect(created[0]?.terminated).toBe(true);
  });
});
