import type { Stretch } from './test-run.ts';

/** Which leaves stand in [from, to); an empty stretch stands where the leaf before it ends. */
export const numberLeaves = (leaves: readonly Stretch[], from: number, to: number): { readonly first: number; readonly last: number } => {
  const before = countEnded(leaves, from);
  return { first: before, last: from === to ? before : countEnded(leaves, to) };
};

/** How many leaves end by an offset. */
const countEnded = (leaves: readonly Stretch[], offset: number): number => {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leaves[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
