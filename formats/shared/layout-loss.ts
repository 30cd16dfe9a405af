import type { LossyCode } from '../../src/types.ts';
import { findLineChanges, type LineChange } from './line-changes.ts';
import { splitText, type TextLine } from './text-lines.ts';

/**
 * What a format loses that writes plain lines: byte order marks and line endings are those of the file, a created file has neither
 * mark nor carriage returns, and the final newline is there in a created file and as it was in any other.
 */
export const findLayoutLoss = (before: string | undefined, after: string): LossyCode[] => {
  const old = splitText(before ?? '');
  const edited = splitText(after);
  const lossy: LossyCode[] = [];
  if (old.bom !== edited.bom || (old.bom && old.lines.length === 0)) lossy.push('byte_order_mark');
  if (losesFinalNewline(old.lines, edited.lines)) lossy.push('final_newline');
  if (losesEndings(old.lines, edited.lines)) lossy.push('line_endings');
  return lossy;
};

const losesFinalNewline = (old: readonly TextLine[], edited: readonly TextLine[]): boolean => {
  const last = edited.at(-1);
  return last !== undefined && (last.eol === '') !== (old.at(-1)?.eol === '');
};

const losesEndings = (old: readonly TextLine[], edited: readonly TextLine[]): boolean => {
  const changes = findLineChanges(
    old.map(({ text }) => text),
    edited.map(({ text }) => text),
  );
  let [line, newLine] = [0, 0];
  for (const change of [...changes, { from: old.length, to: old.length, newFrom: edited.length, newTo: edited.length }]) {
    for (; line < change.from; line++, newLine++) if (differ(edited[newLine], old[line]?.eol || endingAt(old, line))) return true;
    for (; newLine < change.newTo; newLine++) if (differ(edited[newLine], endingOf(old, change, newLine))) return true;
    line = change.to;
  }
  return false;
};

/** A last line without a terminator is no matter of line endings. */
const differ = (line: TextLine | undefined, eol: string): boolean => line !== undefined && line.eol !== '' && line.eol !== eol;

/** The ending that an inserted line takes: of the line it replaces, else of a line beside it. */
const endingOf = (old: readonly TextLine[], { from, to, newFrom }: LineChange, newLine: number): string => {
  for (let line = Math.min(from + newLine - newFrom, to - 1); line >= from; line--) {
    const eol = old[line]?.eol;
    if (eol) return eol;
  }
  return endingAt(old, from);
};

const endingAt = (old: readonly TextLine[], line: number): string => old[line - 1]?.eol || old[line]?.eol || old[line - 2]?.eol || '\n';
