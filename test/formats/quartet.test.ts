import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { readCorpus } from './corpus.ts';
import { listCodes, listDocumentedCodes, listHeadings, listShownCodes, listThrownCodes, sections } from './quartet.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string): string => readFileSync(root + path, 'utf8');
const names = [...formats.keys()];
const codes = listCodes(read);

describe('the list of formats', () => {
  it('is sorted by name', () => {
    expect(names).toEqual([...names].sort());
  });

  it('is also the list of the overview page', () => {
    const rows = [...read('docs/formats/README.md').matchAll(/^\| `([a-z0-9-]+)` \| (?:text|tool) \|/gm)].map((row) => row[1]);
    expect(rows).toEqual(names);
  });
});

describe.each(names)('%s', (name) => {
  it('has a file, a corpus and a page', () => {
    const files = [`formats/${name}.ts`, `test/formats/${name}.txt`, `docs/formats/${name}.md`];
    expect(files.filter((file) => !existsSync(root + file))).toEqual([]);
  });

  it('has a page with the five sections, in order', () => {
    expect(listHeadings(read(`docs/formats/${name}.md`))).toEqual([name, ...sections]);
  });

  it('has a rejected case for each code that its page and its reader name, and no others', () => {
    const shown = listShownCodes(readCorpus(`${root}test/formats/${name}.txt`));
    expect(shown).toEqual(listDocumentedCodes(read(`docs/formats/${name}.md`), codes));
    expect(listThrownCodes(`formats/${name}.ts`, read).filter((code) => !shown.includes(code))).toEqual([]);
  });

  it('has an accepted case and a summary of one line', () => {
    expect(readCorpus(`${root}test/formats/${name}.txt`).some(({ error }) => error === undefined)).toBe(true);
    expect(formats.get(name)?.summary).toMatch(/^[^\n]{10,100}$/);
  });
});
