import { listSymbols } from '../../syntax/outline.ts';
import type { Files } from '../../types.ts';

/**
 * The names by which a request can say where to work: paths (whole, or the file's name alone; `readme` will do for README.md), and symbols with the paths of
 * the files that declare them.
 */
export interface Names {
  readonly paths: ReadonlySet<string>;
  readonly symbols: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The names of a snapshot. */
export const listNames = (files: Files): Names => {
  const symbols = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    for (const { name } of listSymbols(path, text)) symbols.set(name, (symbols.get(name) ?? new Set()).add(path));
  }
  return { paths: new Set([...files.keys()].flatMap(listSpellings)), symbols };
};

const listSpellings = (path: string): string[] => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [stem = ''] = name.split('.');
  return [path, name, ...(/^[A-Z]{2,}$/.test(stem) ? [stem, stem.toLowerCase()] : [])];
};

/** Which of the names a text says. A symbol counts as a word of its own, a path as what stands between blanks, quotes and the marks of a sentence. */
export const findNamed = (text: string, { paths, symbols }: Names): { readonly paths: readonly string[]; readonly symbols: readonly string[] } => {
  const tokens = new Set(text.split(/[\s`'"()[\]{},;:!?<>]/).map(trimStops));
  const words = new Set(text.match(/[\p{L}\p{N}_$]+/gu));
  return { paths: [...paths].filter((path) => tokens.has(path)), symbols: [...symbols.keys()].filter((name) => words.has(name)) };
};

/** Without the full stops of a sentence and `./` in front. */
const trimStops = (token: string): string => {
  let end = token.length;
  while (end > 0 && token[end - 1] === '.') end--;
  return token.slice(token.startsWith('./') ? 2 : 0, end);
};
