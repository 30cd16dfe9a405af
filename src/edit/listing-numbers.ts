import { dropEchoes, type Listing } from '../../formats/shared/echoed-prefixes.ts';

/** An edit as the text to find and what takes its place. */
export interface Replacing {
  readonly find: string;
  readonly replace: string;
}

/**
 * An edit without the line numbers that its old lines took from a listing (`12→`, `12` and a tab, `12 | `): each old line that is not blank has one, and they
 * rise. The new lines have them all or not at all; otherwise, and where there are none, undefined.
 */
export const withoutListingNumbers = ({ find, replace }: Replacing): Replacing | undefined => {
  const [old, fresh] = [find.split('\n'), replace.split('\n')];
  const [bareOld, bareFresh] = [dropEchoes(old, listing), dropEchoes(fresh, listing)];
  if (bareOld === old || (bareFresh === fresh && fresh.some((line) => readNumber(line) !== undefined))) return undefined;
  return { find: bareOld.join('\n'), replace: bareFresh.join('\n') };
};

const readNumber: Listing['read'] = (line) => {
  const number = /^[ \t]{0,9}(\d{1,9})(?:→|\t| ?\| |\|)/.exec(`${line.slice(0, 30)} `);
  return number === null ? undefined : { line: Number(number[1]), length: Math.min(number[0].length, line.length) };
};

const listing: Listing = { read: readNumber, write: (line, number) => `${number}\t${line}` };
