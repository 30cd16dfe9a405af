import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { Bid, scoreContract, Strain } from '../src/index.ts';

const score = (taken: number) => scoreContract({ bid: new Bid(4, Strain.Hearts), declarer: 1 }, taken);

it('is checked', () => {
  for (const taken of [-1, 9, 0.5, 7.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    let caught: unknown;
    try {
      score(taken);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(RangeError);
    expect(caught).toMatchObject({ message: `expected 0 to 8 tricks, received ${taken}` });
  }
});

it('leaves the scores', () => {
  expect([0, 1, 3, 4, 5, 8].map(score)).toEqual([[20, 0], [15, 0], [5, 0], [0, 40], [0, 42], [0, 48]]);
});

it('is checked first of all, as in Bid', () => {
  const source = readFileSync(new URL('../src/score.ts', import.meta.url), 'utf8');
  expect(source).toMatch(/function scoreContract\([^)]*\): \[number, number\] \{\s+(?:\/\/.*\s+)*if \([^;]*\bNumber\.isInteger\(taken\)[^;]*\b8\b[^;]*throw new RangeError\(`expected 0 to 8 tricks/);
});
