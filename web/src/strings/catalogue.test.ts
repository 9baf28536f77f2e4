import { expect, it } from 'vitest';
import { ERROR_CODES } from '../engine/types.ts';
import { preferredLang } from './catalogue.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Every word by its path; functions are called with what they ask for. */
function words(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...args: string[]) => string)('1', '2'))]];
  return Object.entries(value as object).flatMap(([key, item]) => words(item, `${path}/${key}`));
}

it('has the same words in both languages', () => {
  expect(words(en).map(([path]) => path).sort()).toEqual(words(ja).map(([path]) => path).sort());
});

it('is courteous: no exclamation marks, no blame, no English left in the Japanese', () => {
  for (const [path, text] of [...words(ja), ...words(en)]) {
    expect(text, path).not.toMatch(/[!!]|検知/u);
  }
});

it('explains every error code', () => {
  for (const code of [...ERROR_CODES.slice(0, 3), 'line-too-long', 'not-utf8']) {
    expect(ja.problem).toHaveProperty([code]);
    expect(en.problem).toHaveProperty([code]);
  }
});

it('prefers Japanese only for those who ask for it', () => {
  expect([['ja-JP'], ['JA'], ['en-GB', 'ja'], []].map(preferredLang)).toEqual(['ja', 'ja', 'en', 'en']);
});
