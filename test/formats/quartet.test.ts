import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import * as errors from '../../src/errors.ts';
import { readCorpus } from './corpus.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string): string => readFileSync(root + path, 'utf8');
const names = [...formats.keys()];

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
    const headings = [...read(`docs/formats/${name}.md`).matchAll(/^#{1,2} (.*)$/gm)].map((heading) => heading[1]);
    expect(headings).toEqual([name, 'Example', 'Accepts', 'Rejects', 'Cannot say', 'Origin']);
  });

  it('has a rejected case for each code that its page and its reader name, and no others', () => {
    const rejects = read(`docs/formats/${name}.md`).split('\n## Rejects\n')[1]?.split('\n## ')[0] ?? '';
    const documented = new Set([...rejects.matchAll(/`([a-z_]+)`/g)].flatMap((code) => (codes.has(code[1] ?? '') ? [code[1]] : [])));
    const shown = new Set(readCorpus(`${root}test/formats/${name}.txt`).flatMap(({ error }) => error ?? []));
    expect([...shown].sort()).toEqual([...documented].sort());
    expect(thrownBy(`formats/${name}.ts`).filter((code) => !shown.has(code))).toEqual([]);
  });

  it('has an accepted case and a summary of one line', () => {
    expect(readCorpus(`${root}test/formats/${name}.txt`).some(({ error }) => error === undefined)).toBe(true);
    expect(formats.get(name)?.summary).toMatch(/^[^\n]{10,100}$/);
  });
});

const codes = new Set([...read('src/errors.ts').matchAll(/new EditError\(\s*'([a-z_]+)'|^ {2}\| '([a-z_]+)'/gm)].map((code) => code[1] ?? code[2] ?? ''));

/** The codes of the errors that a module and what it imports from `formats/shared` can throw. */
const thrownBy = (path: string, seen = new Set<string>()): string[] => {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = read(path);
  const own = [...text.matchAll(/import \{([^}]*)\} from '[./]*src\/errors\.ts'/g)].flatMap((found) => (found[1] ?? '').split(',').map((word) => word.trim()));
  const deeper = [...text.matchAll(/from '\.\/(?:shared\/)?([a-z-]+)\.ts'/g)].flatMap((found) => thrownBy(`formats/shared/${found[1]}.ts`, seen));
  return [...own.flatMap(toCode), ...deeper];
};

const toCode = (name: string): string[] =>
  (name in errors && /^[a-z]/.test(name) ? [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] : []).filter((code) => codes.has(code));
