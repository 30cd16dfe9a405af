import { dropEchoes, type Listing, type Prefix } from './echoed-prefixes.ts';

/** The sections of a block. */
export interface Sections {
  readonly find: string;
  readonly replace: string;
}

/**
 * The sections without the line numbers (`12 | text`) that a model copied from its listing: both have them on all lines, or the new text is empty.
 * `line` is the block's own line, 0-based.
 */
export const dropPipedNumbers = ({ find, replace }: Sections, line: number | undefined): Sections => {
  const bare = dropNumbers(find, line);
  const bareReplace = dropNumbers(replace, undefined);
  const both = bare !== find && (bareReplace !== replace || replace.trim() === '');
  return both ? { find: bare, replace: bareReplace } : { find, replace };
};

/** Sections from which `dropPipedNumbers` gives these back. */
export const keepPipedNumbers = (sections: Sections, line: number | undefined): Sections => {
  if (dropPipedNumbers(sections, line).find === sections.find) return sections;
  return { find: addNumbers(sections.find, line ?? 0), replace: addNumbers(sections.replace, line ?? 0) };
};

const dropNumbers = (text: string, line: number | undefined): string => {
  if (!text.includes('|')) return text;
  return dropEchoes(text.split('\n'), { ...listing, ...(line !== undefined && { first: line + 1 }) }).join('\n');
};

const addNumbers = (text: string, line: number): string =>
  text
    .split('\n')
    .map((row, index, rows) => (index === rows.length - 1 && row === '' ? row : writePrefix(row, line + 1 + index)))
    .join('\n');

const writePrefix = (text: string, number: number): string => `${number} | ${text}`;

/** A number, blanks, one bar, at most one blank. */
const readPrefix = (text: string): Prefix | undefined => {
  const prefix = /^[ \t]{0,9}(\d{1,9})[ \t]{1,9}\|(?!\|) ?/.exec(text.slice(0, 40));
  return prefix === null ? undefined : { line: Number(prefix[1]), length: prefix[0].length };
};

const listing: Listing = { read: readPrefix, write: writePrefix };
