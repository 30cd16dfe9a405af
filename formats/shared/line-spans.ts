/** Lines [first, last) of a file, 0-based. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** The lines of a range whose 1-based ends both belong to it. One that ends before it starts stays so: it is an error, no insertion. */
export const toLineSpan = (from: number, to: number): LineSpan => ({ first: from - 1, last: to < from ? to - 1 : to });
