import type { HunkLine } from '../../src/types.ts';

/** The numbers of a hunk header `@@ -oldStart,oldCount +newStart,newCount @@`, as written (1-based). */
export interface HunkRange {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** The numbers of a hunk header, or undefined when it is not of that form; a missing count means 1. Anything may follow the second `@@`. */
export const readHunkRange = (header: string): HunkRange | undefined => {
  const match = RANGE.exec(header);
  if (match === null) return undefined;
  const [, oldStart, oldCount, newStart, newCount] = match;
  return { oldStart: Number(oldStart), oldCount: Number(oldCount ?? 1), newStart: Number(newStart), newCount: Number(newCount ?? 1) };
};

/** Where the hunk says it starts, 0-based; a range without lines stands after the line it names. */
export const hintOf = ({ oldStart, oldCount }: HunkRange): number => (oldCount === 0 ? oldStart : Math.max(0, oldStart - 1));

/** A line of a hunk by its first character; an empty line is an empty line of context. Undefined when the prefix is none of the three. */
export const readHunkLine = (line: string): HunkLine | undefined => {
  if (line === '' || line === '\r') return { op: 'keep', text: line };
  const op = OPS.get(line.charAt(0));
  return op && { op, text: line.slice(1) };
};

/** A line of a hunk as it is written, with the mark for a missing newline. */
export const writeHunkLine = ({ op, text, noEol }: HunkLine): string => `${PREFIXES[op]}${text}\n${noEol ? `${NO_NEWLINE}\n` : ''}`;

/** Whether any line is deleted or inserted. */
export const changesAnything = (lines: readonly HunkLine[]): boolean => lines.some((line) => line.op !== 'keep');

/** The text that lines of a new file make up; each ends with a newline unless the patch says that there is none. */
export const toText = (lines: readonly HunkLine[]): string => lines.map((line) => (line.noEol ? line.text : `${line.text}\n`)).join('');

const NO_NEWLINE = '\\ No newline at end of file';
const RANGE = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
const PREFIXES = { keep: ' ', delete: '-', insert: '+' } as const;
const OPS: ReadonlyMap<string, HunkLine['op']> = new Map([
  [' ', 'keep'],
  ['-', 'delete'],
  ['+', 'insert'],
]);
