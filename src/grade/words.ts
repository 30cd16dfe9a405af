import { extname } from 'node:path';
import { hasGrammar, inspect } from '../syntax/native.ts';
import type { Files } from '../types.ts';

/**
 * How often each word stands in the code of a file, not in its comments; `.word` is counted as well where it stands like the name of a member: behind a dot or
 * within braces, or as a string. Of a file without a grammar all words may be either; prose names nothing.
 */
export const countWords = (path: string, text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const add = (word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);
  if (prose.has(extname(path))) return counts;
  if (!hasGrammar(path)) {
    for (const [word] of text.matchAll(/[$\p{ID_Continue}]+/gu)) for (const name of [word, `.${word}`]) add(name);
    return counts;
  }
  let before = '';
  for (const { from, to, kind } of inspect(path, text).leaves) {
    if (kind === 'comment') continue;
    const leaf = text.slice(from, to);
    const word = kind === 'string' ? leaf.slice(1, -1) : leaf;
    if (kind === 'string' || leaf.startsWith('#') || members.has(before)) add(`.${word}`);
    add(word);
    before = leaf;
  }
  return counts;
};

const prose: ReadonlySet<string> = new Set(['.markdown', '.md', '.rst', '.txt']);
const members: ReadonlySet<string> = new Set([',', '.', '?.', '{']);

/** The same of all files of a tree. */
export const countAllWords = (files: Files): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [path, text] of files) for (const [word, count] of countWords(path, text)) counts.set(word, (counts.get(word) ?? 0) + count);
  return counts;
};

/** A text up to layout and to what ends a statement or an element. */
export const squeeze = (text: string): string => text.replace(/[\s,;]/g, '');
