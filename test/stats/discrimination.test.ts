import { expect, test } from 'vitest';
import { discriminate, isBelowChance } from '../../src/stats/discrimination.ts';

// R's data set mtcars: cyl, gear, carb, hp of its 32 cars.
const cars: readonly (readonly number[])[] = [
  [6, 4, 4, 110],
  [6, 4, 4, 110],
  [4, 4, 1, 93],
  [6, 3, 1, 110],
  [8, 3, 2, 175],
  [6, 3, 1, 105],
  [8, 3, 4, 245],
  [4, 4, 2, 62],
  [4, 4, 2, 95],
  [6, 4, 4, 123],
  [6, 4, 4, 123],
  [8, 3, 3, 180],
  [8, 3, 3, 180],
  [8, 3, 3, 180],
  [8, 3, 4, 205],
  [8, 3, 4, 215],
  [8, 3, 4, 230],
  [4, 4, 1, 66],
  [4, 4, 2, 52],
  [4, 4, 1, 65],
  [4, 3, 1, 97],
  [8, 3, 2, 150],
  [8, 3, 2, 150],
  [8, 3, 4, 245],
  [8, 3, 2, 175],
  [4, 4, 1, 66],
  [4, 5, 2, 91],
  [4, 5, 2, 113],
  [8, 5, 4, 264],
  [6, 5, 6, 175],
  [8, 5, 8, 335],
  [4, 4, 2, 109],
];

test('agrees with R: performance::item_reliability(mtcars[, c("cyl", "gear", "carb", "hp")])', () => {
  const rounded = discriminate(cars).map((value) => Number(value?.toFixed(3)));
  expect(rounded).toEqual([0.826, -0.127, 0.751, 0.881]);
});

test('leaves the item itself out of what it is compared with', () => {
  // Two items that have nothing in common: with themselves in the total, both would correlate with it.
  expect(
    discriminate([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
  ).toEqual([0, 0]);
});

test.each<[string, (number | undefined)[][], (number | null)[]]>([
  [
    'items on which all agree',
    [
      [1, 0, 1],
      [1, 1, 0],
      [1, 0, 0],
    ],
    [null, -1 / 2, -1 / 2],
  ],
  [
    'too few respondents',
    [
      [1, 0],
      [0, 1],
    ],
    [null, null],
  ],
  [
    'an item that too few answered',
    [
      [1, 1, 1],
      [0, 0, undefined],
      [1, 1, undefined],
    ],
    [1, 1, null],
  ],
  [
    'respondents of one item',
    [
      [1, undefined],
      [0, undefined],
      [1, undefined],
    ],
    [null, null],
  ],
  ['nobody', [], []],
])('knows %s', (_, scores, expected) => {
  const found = discriminate(scores);
  expect(found).toHaveLength(expected.length);
  for (const [item, value] of expected.entries()) {
    if (value === null) expect(found[item]).toBeNull();
    else expect(found[item]).toBeCloseTo(value, 12);
  }
});

// tanh(1.6448536 / sqrt(n - 3)): 0.8220 for 5 pairs, 0.3790 for 20, 0.1865 for 79.
test.each([
  [-0.83, 5, true],
  [-0.82, 5, false],
  [-0.38, 20, true],
  [-0.37, 20, false],
  [-0.19, 79, true],
  [-1, 3, false],
  [-1, 4, true],
  [0.9, 79, false],
])('a correlation of %f over %i pairs is below chance: %s', (correlation, n, expected) => expect(isBelowChance(correlation, n)).toBe(expected));
