import { describe, expect, it } from 'vitest';

import { Bid, Deck, Hand, Match, parseCard, Phase, RuleCode, Strain } from '../src/index.ts';

/** Every player has two ranks of each suit: player 0 sevens and jacks, ... player 3 tens and aces. */
const newMatch = (dealer = 3) => new Match(Deck.sorted().deal(), dealer);

function bidding(match: Match, ...bids: (Bid | undefined)[]): Match {
  for (const bid of bids) match.bid(match.next!, bid);
  return match;
}

const hearts = new Bid(5, Strain.Hearts);
const playing = () => bidding(newMatch(), hearts, undefined, undefined, undefined);

/** Plays the first legal card until the game is over. */
function playOut(match: Match): Match {
  while (match.phase === Phase.Playing) match.play(match.next!, match.legalCards(match.next!)[0]!);
  return match;
}

describe('bidding', () => {
  it('starts after the dealer', () => {
    expect(newMatch().next).toBe(0);
    expect(newMatch(1).next).toBe(2);
    expect(newMatch().dealer).toBe(3);
    expect(newMatch().phase).toBe(Phase.Bidding);
  });

  it('leads to play, which the player after the declarer begins', () => {
    const match = bidding(newMatch(), undefined, hearts, undefined, undefined);
    expect(match.contract).toBeUndefined();
    match.bid(0, undefined);
    expect([match.phase, match.contract?.declarer, match.next]).toEqual([Phase.Playing, 1, 2]);
  });

  it('ends the game when all pass', () => {
    const match = bidding(newMatch(), undefined, undefined, undefined, undefined);
    expect([match.phase, match.contract, match.next]).toEqual([Phase.Abandoned, undefined, undefined]);
    expect(match.score).toEqual([0, 0]);
  });

  it('refuses players whose turn it is not, and cards', () => {
    const match = newMatch();
    expect(() => match.bid(1, hearts)).toThrow(expect.objectContaining({ code: RuleCode.NotYourTurn, message: 'it is the turn of player 0' }));
    expect(() => match.play(0, match.handOf(0).cards[0]!)).toThrow(
      expect.objectContaining({ code: RuleCode.WrongPhase, message: 'expected the phase Playing, it is Bidding' }),
    );
    expect(match.legalCards(0)).toEqual([]);
  });
});

describe('playing', () => {
  it('lets the best play lead', () => {
    const match = playing();
    expect(match.next).toBe(1);
    for (const player of [1, 2, 3, 0]) match.play(player, match.handOf(player).cards[0]!);
    expect(match.tricks.map(({ leader, best }) => [leader, String(best?.card)])).toEqual([[1, 'TC']]);
    expect(match.next).toBe(3);
    expect([0, 1, 2, 3].map((player) => match.handOf(player).cards.length)).toEqual([7, 7, 7, 7]);
  });

  it('asks to follow suit', () => {
    const match = playing();
    match.play(1, match.handOf(1).cards[0]!);
    const [, , diamond] = match.handOf(2).cards;
    expect(() => match.play(2, diamond!)).toThrow(expect.objectContaining({ code: RuleCode.MustFollowSuit, message: '9D does not follow suit' }));
    expect(match.legalCards(2).map(String)).toEqual(['9C', 'KC']);
    expect(match.legalCards(3)).toEqual([]);
    expect(match.handOf(2).cards.length).toBe(8);
    expect(match.next).toBe(2);
  });

  it('has the trump of the contract', () => {
    const winner = (strain: Strain, ...cards: string[]) => {
      const match = new Match(cards.map((card) => new Hand([parseCard(card)])), 2);
      const { tricks } = playOut(bidding(match, new Bid(4, strain), undefined, undefined, undefined));
      return tricks[0]?.best?.player;
    };
    expect([Strain.Clubs, Strain.Diamonds, Strain.Hearts, Strain.Spades, Strain.NoTrump].map((strain) => winner(strain, 'AC', 'AD', '7H', '7S'))).toEqual([0, 1, 2, 3, 0]);
    expect(winner(Strain.Clubs, 'AS', '7C', 'KS', '8C')).toBe(3);
  });

  it('refuses cards that a player does not hold, and bids', () => {
    const match = playing();
    expect(() => match.play(1, match.handOf(2).cards[0]!)).toThrow(expect.objectContaining({ code: RuleCode.CardNotHeld }));
    expect(() => match.bid(1, hearts)).toThrow(expect.objectContaining({ code: RuleCode.WrongPhase }));
    expect(() => match.handOf(4)).toThrow(RangeError);
  });
});

describe('the end', () => {
  it('comes when all cards are played', () => {
    const match = playOut(playing());
    expect([match.phase, match.next, match.tricks.length]).toEqual([Phase.Finished, undefined, 8]);
    expect(match.tricks.map(({ best }) => best?.player)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
    expect(match.score).toEqual([0, 25]);
  });

  it('counts tricks beyond the contract', () => {
    const match = playOut(bidding(newMatch(), undefined, undefined, undefined, new Bid(6, Strain.Spades), undefined, undefined, undefined));
    expect(match.score).toEqual([0, 64]);
  });

  it('has no score before', () => {
    const match = playing();
    expect(match.score).toEqual([0, 0]);
  });
});
