import { notFound } from '../errors.ts';
import type { Proposal } from '../types.ts';
import type { Draft } from './draft.ts';
import { lastAtOrBefore } from './lines.ts';
import type { Matches } from './matches.ts';

type Hunk = Extract<Proposal, { kind: 'hunk' }>;

/**
 * The candidates where git would put a hunk: at the start of the file when it says it starts on the first line, at its end when no context
 * follows its changes, and nowhere on a line that an earlier hunk matched or behind which it appended.
 */
export const keepAnchored = (hunk: Hunk, matches: Matches, draft: Draft): Matches => {
  const { text } = draft.file;
  const atStart = startsFile(hunk);
  const atEnd = hunk.lines.at(-1)?.op !== 'keep';
  const { froms, tos } = draft.taken;
  const isTaken = (from: number, to: number): boolean => (tos[lastAtOrBefore(froms, to - 1)] ?? 0) > from;
  const starts = matches.starts.filter((start) => {
    const end = matches.endOf(start);
    return (!atStart || start === 0) && (!atEnd || (end === text.length && froms.at(-1) !== end)) && !isTaken(start, end);
  });
  return { ...matches, starts };
};

/**
 * The line where git puts a hunk without old lines: always the end of the file, whatever line it states, unless it states the first.
 * @throws EditError `not_found`.
 */
export const anchoredInsertion = (hunk: Hunk, draft: Draft): number => {
  const { count } = draft.file.lines();
  if (startsFile(hunk) && (count > 0 || draft.touched)) throw notFound(draft.path);
  return count;
};

/** Marks the lines that a hunk matched. */
export const take = ({ taken: { froms, tos } }: Draft, from: number, to: number): void => {
  const next = lastAtOrBefore(froms, from) + 1;
  froms.splice(next, 0, from);
  tos.splice(next, 0, to);
};

/** An insertion behind the first line counts as well: by its number, git cannot tell it from a change of that line. */
const startsFile = ({ hint = 0, lines }: Hunk): boolean => hint === 0 || (hint === 1 && lines.every(({ op }) => op === 'insert'));
