import { xxHash32 } from 'js-xxhash';

/**
 * The two-letter name of a line in hashed listings: the high and low four bits of the xxHash32 of the line without trailing white space. Lines
 * without a letter or digit are hashed with their 1-based number, so that braces do not all get one name. `line` is 0-based.
 */
export const hashLine = (text: string, line: number): string => {
  const bytes = new TextEncoder().encode(text.trimEnd());
  const hash = xxHash32(bytes, /[\p{L}\p{N}]/u.test(text) ? 0 : line + 1) % 256;
  return LETTERS.charAt(hash >>> 4) + LETTERS.charAt(hash & 15);
};

/** The letters of such names, in the order of the numbers they stand for. */
export const LETTERS = 'ZPMQVRWSNKTXJBYH';
