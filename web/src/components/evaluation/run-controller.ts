// What the evaluation element knows about the engine and the file at hand; it renders nothing.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { EngineClient } from '../../engine/client.ts';
import type { Analyzer } from '../../engine/client.ts';
import { Cancelled, EngineFailure } from '../../engine/failure.ts';
import { PolicyWords } from '../../model/policy.ts';
import { analyzeStream } from '../../model/run.ts';
import type { Progress } from '../../model/run.ts';
import { Transcript } from '../../model/transcript.ts';
import type { SampleId } from './samples.ts';

/** Time between two updates of the page while a file is read, in ms. */
const UPDATE_EVERY_MS = 150;

export type RunStatus = 'starting' | 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
/** What is being examined. */
export type Source = { kind: 'file'; name: string } | { kind: 'sample'; id: SampleId };
/** Why there is no result: the engine, or the file that could not be read. */
export type RunFailure = { kind: 'engine'; failure: EngineFailure } | { kind: 'file'; message: string };

/** Runs files through the engine, one at a time. The newest one wins. */
export class RunController implements ReactiveController {
  status: RunStatus = 'starting';
  source: Source | undefined;
  transcript: Transcript | undefined;
  progress: Progress | undefined;
  failure: RunFailure | undefined;
  policy: PolicyWords | undefined;
  /** Rises whenever there is something new to show. */
  revision = 0;
  client = new EngineClient();
  #abort: AbortController | undefined;
  #analyzer: Analyzer | undefined;
  #again: (() => Promise<void>) | undefined;
  #lastUpdate = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
    this.client.dispose();
  }

  /** Loads engine and policy. False when that failed. */
  async start(): Promise<boolean> {
    try {
      const { rules, policy } = await this.client.assets();
      this.policy ??= PolicyWords.fromBundle(rules, policy);
      await this.client.start();
      if (this.status === 'starting') this.#set({ status: 'idle' });
      return true;
    } catch (cause) {
      if (!(cause instanceof Cancelled)) this.#fail(cause, () => this.#restart());
      return false;
    }
  }

  openFile(file: File): Promise<void> {
    return this.#open({ kind: 'file', name: file.name }, () => ({ stream: file.stream(), bytesTotal: file.size }));
  }

  openText(id: SampleId, text: string): Promise<void> {
    const blob = new Blob([text]);
    return this.#open({ kind: 'sample', id }, () => ({ stream: blob.stream(), bytesTotal: blob.size }));
  }

  cancel(): void {
    this.#stop();
    if (this.status === 'running') this.#set({ status: 'cancelled' });
  }

  retry(): Promise<void> {
    return this.#again?.() ?? Promise.resolve();
  }

  async #restart(): Promise<void> {
    this.client = new EngineClient(); // fetches anew what could not be fetched
    this.#set({ status: 'starting', failure: undefined });
    await this.start();
  }

  #stop(): void {
    this.#abort?.abort();
    this.#analyzer?.cancel();
    this.#analyzer = undefined;
  }

  async #open(source: Source, read: () => { stream: ReadableStream<Uint8Array>; bytesTotal: number }): Promise<void> {
    this.#stop();
    const abort = (this.#abort = new AbortController());
    const transcript = new Transcript();
    this.#set({ status: 'running', source, transcript, progress: undefined, failure: undefined });
    this.#again = () => this.#open(source, read);
    if (!(await this.start()) || abort.signal.aborted) return;
    try {
      const analyzer = await this.client.open();
      if (abort.signal.aborted) return void analyzer.close().catch(() => {});
      this.#analyzer = analyzer;
      await analyzeStream({
        ...read(),
        transcript,
        signal: abort.signal,
        analyze: (lines) => analyzer.analyzeLines(lines),
        onProgress: (progress) => this.#progressed(progress),
      });
      this.#analyzer = undefined;
      await analyzer.close();
      if (!abort.signal.aborted) this.#set({ status: 'done' });
    } catch (cause) {
      if (!abort.signal.aborted && !(cause instanceof Cancelled)) this.#fail(cause, () => this.#open(source, read));
    }
  }

  #progressed(progress: Progress): void {
    this.progress = progress;
    const now = performance.now();
    if (now - this.#lastUpdate < UPDATE_EVERY_MS) return;
    this.#lastUpdate = now;
    this.#set({});
  }

  #fail(cause: unknown, again: () => Promise<void>): void {
    this.#again = again;
    const failure: RunFailure =
      cause instanceof EngineFailure
        ? { kind: 'engine', failure: cause }
        : { kind: 'file', message: cause instanceof Error ? cause.message : String(cause) };
    // A half-examined file must not read as an examined one.
    this.#set({ status: 'failed', failure, transcript: undefined });
  }

  #set(state: Partial<Pick<RunController, 'status' | 'source' | 'transcript' | 'progress' | 'failure'>>): void {
    Object.assign(this, state);
    this.revision += 1;
    this.host.requestUpdate();
  }
}
