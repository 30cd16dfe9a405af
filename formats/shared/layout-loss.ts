import type { Format, LossyCode } from '../../src/types.ts';
import { findLineChanges, type LineChange } from './line-changes.ts';
import { splitText, type TextLine } from './text-lines.ts';

/**
 * What an edit loses that is written as plain lines: byte order marks and line endings are those of the file, a created file has neither
 * mark nor carriage returns, and the final newline is there in a created file and as it was in any other. Inserted lines end as
 * the lines that they replace or stand beside; where edits are `sequential`, the lines above are those that earlier edits made.
 */
export const findLayoutLoss = (before: string | undefined, after: string, coordinates: Format['coordinates'] = 'original'): LossyCode[] => {
  const [old, edited] = [splitText(before ?? '').lines, splitText(after).lines];
  const ending = (change: LineChange, line: number): string => {
    const above =
      coordinates === 'original' ? old.slice(Math.max(0, change.from - 2), change.from) : edited.slice(Math.max(0, change.newFrom - 2), change.newFrom);
    return endingBeside(old, change, line, above);
  };
  return findLoss(before ?? '', after, { changes: findLineChanges(textsOf(old), textsOf(edited)), ending });
};

/** The same for edits of the file as shown that change just these lines. */
export const findLossOfChanges = (before: string, after: string, changes: readonly LineChange[]): LossyCode[] => {
  const old = splitText(before).lines;
  const above = ({ from }: LineChange): readonly TextLine[] => old.slice(Math.max(0, from - 2), from);
  return findLoss(before, after, { changes, ending: (change, line) => endingBeside(old, change, line, above(change)) });
};

/** The same for a file that is written anew: between the lines that stay at its start and end, all lines take the file's most frequent ending. */
export const findOverwriteLoss = (before: string, after: string): LossyCode[] => {
  const [old, edited] = [splitText(before).lines, splitText(after).lines];
  const changes = findLineChanges(textsOf(old), textsOf(edited));
  const [first, last] = [changes[0], changes.at(-1)];
  const main = mainEnding(old);
  return findLoss(before, after, { changes: first && last ? [{ ...last, from: first.from, newFrom: first.newFrom }] : [], ending: () => main });
};

interface Rewriting {
  readonly changes: readonly LineChange[];
  ending(change: LineChange, newLine: number): string;
}

const findLoss = (before: string, after: string, rewriting: Rewriting): LossyCode[] => {
  const [old, edited] = [splitText(before), splitText(after)];
  const lossy: LossyCode[] = [];
  if (old.bom !== edited.bom || (old.bom && old.lines.length === 0)) lossy.push('byte_order_mark');
  if (losesFinalNewline(old.lines, edited.lines)) lossy.push('final_newline');
  if (losesEndings(old.lines, edited.lines, rewriting)) lossy.push('line_endings');
  return lossy;
};

const textsOf = (lines: readonly TextLine[]): string[] => lines.map(({ text }) => text);

const losesFinalNewline = (old: readonly TextLine[], edited: readonly TextLine[]): boolean => {
  const last = edited.at(-1);
  return last !== undefined && (last.eol === '') !== (old.at(-1)?.eol === '');
};

const losesEndings = (old: readonly TextLine[], edited: readonly TextLine[], { changes, ending }: Rewriting): boolean => {
  const end: LineChange = { from: old.length, to: old.length, newFrom: edited.length, newTo: edited.length };
  let [line, newLine] = [0, 0];
  for (const change of [...changes, end]) {
    for (; line < change.from; line++, newLine++)
      if (differ(edited[newLine], old[line]?.eol || ending({ from: line, to: line, newFrom: newLine, newTo: newLine }, newLine))) return true;
    for (; newLine < change.newTo; newLine++) if (differ(edited[newLine], ending(change, newLine))) return true;
    line = change.to;
  }
  return false;
};

/** A last line without a terminator is no matter of line endings. */
const differ = (line: TextLine | undefined, eol: string): boolean => line !== undefined && line.eol !== '' && line.eol !== eol;

const endingBeside = (old: readonly TextLine[], { from, to, newFrom }: LineChange, newLine: number, above: readonly TextLine[]): string => {
  for (let line = Math.min(from + newLine - newFrom, to - 1); line >= from; line--) {
    const eol = old[line]?.eol;
    if (eol) return eol;
  }
  return above.at(-1)?.eol || old[from]?.eol || above.at(-2)?.eol || '\n';
};

/** The most frequent ending; of equally frequent ones none, because readers may differ. */
const mainEnding = (old: readonly TextLine[]): string => {
  const counts = new Map<string, number>();
  for (const { eol } of old) if (eol !== '') counts.set(eol, (counts.get(eol) ?? 0) + 1);
  const [first, second] = [...counts].sort((one, other) => other[1] - one[1]);
  if (first === undefined) return '\n';
  return second?.[1] === first[1] ? 'undecided' : first[0];
};
