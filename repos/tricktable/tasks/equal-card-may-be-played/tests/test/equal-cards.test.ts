import { expect, it } from 'vitest';

import { Bid, Deck, Match, parseCard, RuleCode, Strain } from '../src/index.ts';

function playing(): Match {
  const match = new Match(Deck.sorted().deal(), 3);
  match.bid(0, new Bid(5, Strain.Hearts));
  for (const player of [1, 2, 3]) match.bid(player, undefined);
  return match;
}

it('takes any card that equals a legal one', () => {
  const match = playing();
  ['8C', '9C', 'TC', '7C'].forEach((card, at) => match.play((at + 1) % 4, parseCard(card)));
  expect(match.tricks.map(({ best }) => String(best?.card))).toEqual(['TC']);
  expect(match.handOf(1).cards.map(String)).toEqual(['QC', '8D', 'QD', '8H', 'QH', '8S', 'QS']);
});

it('still refuses the other cards', () => {
  const match = playing();
  match.play(1, parseCard('8C'));
  expect(() => match.play(2, parseCard('9D'))).toThrow(expect.objectContaining({ code: RuleCode.MustFollowSuit, message: '9D does not follow suit' }));
  expect(() => match.play(2, parseCard('TC'))).toThrow(expect.objectContaining({ code: RuleCode.CardNotHeld }));
  expect(() => match.play(3, parseCard('TC'))).toThrow(expect.objectContaining({ code: RuleCode.NotYourTurn }));
  expect(match.handOf(2).cards.length).toBe(8);
});
