import type { Files } from '../types.ts';

/** How often each word stands in a text, in comments and strings too; a private member's name has its `#`. */
export const countWords = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/#?[$\p{ID_Continue}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** The same of all files of a tree. */
export const countAllWords = (files: Files): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const text of files.values()) for (const [word, count] of countWords(text)) counts.set(word, (counts.get(word) ?? 0) + count);
  return counts;
};

/** A text up to layout and to what ends a statement or an element. */
export const squeeze = (text: string): string => text.replace(/[\s,;]/g, '');
