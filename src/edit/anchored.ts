import { notFound } from '../errors.ts';
import type { Proposal } from '../types.ts';
import type { Draft } from './draft.ts';
import { lacksFinalNewline, lastAtOrBefore } from './lines.ts';
import type { Matches } from './matches.ts';
import { oldLines, type TextEdit } from './script.ts';

type Hunk = Extract<Proposal, { kind: 'hunk' }>;

/**
 * The candidates where git would put a hunk: at the start of the file when it says it starts on the first line, at its end when no context
 * follows its changes, and nowhere on a line that an earlier hunk matched or behind which it appended.
 */
export const keepAnchored = (hunk: Hunk, matches: Matches, draft: Draft): Matches => {
  const atStart = startsFile(hunk);
  const atEnd = hunk.lines.at(-1)?.op !== 'keep';
  const { froms, tos, end: fileEnd } = draft.taken;
  const isTaken = (from: number, to: number): boolean => (tos[lastAtOrBefore(froms, to - 1)] ?? 0) > from;
  const starts = matches.starts.filter((start) => {
    const end = matches.endOf(start);
    return (!atStart || start === 0) && (!atEnd || end === fileEnd) && !isTaken(start, end);
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

/**
 * Whether a file ends where a candidate does as its lines say. A last line that lacks its newline needs the mark; a mark on a last line of context
 * fits any line, which then loses its newline.
 */
export const endsAsWritten = ({ lines }: Hunk, end: number, text: string): boolean => {
  const old = oldLines(lines);
  const isLast = end === text.length && lacksFinalNewline(text);
  const isMarked = old.at(-1)?.noEol === true;
  return old.slice(0, -1).every(({ noEol }) => !noEol) && (isMarked ? isLast || lines.at(-1)?.op === 'keep' : !isLast);
};

/** Marks the lines [from, to) that a hunk matched. The file then ends before those that it deleted at its end, and where none can match that it appended. */
export const take = ({ taken }: Draft, [from, to]: readonly [number, number], edits: readonly TextEdit[]): void => {
  const next = lastAtOrBefore(taken.froms, from) + 1;
  taken.froms.splice(next, 0, from);
  taken.tos.splice(next, 0, to);
  const last = edits.at(-1);
  if (last?.to === taken.end && last.text === '') taken.end = last.from;
  else if (from === to) taken.end = NOWHERE;
};

const NOWHERE = -1;

/** An insertion behind the first line counts as well: by its number, git cannot tell it from a change of that line. */
const startsFile = ({ hint = 0, lines }: Hunk): boolean => hint === 0 || (hint === 1 && lines.every(({ op }) => op === 'insert'));
