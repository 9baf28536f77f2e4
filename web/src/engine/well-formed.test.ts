import { describe, expect, it } from 'vitest';
import { toLine, toWellFormed } from './well-formed.ts';

describe('toWellFormed', () => {
  it.each([
    ['plain', 'plain'],
    ['😀', '😀'],
    ['\ud83d', '\ufffd'],
    ['\ude00', '\ufffd'],
    ['\ude00\ud83d', '\ufffd\ufffd'],
    ['a\ud83db', 'a\ufffdb'],
    ['\ud83d😀', '\ufffd😀'],
  ])('%j → %j, at the same length', (text, expected) => {
    expect(toWellFormed(text)).toBe(expected);
    expect(toWellFormed(text)).toHaveLength(text.length);
  });
});

describe('toLine', () => {
  it('mends every string, also in nested fields, and stays on one line', () => {
    const line = toLine({ session: 's\ud800', id: 'm1', from: 'customer', text: 'a\nb\udfff', gold: { categories: ['\ud801'] } });
    expect(line).not.toMatch(/\\ud[89a-f]/i);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({ session: 's\ufffd', text: 'a\nb\ufffd', gold: { categories: ['\ufffd'] } });
  });
});
