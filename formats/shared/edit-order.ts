/** `deleted` lines from line `first` on become `inserted` lines; `first` is infinite behind the last line. */
export interface RangeEdit {
  readonly first: number;
  readonly deleted: number;
  readonly inserted: number;
}

/** Takes the edits of one file in turn; gives the line where an edit starts if those before it count as made, where that may be another one. */
export type EditOrder = (edit: RangeEdit) => number | undefined;

/**
 * Tells whether line numbers that may refer to the file as shown or as the edits before left it mean the same either way. They do for an edit
 * above all others so far, for one below all of them where those left the number of lines as it was, and for any where none of them changed it.
 */
export const followOrder = (): EditOrder => {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  let shift = 0;
  let isNeutral = true;
  return ({ first, deleted, inserted }) => {
    const last = first + deleted;
    const isTwin = deleted === 0 && (first === lowest || highest === Number.POSITIVE_INFINITY);
    const isAlike = isNeutral || (last <= lowest && !isTwin) || (first >= highest && shift === 0);
    const rival = isAlike || first === Number.POSITIVE_INFINITY ? undefined : Math.max(0, first - shift);
    lowest = Math.min(lowest, first);
    highest = Math.max(highest, last);
    shift += inserted - deleted;
    isNeutral &&= inserted === deleted;
    return rival;
  };
};
