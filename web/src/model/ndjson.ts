// Reads NDJSON from a stream, line by line, in bounded memory. Nothing is parsed here: the engine judges what a line is.

/** Longest line that is read, in bytes; the engine refuses longer ones too. */
export const MAX_LINE_BYTES = 4 << 20;

/** One line of the file, or why it could not be read. */
export type NdjsonLine =
  | { number: number; text: string }
  | { number: number; problem: 'line-too-long' | 'not-utf8' };

/** Lines that were read together, and how many bytes of the file are read by now. */
export interface LineBatch {
  lines: NdjsonLine[];
  bytesRead: number;
}

export interface ReadOptions {
  /** Most lines in a batch. */
  batchLines?: number;
  /** Most bytes in a batch, unless one line alone is longer. */
  batchBytes?: number;
  maxLineBytes?: number;
}

const NEWLINE = 0x0a;
const BLANK = /^[ \t\r]*$/;

/** Collects the bytes of one line across chunks. */
class LineBuffer {
  #parts: Uint8Array[] = [];
  #length = 0;
  #tooLong = false;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true }); // drops a byte order mark

  constructor(private readonly limit: number) {}

  get length(): number {
    return this.#length;
  }

  push(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > this.limit) {
      this.#tooLong = true;
      this.#parts = []; // kept no longer: the line is refused
    }
    if (!this.#tooLong && part.length > 0) this.#parts.push(part);
  }

  /** The finished line, or undefined when it is blank; the buffer is empty afterwards. */
  take(number: number): NdjsonLine | undefined {
    const line = this.#tooLong ? { number, problem: 'line-too-long' as const } : this.#decode(number);
    this.#parts = [];
    this.#length = 0;
    this.#tooLong = false;
    return line;
  }

  #bytes(): Uint8Array {
    const [only] = this.#parts;
    if (only && this.#parts.length === 1) return only;
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  #decode(number: number): NdjsonLine | undefined {
    try {
      // Whole lines are decoded, so no character is cut; a line of another encoding is told, not guessed.
      const text = this.#decoder.decode(this.#bytes());
      return BLANK.test(text) ? undefined : { number, text };
    } catch {
      return { number, problem: 'not-utf8' };
    }
  }
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Yields the lines of a stream in batches, in order. Blank lines are skipped but counted. */
export async function* readLines(stream: ReadableStream<Uint8Array>, options: ReadOptions = {}): AsyncGenerator<LineBatch> {
  const { batchLines = 200, batchBytes = 1 << 18, maxLineBytes = MAX_LINE_BYTES } = options;
  const buffer = new LineBuffer(maxLineBytes);
  let lines: NdjsonLine[] = [];
  let inBatch = 0; // bytes
  let before = 0; // bytes of the chunks before this one
  let number = 0;
  const finishLine = (): void => {
    inBatch += buffer.length;
    const line = buffer.take(++number);
    if (line) lines.push(line);
  };
  for await (const chunk of chunksOf(stream)) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      buffer.push(chunk.subarray(from, end));
      finishLine();
      from = end + 1;
      if (lines.length >= batchLines || inBatch >= batchBytes) {
        yield { lines, bytesRead: before + from };
        lines = [];
        inBatch = 0;
      }
    }
    buffer.push(chunk.slice(from)); // a copy: the stream may reuse its chunk
    before += chunk.length;
  }
  if (buffer.length > 0) finishLine();
  yield { lines, bytesRead: before };
}
