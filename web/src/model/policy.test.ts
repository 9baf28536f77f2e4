import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PolicyWords } from './policy.ts';
import type { PolicyFile } from './policy.ts';

const folder = new URL('../../../rules/policies/', import.meta.url);

it.each(readdirSync(folder))('%s has words for every id that it uses', (name) => {
  const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as PolicyFile;
  const words = new PolicyWords(file);
  for (const { id, clause } of file.categories) {
    expect(words.category(id).ja).not.toBe(id);
    expect(words.clause(clause).ja).not.toBe('');
  }
  for (const { id } of file.steps) expect(words.step(id).label.en).not.toBe(id);
  for (const id of ['emergency', 'distress', 'legitimate_complaint', 'agent_promise']) expect(words.signal(id).ja).not.toBe(id);
});

it('shows an unknown id as it is', () => {
  const words = new PolicyWords({ id: 'p', name: { ja: '', en: '' }, categories: [], clauses: [], steps: [], signals: {} });
  expect([words.category('x').ja, words.step('y').label.en, words.clause('z').ja]).toEqual(['x', 'y', '']);
  expect(() => PolicyWords.fromBundle('{"files":{}}')).toThrow('not in the bundle');
});
