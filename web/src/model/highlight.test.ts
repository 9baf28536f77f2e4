import { describe, expect, it } from 'vitest';
import { mergeSpans, quotesOf, segmentText, splitHidden } from './highlight.ts';

const spans = (...pairs: [number, number][]) => ({ spans: pairs.map(([start, end]) => ({ start, end })) });
const short = (text: string, findings: ReturnType<typeof spans>[]): string =>
  segmentText(text, findings).map((segment) => `${segment.text}{${segment.findings.join(',')}}`).join(' ');

describe('segmentText', () => {
  it.each([
    ['nothing found', 'abcd', [], 'abcd{}'],
    ['empty text', '', [spans([0, 3])], ''],
    ['one span', 'abcd', [spans([1, 3])], 'a{} bc{0} d{}'],
    ['whole text', 'ab', [spans([0, 2])], 'ab{0}'],
    ['overlap', 'abcd', [spans([0, 2]), spans([1, 3])], 'a{0} b{0,1} c{1} d{}'],
    ['nested', 'abcde', [spans([0, 5]), spans([2, 3])], 'ab{0} c{0,1} de{0}'],
    ['the same place twice', 'ab', [spans([0, 1]), spans([0, 1])], 'a{0,1} b{}'],
    ['touching', 'abcd', [spans([0, 2]), spans([2, 4])], 'ab{0} cd{1}'],
    ['touching spans of one finding', 'abcd', [spans([0, 2], [2, 4])], 'ab{0} cd{0}'],
    ['overlapping spans of one finding', 'abcd', [spans([0, 3], [1, 2])], 'a{0} b{0} c{0} d{}'],
    ['out of range', 'ab', [spans([-3, 1], [1, 99], [5, 6])], 'a{0} b{0}'],
    ['empty and reversed', 'ab', [spans([1, 1], [2, 0])], 'ab{}'],
    ['surrogate pairs', '😀x', [spans([0, 2])], '😀{0} x{}'],
  ])('%s', (_name, text, findings, expected) => {
    expect(short(text, findings)).toBe(expected);
  });

  it('loses and doubles nothing', () => {
    const text = 'お前は本当に無能だな。夜道に気をつけろ。';
    const many = Array.from({ length: 50 }, (_, i) => spans([i % 17, (i * 7) % 23]));
    expect(segmentText(text, many).map((segment) => segment.text).join('')).toBe(text);
  });
});

describe('splitHidden', () => {
  it('names what cannot be seen, and leaves the rest', () => {
    expect(splitHidden('a\u202Eb\u200Bc')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'control', name: 'U+202E' },
      { kind: 'text', text: 'b' },
      { kind: 'control', name: 'U+200B' },
      { kind: 'text', text: 'c' },
    ]);
  });

  it('keeps line ends, tabs and joined emoji', () => {
    for (const text of ['a\nb\tc\r\n', '👩‍💻', '葛\u{E0100}']) expect(splitHidden(text)).toEqual([{ kind: 'text', text }]);
  });
});

describe('mergeSpans', () => {
  it('joins what overlaps or touches, and sorts', () => {
    const at = (...pairs: [number, number][]) => pairs.map(([start, end]) => ({ start, end }));
    expect(mergeSpans(at([5, 9], [0, 2], [1, 3], [6, 7], [3, 4]))).toEqual(at([0, 4], [5, 9]));
    expect(mergeSpans([])).toEqual([]);
  });
});

describe('quotesOf', () => {
  it('gives each quote once, and cuts long ones between characters', () => {
    expect(quotesOf('abab', [{ start: 0, end: 2 }, { start: 2, end: 4 }])).toEqual(['ab']);
    expect(quotesOf('😀😀😀', [{ start: 0, end: 6 }], 3, 2)).toEqual(['😀😀…']);
  });
});
