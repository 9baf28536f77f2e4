import { describe, expect, it } from 'vitest';
import { readLines } from './ndjson.ts';
import type { NdjsonLine, ReadOptions } from './ndjson.ts';

/** A stream that hands out its bytes in pieces of `size`. */
function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

async function read(text: string | Uint8Array, size = 1 << 16, options: ReadOptions = {}): Promise<NdjsonLine[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const lines: NdjsonLine[] = [];
  for await (const batch of readLines(streamOf(bytes, size), options)) lines.push(...batch.lines);
  return lines;
}

describe('readLines', () => {
  it.each([1, 2, 3, 7, 1000])('does not mind where chunks of %d bytes are cut', async (size) => {
    expect(await read('{"text":"お前"}\r\n\n  \n{"text":"😀"}', size)).toEqual([
      { number: 1, text: '{"text":"お前"}\r' },
      { number: 4, text: '{"text":"😀"}' },
    ]);
  });

  it('reads a last line with and without its end, and nothing from an empty file', async () => {
    expect(await read('a\n')).toEqual([{ number: 1, text: 'a' }]);
    expect(await read('a')).toEqual([{ number: 1, text: 'a' }]);
    expect(await read('')).toEqual([]);
  });

  it('drops a byte order mark', async () => {
    expect(await read('\uFEFFa')).toEqual([{ number: 1, text: 'a' }]);
  });

  it('tells lines that are not UTF-8, by number, and reads on', async () => {
    const shiftJis = Uint8Array.of(0x61, 0x0a, 0x82, 0xa8, 0x91, 0x4f, 0x0a, 0x62);
    expect(await read(shiftJis)).toEqual([{ number: 1, text: 'a' }, { number: 2, problem: 'not-utf8' }, { number: 3, text: 'b' }]);
  });

  it('refuses a line that is too long without keeping it, and reads on', async () => {
    const lines = await read(`a\n${'x'.repeat(100)}\nb`, 16, { maxLineBytes: 50 });
    expect(lines).toEqual([{ number: 1, text: 'a' }, { number: 2, problem: 'line-too-long' }, { number: 3, text: 'b' }]);
  });

  it('hands out batches of bounded size, and how far it is', async () => {
    const batches = [];
    for await (const batch of readLines(streamOf(new TextEncoder().encode('a\nb\nc\n'), 100), { batchLines: 2 })) batches.push(batch);
    expect(batches.map(({ lines, bytesRead }) => [lines.length, bytesRead])).toEqual([[2, 4], [1, 6]]);
  });
});
