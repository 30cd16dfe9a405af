/** The numbers from `start` up to, but not including, `end`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Makes an interval of two numbers or of a pair. Throws a RangeError where the end is before the start. */
export function interval(start: number, end: number): Interval;
export function interval(pair: readonly [start: number, end: number]): Interval;
export function interval(first: number | readonly [number, number], second = Number.NaN): Interval {
  const [start, end] = typeof first === 'number' ? [first, second] : first;
  if (start <= end) return { start, end };
  throw new RangeError(`no interval: [${start}, ${end})`);
}

/** Whether a point, or all of another interval, lies within an interval. */
export function contains(outer: Interval, inner: number | Interval): boolean {
  if (typeof inner === 'number') return outer.start <= inner && inner < outer.end;
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two intervals have a point in common. */
export function overlaps(first: Interval, second: Interval): boolean {
  return first.start <= second.end && second.start <= first.end;
}

/** What two intervals have in common; undefined where that is nothing. */
export function intersection(first: Interval, second: Interval): Interval | undefined {
  if (!overlaps(first, second)) return undefined;
  return { start: Math.max(first.start, second.start), end: Math.min(first.end, second.end) };
}

/** The fewest intervals that cover the same points, in ascending order. Those that touch become one. */
export function merge(intervals: Iterable<Interval>): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.end < next.start) merged.push(next);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
  }
  return merged;
}
