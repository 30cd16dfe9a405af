import { missingPath, unknownOp } from '../../src/errors.ts';
import { type PatchNames, readNamePair } from './patch-names.ts';

/** The files that a header names, and which of them the time of its last change says was not there. */
export interface ClassicNames extends PatchNames {
  readonly absent?: 'before' | 'after';
}

/** The names in a `*** ` line and the `--- ` line below it. A time stamp at the epoch of only one file says that this file is not there. */
export const readContextNames = (minus: string, plus: string): ClassicNames => {
  const names = readNamePair(dropTime(minus), dropTime(plus));
  const [isNew, isGone] = [isEpoch(minus), isEpoch(plus)];
  return { ...names, ...(isNew !== isGone && { absent: isNew ? 'before' : 'after' }) };
};

/** The names in the command line that recursive diffs print, such as `diff -c -r a/x.ts b/x.ts`, or in a line `Index: x.ts`. */
export const readCommandNames = (text: string): ClassicNames | undefined => {
  if (text.length > LONGEST_LINE) return undefined;
  if (text.startsWith('Index: ')) return samePath(text.slice('Index: '.length).trim());
  if (!text.startsWith('diff ')) return undefined;
  const words = text.slice('diff '.length).trim().split(/\s+/);
  const [before, after] = words.slice(-2);
  const areOptions = words.slice(0, -2).every((word) => word.startsWith('-'));
  return before === undefined || after === undefined || !areOptions ? undefined : readNamePair(`--- ${before}`, `+++ ${after}`);
};

/** The one file that both names mean; a copy such as `x.ts.orig` and the two folders of a recursive diff stand for it. */
export const pathOf = ({ before, after }: PatchNames): string => {
  const path = after ?? before;
  if (path === undefined) throw missingPath('a diff');
  if (before === undefined || before === path || BACKUPS.some((suffix) => before === path + suffix)) return path;
  const [old, fresh] = [dropFolder(before), dropFolder(path)];
  if (old === undefined || old !== fresh) throw unknownOp(`a diff from ${before} to ${path}`);
  return old;
};

/** Both names of a file that keeps its name. */
export const samePath = (path: string): ClassicNames => ({ before: path, after: path });

const LONGEST_LINE = 1000;
const BACKUPS = ['.orig', '.old', '.bak', '~'];
const TIME = /[\t ](?:\d{4}-\d\d-\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d) /;
const EPOCH = /[\t ](?:1970-01-01 |1969-12-31 |Thu Jan {1,2}1 [\d:]{8} 1970|Wed Dec 31 [\d:]{8} 1969)/;

const dropTime = (line: string): string => {
  const time = TIME.exec(line.slice(0, LONGEST_LINE));
  return time === null ? line : line.slice(0, time.index);
};

const isEpoch = (line: string): boolean => EPOCH.test(line.slice(0, LONGEST_LINE));

const dropFolder = (path: string): string | undefined => {
  const slash = path.indexOf('/');
  return slash < 0 ? undefined : path.slice(slash + 1);
};
