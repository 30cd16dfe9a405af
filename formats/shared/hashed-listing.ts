import type { Listing, Prefix } from './echoed-prefixes.ts';
import { hashLine } from './line-hash.ts';
import { splitText } from './text-lines.ts';

/** A text as it is shown where lines are addressed by number and hash: `12#QK|text`. */
export const listHashed = (text: string): string =>
  splitText(text)
    .lines.map((line, index) => `${hashedListing.write(line.text, index + 1)}\n`)
    .join('');

/** The anchor of a line, `12#QK`; `line` is 0-based. */
export const anchorLine = (text: string, line: number): string => `${line + 1}#${hashLine(text, line)}`;

/** The line (0-based) and the hash that an anchor names, in whatever of a listing follows it; undefined when it is none. */
export const readAnchor = (anchor: string): { readonly line: number; readonly hash: string } | undefined => {
  const match = /^\s{0,9}(\d{1,9})\s{0,9}#\s{0,9}([A-Za-z]{2})\s{0,9}(?:[|:]|$)/.exec(anchor.slice(0, 60));
  return match === null ? undefined : { line: Number(match[1]) - 1, hash: match[2] ?? '' };
};

/** Such a listing; other tools put a colon behind the anchor. */
export const hashedListing: Listing = {
  read: (line): Prefix | undefined => {
    const prefix = /^ {0,9}(\d{1,9})#[ZPMQVRWSNKTXJBYH]{2}[|:]/.exec(line.slice(0, 30));
    return prefix === null ? undefined : { line: Number(prefix[1]), length: prefix[0].length };
  },
  write: (line, number) => `${anchorLine(line, number - 1)}|${line}`,
};
