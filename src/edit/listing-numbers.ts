import { dropEchoes, type Listing, type Prefix } from '../../formats/shared/echoed-prefixes.ts';
import type { FileText } from './file-text.ts';
import { contentsOf } from './lines.ts';
import { oldLines, type Script } from './script.ts';

/** An edit as the text to find and what takes its place. */
export interface Replacing {
  readonly find: string;
  readonly replace: string;
}

/**
 * The edits that are left without the line numbers that the old lines took from a listing (`12→`, `12` and a tab, `12 | `, `12|`): each old line that is not
 * blank has one, and they rise. The new lines have them all or not at all; otherwise, and where there are none, no edits. Behind a bar, a space is the
 * listing's or the line's: that is two.
 */
export const withoutListingNumbers = ({ find, replace }: Replacing): readonly Replacing[] => {
  const [old, fresh] = [find.split('\n'), replace.split('\n')];
  return [tight, spaced].flatMap((read) => {
    const listing: Listing = { read, write: (line, number) => `${number}\t${line}` };
    const [bareOld, bareFresh] = [dropEchoes(old, listing), dropEchoes(fresh, listing)];
    const mixed = bareFresh === fresh && fresh.some(isListed);
    return bareOld === old || mixed ? [] : [{ find: bareOld.join('\n'), replace: bareFresh.join('\n') }];
  });
};

/** Whether an edit would write the line numbers of a listing: old and new lines have such, and no line of the file has. */
export const writesListingNumbers = (script: Script, file: FileText): boolean => {
  const isWritten = script.some(({ op, text }) => op === 'insert' && isListed(text));
  return isWritten && oldLines(script).some(({ text }) => isListed(text)) && !contentsOf(file.lines()).some(isListed);
};

const tight: Listing['read'] = (line) => readNumber(line, /^[ \t]{0,9}(\d{1,9})(?:→|\t| ?\|)/);

const spaced: Listing['read'] = (line) => readNumber(line, /^[ \t]{0,9}(\d{1,9}) ?\| /);

const isListed = (line: string): boolean => tight(line) !== undefined;

const readNumber = (line: string, prefix: RegExp): Prefix | undefined => {
  const number = prefix.exec(`${line.slice(0, 30)} `);
  return number === null ? undefined : { line: Number(number[1]), length: Math.min(number[0].length, line.length) };
};
