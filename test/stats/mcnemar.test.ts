import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustByHolm, testFlips } from '../../src/stats/mcnemar.ts';

// M. P. Fay, Biostatistics 11 (2010), 373-374, for 2 and 9; the others are sums of binomial coefficients: 2 * (1 + 11 + 55) / 2^11 and so on.
test.each([
  [2, 9, 134 / 2048],
  [0, 5, 2 / 32],
  [1, 7, (2 * 9) / 256],
  [3, 3, 1],
  [0, 0, 1],
])('gives the exact probability of %i and %i flips', (one, other, p) => {
  expect(testFlips(one, other)).toBeCloseTo(p, 12);
  expect(testFlips(other, one)).toBeCloseTo(p, 12);
});

test('does not underflow where there are many flips', () => {
  expect(testFlips(50_000, 50_000)).toBe(1);
  // 2 * P(X <= 49,000) of 100,000 tosses, by the normal distribution with continuity correction: z = 6.3214.
  expect(testFlips(49_000, 51_000) / 2.59e-10).toBeCloseTo(1, 1);
  expect(testFlips(0, 2000)).toBeLessThan(1e-300);
});

test('is the more certain the more uneven flips are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (total, more) => {
      const even = Math.floor(total / 2);
      expect(testFlips(even - Math.min(even, more), total - even + Math.min(even, more))).toBeLessThanOrEqual(testFlips(even, total - even) + 1e-12);
    }),
    { seed: 11 },
  );
});

// What R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives.
test('adjusts p-values by Holm in the order given', () => {
  const adjusted = adjustByHolm([0.01, 0.04, 0.03, 0.005]);
  for (const [at, p] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[at]).toBeCloseTo(p, 12);
  expect(adjustByHolm([])).toEqual([]);
  expect(adjustByHolm([0.9, 0.8])).toEqual([1, 1]);
});
