import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { Bid, scoreContract, Strain } from '../src/index.ts';

const score = (strain: Strain, taken: number, declarer = 0) => scoreContract({ bid: new Bid(6, strain), declarer }, taken);

it('counts 12 for each trick of the contract', () => {
  expect(score(Strain.NoTrump, 6)).toEqual([72, 0]);
  expect(score(Strain.NoTrump, 8)).toEqual([76, 0]);
  expect(score(Strain.NoTrump, 7, 3)).toEqual([0, 74]);
});

it('counts missing tricks as before', () => {
  expect(score(Strain.NoTrump, 5)).toEqual([0, 5]);
  expect(score(Strain.NoTrump, 3, 1)).toEqual([15, 0]);
});

it('leaves the suits', () => {
  for (const strain of [Strain.Clubs, Strain.Diamonds, Strain.Hearts, Strain.Spades]) {
    expect([score(strain, 6), score(strain, 8), score(strain, 5)]).toEqual([[60, 0], [64, 0], [0, 5]]);
  }
});

it('is documented', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  expect(readme).toContain('scores 10 points for each trick of the contract (12 in no trump) and 2 for each one beyond it.');
});

it('is declared after the points for other tricks', () => {
  expect(readFileSync(new URL('../src/score.ts', import.meta.url), 'utf8')).toMatch(/const PER_TRICK = 10;\s+(?:\/\/.*\s+|\/\*[^/]*\*\/\s+)?const PER_NO_TRUMP_TRICK = 12;/);
});
