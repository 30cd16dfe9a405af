import { diffArrays } from 'diff';

/** Lines [from, to) of the old text became lines [newFrom, newTo) of the new one. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** The changed stretches between two lists of lines, in order; texts that have little in common give one change. */
export const findLineChanges = (before: readonly string[], after: readonly string[]): LineChange[] => {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) start++;
  let end = 0;
  while (end < limit - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const edited = after.slice(start, after.length - end);
  if (old.length === 0 && edited.length === 0) return [];
  const pieces = diffArrays(old, edited, { maxEditLength: MOST_EDITS });
  if (pieces === undefined) return [{ from: start, to: before.length - end, newFrom: start, newTo: after.length - end }];
  return joinPieces(pieces, start);
};

const MOST_EDITS = 2000;

interface Piece {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

const joinPieces = (pieces: readonly Piece[], start: number): LineChange[] => {
  const changes: LineChange[] = [];
  let [from, newFrom, to, newTo] = [start, start, start, start];
  for (const { added, removed, count } of [...pieces, { added: false, removed: false, count: 0 }]) {
    if (removed) to += count;
    else if (added) newTo += count;
    else {
      if (to > from || newTo > newFrom) changes.push({ from, to, newFrom, newTo });
      from = to += count;
      newFrom = newTo += count;
    }
  }
  return changes;
};
