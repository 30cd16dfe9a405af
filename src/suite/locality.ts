import { listFileChanges } from '../../formats/shared/file-changes.ts';
import type { Files, Task } from '../types.ts';

/** How far apart the places of an edit are: within so many adjacent lines, in one file, or in several. */
export type Locality = NonNullable<Task['locality']>;

/** How far apart the places are that the references of a task change, each kind once. */
export const listLocalities = ({ files, references }: Pick<Task, 'files' | 'references'>): Locality[] => [
  ...new Set(references.map((reference) => findLocality(files, reference))),
];

const findLocality = (before: Files, after: Files): Locality => {
  const [change, other] = listFileChanges(before, after);
  if (other !== undefined) return 'cross-file';
  return change?.kind === 'modified' && countSpan(change.before, change.after) <= mostLines ? 'line' : 'file';
};

const mostLines = 3;

/** The lines from the first to the last that differ, on the side that has more of them. */
const countSpan = (before: string, after: string): number => {
  const [old, edited] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(old.length, edited.length);
  let head = 0;
  while (head < shorter && old[head] === edited[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === edited.at(-1 - tail)) tail++;
  return Math.max(old.length, edited.length) - head - tail;
};
