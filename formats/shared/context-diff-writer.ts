import type { HunkLine, LossyCode } from '../../src/types.ts';
import type { Write } from './collect-writes.ts';
import { findLayoutLoss } from './layout-loss.ts';
import { findLineChanges } from './line-changes.ts';
import { writeName } from './patch-names.ts';
import { splitText } from './text-lines.ts';
import { type HunkText, type WrittenHunk, writeHunks } from './written-hunks.ts';

/** Writes what `diff -c` prints for an edited file (`before`) or a new one (undefined), without time stamps. */
export const writeContextDiff = (path: string, before: string | undefined, after: string): Write<string> => {
  const lossy: LossyCode[] = findLayoutLoss(before, after).filter((code) => code !== 'final_newline');
  const [old, edited] = [listLines(before ?? ''), listLines(after)];
  if (before === undefined && edited.length === 0) return { parts: [], lossy: ['create_empty', ...lossy] };
  const hunks = writeHunks(old, edited, findLineChanges(old.map(toKey), edited.map(toKey)));
  if (hunks.length === 0) return { parts: [], lossy };
  const name = before === undefined ? '/dev/null' : writeName('a/', path);
  return { parts: [`*** ${name}\n--- ${writeName('b/', path)}\n${hunks.map(writeHunk).join('')}`], lossy };
};

const listLines = (text: string): HunkText[] => splitText(text).lines.map((line) => ({ text: line.text, ...(line.eol === '' && { noEol: true }) }));

/** Lines are the same when they also agree on whether a newline follows. */
const toKey = ({ text, noEol }: HunkText): string => (noEol ? text : `${text}\n`);

const writeHunk = (hunk: WrittenHunk): string => {
  const marked = markLines(hunk.lines);
  const half = (own: HunkLine['op']): string => (marked.some(({ op }) => op === own) ? marked.map((line) => writeLine(line, own)).join('') : '');
  return `${SEPARATOR}\n*** ${writeRange(hunk.from, hunk.to)} ****\n${half('delete')}--- ${writeRange(hunk.newFrom, hunk.newTo)} ----\n${half('insert')}`;
};

const SEPARATOR = '***************';

interface MarkedLine extends HunkLine {
  /** Whether its run of changes both deletes and inserts. */
  readonly changed: boolean;
}

const markLines = (lines: readonly HunkLine[]): MarkedLine[] => {
  const marked: MarkedLine[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (lines[from]?.op !== 'keep' && to < lines.length && lines[to]?.op !== 'keep') to++;
    const run = lines.slice(from, to);
    const changed = run.some(({ op }) => op === 'delete') && run.some(({ op }) => op === 'insert');
    for (const line of run) marked.push({ ...line, changed });
    from = to;
  }
  return marked;
};

const writeLine = ({ op, changed, text, noEol }: MarkedLine, own: HunkLine['op']): string => {
  if (op !== 'keep' && op !== own) return '';
  const mark = op === 'keep' ? ' ' : changed ? '!' : op === 'delete' ? '-' : '+';
  return `${mark} ${text}\n${noEol ? '\\ No newline at end of file\n' : ''}`;
};

/** The first and last line; one number for a single line, and for no line the number of the line before. */
const writeRange = (from: number, to: number): string => (to - from < 2 ? `${to}` : `${from + 1},${to}`);
