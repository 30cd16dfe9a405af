import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { Bid, Deck, Match, Phase, Strain } from '../src/index.ts';

it('has its names as values', () => {
  expect(Object.entries(Phase)).toEqual([['Bidding', 'Bidding'], ['Playing', 'Playing'], ['Finished', 'Finished']]);
});

it('is told in errors and by the match', () => {
  const match = new Match(Deck.sorted().deal(), 3);
  expect(JSON.stringify(match.phase)).toBe('"Bidding"');
  expect(() => match.play(0, match.handOf(0).cards[0]!)).toThrow('expected the phase Playing, it is Bidding');
  match.bid(0, new Bid(4, Strain.Clubs));
  for (const player of [1, 2, 3]) match.bid(player, undefined);
  expect(JSON.stringify(match.phase)).toBe('"Playing"');
  expect(() => match.bid(1, undefined)).toThrow('expected the phase Bidding, it is Playing');
});

it('is looked up nowhere', () => {
  expect(readFileSync(new URL('../src/match.ts', import.meta.url), 'utf8')).not.toMatch(/Phase\[/);
});
