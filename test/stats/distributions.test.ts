import { expect, test } from 'vitest';
import { normalBelow, normalQuantile, studentBelow, studentQuantile } from '../../src/stats/distributions.ts';

// Fisher and Yates, Statistical Tables, table III (as in M. Abramowitz, I. A. Stegun, table 26.10), with the further digits of R's qt.
test.each([
  [0.95, 1, 6.313751514675043],
  [0.9, 2, 1.885618083164127],
  [0.99, 4, 3.746947387979196],
  [0.95, 9, 1.833112932656237],
  [0.975, 9, 2.262157162798205],
  [0.999, 30, 3.3851848668293],
  [0.95, 172, 1.653760949362052],
])('gives the quantile %d of t with %i degrees of freedom', (p, freedom, t) => {
  expect(studentQuantile(p, freedom)).toBeCloseTo(t, 10);
  expect(studentQuantile(1 - p, freedom)).toBeCloseTo(-t, 10);
});

// R's pt.
test.each([
  [1.5, 9, 0.9160746719714625],
  [-2.2, 4, 0.046326335089817296],
  [0.3, 1, 0.5927735790777423],
  [3.1, 17, 0.9967477303072179],
  [2.5, 172, 0.993322088202893],
  [5, 2, 0.9811252243246882],
])('gives the probability below %d with %i degrees of freedom', (t, freedom, p) => {
  expect(studentBelow(t, freedom)).toBeCloseTo(p, 13);
});

// R's pnorm and qnorm.
test.each([
  [-1.2, 0.11506967022170828],
  [0, 0.5],
  [1.96, 0.9750021048517795],
  [4, 0.9999683287581669],
])('gives the normal probability below %d', (x, p) => {
  expect(normalBelow(x)).toBeCloseTo(p, 14);
});

test.each([
  [0.8, 0.8416212335729143],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.000001, -4.753424308822899],
])('gives the normal quantile %d', (p, x) => {
  expect(normalQuantile(p)).toBeCloseTo(x, 9);
});

test('is certain far out, and near normal with many degrees of freedom', () => {
  expect(normalBelow(-40)).toBe(0);
  expect(normalBelow(40)).toBe(1);
  expect(studentBelow(Number.POSITIVE_INFINITY, 3)).toBe(1);
  expect(studentBelow(1.7, Number.POSITIVE_INFINITY)).toBe(normalBelow(1.7));
  expect(studentBelow(1.7, 100_001)).toBeCloseTo(normalBelow(1.7), 5);
});

test.each([0, 1, Number.NaN])('refuses %d as a probability', (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});
