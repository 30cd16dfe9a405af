/** A lazy text and the file that it is about, by their lines without terminators. */
export interface LazyText {
  readonly old: readonly string[];
  readonly written: readonly string[];
  /** What of a line counts when it is compared. */
  readonly key: (line: string) => string;
  readonly isGap: (line: number) => boolean;
  /** Whether a line of the file starts inside of a string: such a line closes nothing. */
  readonly isInString: (line: number) => boolean;
}

/** Lines of a lazy text without a gap: written [first, last). Next to a gap it starts and ends with a line that is not empty. */
export interface LazyRun {
  readonly first: number;
  readonly last: number;
  readonly gapAbove: boolean;
  readonly gapBelow: boolean;
}

/** A run and the lines [from, to) of the file that it stands for. */
export interface PlacedRun extends LazyRun {
  readonly from: number;
  readonly to: number;
}

/**
 * Why a lazy text cannot be merged, and the line of it that is to blame: it could be several lines of the file (`lines`), or stand for others as well as for
 * itself there (`gap-or-line`); it cannot be understood without guessing; or the text starts or ends with it though the file goes on there.
 */
export type LazyFailure =
  | { readonly kind: 'ambiguous' | 'gap-or-line'; readonly line: string; readonly lines: readonly number[] }
  | { readonly kind: 'unclear' | 'cut'; readonly line: string };

/** Cuts a lazy text at its gaps. Empty lines beside a gap belong to it, and gaps without anything between are one. */
export const splitRuns = ({ written, isGap }: LazyText): LazyRun[] => {
  const runs: LazyRun[] = [];
  let first = 0;
  let gapAbove = false;
  const close = (end: number, gapBelow: boolean): void => {
    let [from, to] = [first, end];
    while (gapAbove && from < to && isBlank(written[from])) from++;
    while (gapBelow && to > from && isBlank(written[to - 1])) to--;
    if (written.slice(from, to).some((line) => !isBlank(line)) || (!gapAbove && !gapBelow)) runs.push({ first: from, last: to, gapAbove, gapBelow });
  };
  for (let line = 0; line < written.length; line++) {
    if (!isGap(line)) continue;
    close(line, true);
    first = line + 1;
    gapAbove = true;
  }
  close(written.length, false);
  return runs;
};

/** Whether a line holds nothing but white space. */
export const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === '';
