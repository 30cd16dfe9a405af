import { extname } from 'node:path';
import { hasGrammar, inspect } from '../syntax/native.ts';
import type { Files } from '../types.ts';

/** A word of a file, and where it starts. */
export interface Word {
  readonly word: string;
  readonly at: number;
}

/**
 * The words of the code of a file, not of its comments; also as `.word` where one stands like the name of a member: behind a dot or within braces, or as a
 * string. Of a file without a grammar all words may be either; prose names nothing.
 */
export const listWords = (path: string, text: string): readonly Word[] => {
  if (prose.has(extname(path))) return [];
  if (!hasGrammar(path)) {
    const all = [...text.matchAll(/[$\p{ID_Continue}]+/gu)];
    return all.flatMap(({ 0: word, index }) => [word, `.${word}`].map((name) => ({ word: name, at: index })));
  }
  const words: Word[] = [];
  let before = '';
  for (const { from, to, kind } of inspect(path, text).leaves) {
    if (kind === 'comment') continue;
    const leaf = text.slice(from, to);
    const word = kind === 'string' ? leaf.slice(1, -1) : leaf;
    if (kind === 'string' || leaf.startsWith('#') || members.has(before)) words.push({ word: `.${word}`, at: from });
    words.push({ word, at: from });
    before = leaf;
  }
  return words;
};

const prose: ReadonlySet<string> = new Set(['.markdown', '.md', '.rst', '.txt']);
const members: ReadonlySet<string> = new Set([',', '.', '?.', '{']);

/** How often each word stands in the files of a tree. */
export const countWords = (files: Files): ReadonlyMap<string, number> =>
  countAll([...files].flatMap(([path, text]) => listWords(path, text).map(({ word }) => word)));

/** How often each of some texts is there. */
export const countAll = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/** A text up to layout and to what ends a statement or an element. */
export const squeeze = (text: string): string => text.replace(/[\s,;]/g, '');
