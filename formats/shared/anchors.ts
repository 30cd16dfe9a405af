import { findLineChanges, type LineChange } from './line-changes.ts';

/** An edit by its text: the lines `find`, which occur once at the time, become the lines `replace`. */
export interface AnchoredEdit {
  readonly find: readonly string[];
  readonly replace: readonly string[];
}

/**
 * The edits that lead from one list of lines to the other, applied one after the other. Each anchor holds the changed lines, or
 * the line beside an insertion, and as many lines around them as it takes to occur once. Empty only where there are no lines at all.
 */
export const anchorEdits = (before: readonly string[], after: readonly string[]): AnchoredEdit[] =>
  findLineChanges(before, after).map((change) => anchorChange(before, after, change));

const anchorChange = (before: readonly string[], after: readonly string[], change: LineChange): AnchoredEdit => {
  // What stands in the file when this edit's turn comes: all earlier changes are made.
  const current = [...after.slice(0, change.newFrom), ...before.slice(change.from)];
  const old = { from: change.newFrom, to: change.newFrom + change.to - change.from };
  const { from, to } = widen(current, old);
  const above = current.slice(from, old.from);
  const below = current.slice(old.to, to);
  return { find: current.slice(from, to), replace: [...above, ...after.slice(change.newFrom, change.newTo), ...below] };
};

interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The range, not empty and grown on the side that tells more rivals apart, until no other lines read the same. */
const widen = (lines: readonly string[], range: LineRange): LineRange => {
  let { from, to } = range;
  if (from === to && from > 0) from--;
  else if (from === to && to < lines.length) to++;
  let rivals = findRivals(lines, { from, to });
  while (rivals.length > 0) {
    const up = from > 0 ? rivals.filter((rival) => lines[rival - 1] === lines[from - 1]) : undefined;
    const down = to < lines.length ? rivals.filter((rival) => lines[rival + to - from] === lines[to]) : undefined;
    if (up === undefined && down === undefined) break;
    if (down === undefined || (up !== undefined && up.length < down.length)) {
      rivals = (up ?? []).map((rival) => rival - 1);
      from--;
    } else {
      rivals = down;
      to++;
    }
  }
  return { from, to };
};

const findRivals = (lines: readonly string[], { from, to }: LineRange): number[] => {
  const rivals: number[] = [];
  for (let rival = 0; rival + to - from <= lines.length; rival++) {
    let same = 0;
    while (same < to - from && lines[rival + same] === lines[from + same]) same++;
    if (rival !== from && same === to - from) rivals.push(rival);
  }
  return rivals;
};
