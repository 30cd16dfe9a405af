/**
 * The chance that at least one of `k` answers is right, of which it is known that `right` of `trials` were: 1 - C(n - c, k) / C(n, k), without bias for
 * k <= n; null for more. Source: M. Chen et al., arXiv 2107.03374 (2021), section 2.1.
 */
export const passAtK = (trials: number, right: number, k: number): number | null => {
  const none = drawAll(trials, trials - right, k);
  return none === null ? null : 1 - none;
};

/**
 * The chance that all of `k` answers are right: C(c, k) / C(n, k), without bias for k <= n; null for more.
 * Source: S. Yao et al., arXiv 2406.12045 (2024), section 3 (pass^k).
 */
export const passAllK = (trials: number, right: number, k: number): number | null => drawAll(trials, right, k);

/**
 * How likely two answers to one question differ in being right: c (n - c) / C(n, 2), without bias; null for fewer than two trials. It is twice the
 * variance of being right within the question.
 */
export const flipRate = (trials: number, right: number): number | null => (trials < 2 ? null : (2 * right * (trials - right)) / (trials * (trials - 1)));

/** The chance that `k` drawn out of `all` without putting any back are all among the `marked`. */
const drawAll = (all: number, marked: number, k: number): number | null => {
  if (k > all) return null;
  let chance = 1;
  for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, marked - drawn) / (all - drawn);
  return chance;
};
