import type { JsonFailure } from './loose-json.ts';
import { replacementNames } from './replacements.ts';

/** Whether the JSON ends too early: with the text, or with its fence. */
export const isCut = (text: string, { at, open }: JsonFailure): boolean => open || text.startsWith('```', at) || text.startsWith('~~~', at);

/**
 * Tells which of the places that cannot be read, asked for in order, were to be edits: data that a key of an edit follows in the same block. What ends too
 * early may have no more than a path.
 */
export const createEditDetector = (text: string): ((json: JsonFailure) => boolean) => {
  const nextKey = createFinder(text, TEXT_KEY);
  const nextFence = createFinder(text, FENCE);
  return (json) => {
    if (isCut(text, json) && ANY_KEY.test(text.slice(json.from, json.at))) return true;
    return DATA.test(text.slice(json.from, json.from + 50)) && nextKey(json.from) < nextFence(json.at);
  };
};

/** Where a key of an edit stands that is part of none of the given stretches, but in a block with one of them; undefined where all is read. */
export const findRemains = (text: string, read: readonly { readonly from: number; readonly to: number }[]): number | undefined => {
  const nextKey = createFinder(text, TEXT_KEY);
  const nextFence = createFinder(text, FENCE);
  for (let index = 0; index <= read.length && read.length > 0; index++) {
    const from = read[index - 1]?.to;
    const to = read[index]?.from;
    const firstFence = nextFence(from ?? 0);
    for (let key = nextKey(from ?? 0); key < (to ?? text.length); key = nextKey(key + 1))
      if ((from !== undefined && key < firstFence) || (to !== undefined && nextFence(key) >= to)) return key;
  }
  return undefined;
};

const namesIn = (...names: readonly (readonly string[])[]): string => `["'](?:${names.flat().join('|')})["']\\s{0,20}:`;

const TEXT_KEY = namesIn(replacementNames.old, replacementNames.new);
const ANY_KEY = new RegExp(namesIn(replacementNames.path, replacementNames.old, replacementNames.new, replacementNames.list));
const DATA = /^[[{]\s*["'/[{]/;
const FENCE = '^ {0,3}(?:```|~~~)';

/** Finds where a pattern occurs next, for offsets that rise, in linear time altogether. */
const createFinder = (text: string, pattern: string): ((from: number) => number) => {
  const finder = new RegExp(pattern, 'gm');
  let at = -1;
  return (from) => {
    if (at >= from) return at;
    finder.lastIndex = from;
    at = finder.exec(text)?.index ?? text.length;
    return at;
  };
};
