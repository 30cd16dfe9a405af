/** Work that may still be done; counts down. */
export interface Budget {
  left: number;
}

/**
 * The edit distance of two texts (insertions, deletions and substitutions of UTF-16 units), or undefined when it is above `most` or the budget
 * runs out. Only the diagonal band that can hold such a distance is worked out.
 */
export const distanceWithin = (a: string, b: string, most: number, budget: Budget): number | undefined => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return undefined;
  let previous = new Int32Array(b.length + 1).map((_, j) => j);
  let current = new Int32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    budget.left -= to - from + 1;
    if (budget.left < 0) return undefined;
    if (fillRow({ a, b, i, from, to, most }, previous, current) > most) return undefined;
    [previous, current] = [current, previous];
  }
  const distance = previous[b.length] ?? 0;
  return distance <= most ? distance : undefined;
};

interface Row {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Works out one row of the table inside the band and returns its smallest distance. */
const fillRow = ({ a, b, i, from, to, most }: Row, previous: Int32Array, current: Int32Array): number => {
  const outside = most + 1;
  const at = (row: Int32Array, j: number): number => (j < 0 ? outside : (row[j] ?? outside));
  current[from - 1] = from === 1 ? i : outside;
  let least = at(current, from - 1);
  for (let j = from; j <= to; j++) {
    const above = j === i + most ? outside : at(previous, j);
    const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
    const value = Math.min(at(previous, j - 1) + cost, above + 1, at(current, j - 1) + 1);
    current[j] = value;
    least = Math.min(least, value);
  }
  return least;
};
