import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { Bid, Deck, Match, Phase, RuleCode, Strain } from '../src/index.ts';

const passed = () => {
  const match = new Match(Deck.sorted().deal(), 3);
  for (const player of [0, 1, 2, 3]) match.bid(player, undefined);
  return match;
};

it('is the last phase', () => {
  expect([Phase.Bidding, Phase.Playing, Phase.Finished, Phase.Abandoned]).toEqual([0, 1, 2, 3]);
});

it('ends a game in which all pass', () => {
  const match = passed();
  expect([match.phase, match.next, match.contract, match.score]).toEqual([Phase.Abandoned, undefined, undefined, [0, 0]]);
  expect(() => match.bid(0, undefined)).toThrow(expect.objectContaining({ code: RuleCode.WrongPhase, message: 'expected the phase Bidding, it is Abandoned' }));
  expect(match.legalCards(0)).toEqual([]);
});

it('is no end of a game that was played', () => {
  const match = new Match(Deck.sorted().deal(), 3);
  match.bid(0, new Bid(4, Strain.Clubs));
  for (const player of [1, 2, 3]) match.bid(player, undefined);
  while (match.phase === Phase.Playing) match.play(match.next!, match.legalCards(match.next!)[0]!);
  expect([match.phase, match.next, match.tricks.length]).toEqual([Phase.Finished, undefined, 8]);
});

it('is documented', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  expect(readme).toContain('goes through the phases `Bidding`, `Playing` and `Finished`, or `Bidding` and `Abandoned`. 1.');
  expect(readme).toContain('the last bid is the contract. Four passes abandon the game. 2.');
});

it('shares what comes next with a finished game', () => {
  const source = readFileSync(new URL('../src/match.ts', import.meta.url), 'utf8');
  expect(source).toMatch(/case Phase\.Finished:\s*\n\s*case Phase\.Abandoned:\s+return undefined;/);
});
