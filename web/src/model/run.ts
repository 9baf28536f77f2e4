// One file through the engine: stream → lines → outcomes → transcript, a batch at a time.
import { Cancelled } from '../engine/failure.ts';
import type { LineOutcome } from '../engine/types.ts';
import { readLines } from './ndjson.ts';
import type { NdjsonLine } from './ndjson.ts';
import { Transcript } from './transcript.ts';

/** Most messages that are shown at once; longer files are for the native command. */
export const MAX_MESSAGES = 100_000;

export interface Progress {
  messages: number;
  bytesRead: number;
  /** 0 when unknown. */
  bytesTotal: number;
  /** Since the start, in ms. */
  elapsedMs: number;
}

export interface RunOptions {
  stream: ReadableStream<Uint8Array>;
  /** Size of the stream, if known. */
  bytesTotal?: number;
  analyze(lines: readonly string[]): Promise<LineOutcome[]>;
  /** Where results go; may be shown while it grows. */
  transcript: Transcript;
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
  maxMessages?: number;
}

type ReadableLine = Extract<NdjsonLine, { text: string }>;

async function addBatch(lines: NdjsonLine[], options: RunOptions): Promise<void> {
  const { transcript } = options;
  const readable = lines.filter((line): line is ReadableLine => 'text' in line);
  const outcomes = readable.length > 0 ? await options.analyze(readable.map((line) => line.text)) : [];
  let next = 0;
  for (const line of lines) {
    if ('text' in line) transcript.add(line.number, line.text, outcomes[next++] as LineOutcome);
    else transcript.addProblem({ line: line.number, code: line.problem });
  }
}

/** Reads and judges a whole stream. Rejects with Cancelled when aborted; what was read until then stays in the transcript. */
export async function analyzeStream(options: RunOptions): Promise<void> {
  const { transcript, signal, maxMessages = MAX_MESSAGES } = options;
  const started = performance.now();
  for await (const { lines, bytesRead } of readLines(options.stream)) {
    if (signal?.aborted) throw new Cancelled();
    await addBatch(lines, options);
    if (signal?.aborted) throw new Cancelled();
    options.onProgress?.({
      messages: transcript.messages,
      bytesRead,
      bytesTotal: options.bytesTotal ?? 0,
      elapsedMs: performance.now() - started,
    });
    if (transcript.messages >= maxMessages && lines.length > 0) {
      transcript.stoppedAtLine = lines.at(-1)?.number;
      return;
    }
  }
}
