import { badHunkHeader, badLinePrefix, countMismatch, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { HunkLine } from '../../src/types.ts';
import { closesFence, openFence } from './fences.ts';
import { type HunkRange, readHunkLine, readHunkRange } from './hunks.ts';
import { hasNamePair } from './patch-names.ts';
import type { ResponseLines } from './response-lines.ts';

/** A hunk as it was read: its lines are as many as its header states. `to` is the line after it. */
export interface CountedHunk {
  readonly header: string;
  readonly range: HunkRange;
  readonly lines: readonly HunkLine[];
  readonly to: number;
}

/** Where a hunk stands: in a fence or not, in a response that was cut off or not. */
export interface HunkPlace {
  readonly fenced: boolean;
  readonly cut: boolean;
}

/**
 * Reads the hunk whose header is at `line`. Only its counts say where it ends; when they are too large or too small
 * (git would drop the rest without a word) it is a `count_mismatch`.
 */
export const readCountedHunk = (lines: ResponseLines, line: number, place: HunkPlace): CountedHunk => {
  const written = lines.at(line) ?? '';
  const header = written.trimEnd();
  const range = readHunkRange(header);
  if (range === undefined) throw badHunkHeader(header);
  const body: HunkLine[] = [];
  const left = { old: range.oldCount, fresh: range.newCount };
  const dropsReturn = written.endsWith('\r');
  let at = line + 1;
  for (; left.old > 0 || left.fresh > 0 || isMark(lines.at(at)); at++) {
    const text = lines.at(at);
    if (text === undefined) throw explainEnd(header, range, left, place);
    if (isMark(text) && markLast(body)) continue;
    const read = readHunkLine(dropsReturn && text.endsWith('\r') ? text.slice(0, -1) : text);
    if (read === undefined && !endsPatch(text)) throw badLinePrefix(text);
    if (read === undefined || isNextFile(lines, at)) throw mismatch(header, range, left);
    if (read.op !== 'insert') left.old--;
    if (read.op !== 'delete') left.fresh--;
    if (left.old < 0 || left.fresh < 0) throw mismatch(header, range, left);
    body.push(read);
  }
  if (goesOn(lines, at, place.fenced)) throw countMismatch(header, printCounts(range.oldCount, range.newCount), 'more');
  return { header, range, lines: body, to: at };
};

interface Left {
  readonly old: number;
  readonly fresh: number;
}

/** Whether the line is the mark for a missing newline. */
const isMark = (text: string | undefined): boolean => text?.startsWith('\\') ?? false;

const markLast = (body: HunkLine[]): boolean => {
  const last = body.pop();
  if (last !== undefined) body.push({ ...last, noEol: true });
  return last !== undefined;
};

const explainEnd = (header: string, range: HunkRange, left: Left, { fenced, cut }: HunkPlace) => {
  if (cut) return truncated(`the hunk ${header} is incomplete`);
  return fenced ? unterminatedBlock(`the fence around the hunk ${header}`) : mismatch(header, range, left);
};

const mismatch = (header: string, range: HunkRange, left: Left) =>
  countMismatch(header, printCounts(range.oldCount, range.newCount), printCounts(range.oldCount - left.old, range.newCount - left.fresh));

const printCounts = (old: number, fresh: number): string => `${old} old and ${fresh} new lines`;

/** Whether a line without the prefix of a hunk is what follows a patch, not a line that lost its prefix. */
const endsPatch = (text: string): boolean =>
  text.startsWith('@@') || text.startsWith('diff --git ') || openFence(text) !== undefined || closesFence(text, '```') || closesFence(text, '~~~');

/** Whether the header of the next file stands here; taken for lines of the hunk it would be swallowed. */
const isNextFile = (lines: ResponseLines, at: number): boolean => hasNamePair(lines, at) && readHunkRange(lines.at(at + 2) ?? '') !== undefined;

/** Whether more lines of the hunk follow, though its counts are used up. Outside of fences a list or a rule after an empty line is prose. */
const goesOn = (lines: ResponseLines, first: number, fenced: boolean): boolean => {
  let at = first;
  while (lines.at(at)?.trimEnd() === '' && lines.at(at)?.charAt(0) !== ' ') at++;
  const text = lines.at(at);
  if (text === undefined || hasNamePair(lines, at) || text.trimEnd() === '--') return false;
  if (fenced || at === first) return /^[-+ ]/.test(text);
  return /^[-+][^-+ ]/.test(text);
};
