import * as errors from '../../src/errors.ts';
import type { CorpusCase } from './corpus.ts';

/** Reads a file of the project by its path. */
export type ReadFile = (path: string) => string;

/** The sections that the page of a format has, in this order. */
export const sections = ['Example', 'Accepts', 'Rejects', 'Cannot say', 'Origin'];

/** The headings of a page: its title and its sections. */
export const listHeadings = (page: string): string[] => [...page.matchAll(/^#{1,2} (.*)$/gm)].map((heading) => heading[1] ?? '');

/** The codes that a page rejects responses with. */
export const listDocumentedCodes = (page: string, codes: ReadonlySet<string>): string[] => {
  const rejects = page.split('\n## Rejects\n')[1]?.split('\n## ')[0] ?? '';
  return sorted([...rejects.matchAll(/`([a-z_]+)`/g)].flatMap((code) => (codes.has(code[1] ?? '') ? [code[1] ?? ''] : [])));
};

/** The codes that a corpus shows. */
export const listShownCodes = (corpus: readonly CorpusCase[]): string[] => sorted(corpus.flatMap(({ error }) => error ?? []));

/** All codes of `src/errors.ts`. */
export const listCodes = (read: ReadFile): ReadonlySet<string> =>
  new Set([...read('src/errors.ts').matchAll(/new EditError\(\s*'([a-z_]+)'|^ {2}\| '([a-z_]+)'/gm)].map((code) => code[1] ?? code[2] ?? ''));

/** The codes of the errors that a module and what it imports from `formats/shared` can throw. */
export const listThrownCodes = (path: string, read: ReadFile, codes = listCodes(read), seen = new Set<string>()): string[] => {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = read(path);
  const own = [...text.matchAll(/import \{([^}]*)\} from '[./]*src\/errors\.ts'/g)].flatMap((found) => (found[1] ?? '').split(',').map((word) => word.trim()));
  const deeper = [...text.matchAll(/from '\.\/(?:shared\/)?([a-z-]+)\.ts'/g)].flatMap((found) =>
    listThrownCodes(`formats/shared/${found[1]}.ts`, read, codes, seen),
  );
  return sorted([...own.flatMap(toCode).filter((code) => codes.has(code)), ...deeper]);
};

const toCode = (name: string): string[] => (name in errors && /^[a-z]/.test(name) ? [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] : []);

const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort();
