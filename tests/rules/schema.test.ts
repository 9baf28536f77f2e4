// Every file of the rules folder against its schema: what editors check while an author writes, checked here too.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));
const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(RULES, path), 'utf8')) as Record<string, unknown>;

const all = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json')).sort();
const schemas = all.filter((path) => path.startsWith('schema/'));
const files = all.filter((path) => !path.startsWith('schema/'));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
for (const path of schemas) ajv.addSchema(read(path), basename(path));

/** The schema of a file, by its place: the engine decides by it too, so "$schema" must not say otherwise. */
function schemaOf(path: string): string {
  const [folder] = path.split('/');
  if (folder === 'policies') return 'policy-1.json';
  if (folder === 'folding') return 'folding-1.json';
  return { 'concepts.json': 'concepts-1.json', 'lexicon.json': 'lexicon-1.json' }[basename(path)] ?? 'rules-1.json';
}

describe('schemas', () => {
  it.each(schemas)('%s is a schema of draft 2020-12', (path) => {
    expect(read(path)['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(ajv.validateSchema(read(path)), ajv.errorsText()).toBe(true);
  });

  it('refuse what is no rule file', () => {
    const validate = ajv.getSchema('rules-1.json');
    for (const wrong of [{}, { version: 2, lang: 'ja', category: 'insult', rules: [] }, { version: 1, lang: 'ja', category: 'insult', rules: [{ id: 'x' }] }]) {
      expect(validate?.(wrong)).toBe(false);
    }
  });
});

describe('rules folder', () => {
  it('has policies and rules', () => {
    expect(files.filter((path) => path.startsWith('policies/')).length).toBeGreaterThan(0);
    expect(files.filter((path) => path.startsWith('ja/')).length).toBeGreaterThan(0);
  });

  it.each(files)('%s', (path) => {
    const contents = read(path);
    const validate = ajv.getSchema(schemaOf(path));
    validate?.(contents);
    expect(validate?.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? []).toEqual([]);
    // Named so that an editor finds it.
    expect(join(dirname(path), String(contents['$schema']))).toBe(`schema/${schemaOf(path)}`);
  });
});
