import { expect, test } from 'vitest';
import { flipRate, passAllK, passAtK } from '../../src/stats/pass-at-k.ts';

// The quotients of binomial coefficients, written out; 3 of 6 at k = 1 is the worked example in the README of openai/human-eval.
test.each([
  [6, 3, 1, 1 / 2],
  [10, 3, 3, 1 - 35 / 120],
  [10, 1, 10, 1],
  [10, 0, 5, 0],
  [5, 4, 2, 1],
  [200, 1, 100, 1 / 2],
  [200, 2, 100, 1 - (100 * 99) / (200 * 199)],
])('at least one of k: %i trials, %i right, k = %i', (trials, right, k, expected) => expect(passAtK(trials, right, k)).toBeCloseTo(expected, 12));

test.each([
  [6, 3, 1, 1 / 2],
  [10, 3, 3, 1 / 120],
  [10, 8, 4, 70 / 210],
  [4, 4, 4, 1],
  [4, 2, 3, 0],
])('all of k: %i trials, %i right, k = %i', (trials, right, k, expected) => expect(passAllK(trials, right, k)).toBeCloseTo(expected, 12));

test('both are without bias: their means over all draws are the chances themselves', () => {
  const [trials, chance, k] = [6, 0.3, 3];
  const choose = (n: number, r: number): number => (r === 0 ? 1 : (choose(n - 1, r - 1) * n) / r);
  const expected = (value: (right: number) => number | null): number =>
    Array.from({ length: trials + 1 }, (_, right) => choose(trials, right) * chance ** right * (1 - chance) ** (trials - right) * (value(right) ?? 0)).reduce(
      (a, b) => a + b,
    );
  expect(expected((right) => passAtK(trials, right, k))).toBeCloseTo(1 - 0.7 ** 3, 12);
  expect(expected((right) => passAllK(trials, right, k))).toBeCloseTo(0.3 ** 3, 12);
  expect(expected((right) => flipRate(trials, right))).toBeCloseTo(2 * 0.3 * 0.7, 12);
});

test('nothing is said of more trials than there were', () => {
  expect(passAtK(2, 1, 3)).toBeNull();
  expect(passAllK(2, 2, 3)).toBeNull();
  expect(flipRate(1, 1)).toBeNull();
});

test('a long row of trials loses nothing', () => expect(passAtK(100_000, 1, 50_000)).toBeCloseTo(0.5, 9));
