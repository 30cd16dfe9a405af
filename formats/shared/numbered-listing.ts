import type { Listing, Prefix } from './echoed-prefixes.ts';
import { splitText } from './text-lines.ts';

/** A text as it is shown where lines are addressed by number: `12|text`. */
export const listNumbered = (text: string): string =>
  splitText(text)
    .lines.map((line, index) => `${writePrefix(line.text, index + 1)}\n`)
    .join('');

/** Such a listing from a 1-based line on. */
export const numberedListing = (first: number): Listing => ({ read: readPrefix, write: writePrefix, first });

const writePrefix = (line: string, number: number): string => `${number}|${line}`;

const readPrefix = (line: string): Prefix | undefined => {
  const prefix = /^ {0,9}(\d{1,9})\|/.exec(line.slice(0, 20));
  return prefix === null ? undefined : { line: Number(prefix[1]), length: prefix[0].length };
};
