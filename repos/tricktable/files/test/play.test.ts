import { describe, expect, it } from 'vitest';

import { Bid, describeTrick, parseCard, RuleCode, scoreContract, Strain, Suit, sideOf, Trick } from '../src/index.ts';

function trickOf(leader: number, trump: Suit | undefined, cards: string): Trick {
  const trick = new Trick(leader, trump);
  for (const card of cards.split(' ').filter(Boolean)) trick.play(parseCard(card));
  return trick;
}

describe('Trick', () => {
  it('goes to the highest card of the suit that was led', () => {
    expect(trickOf(0, undefined, '9H QH TH JH').best).toEqual({ player: 1, card: parseCard('QH') });
    expect(trickOf(3, undefined, '7H AS AC 8H').best?.player).toBe(2);
    expect(trickOf(2, Suit.Spades, 'AH KH AD AC').best?.player).toBe(2);
  });

  it('goes to the highest trump', () => {
    expect(trickOf(0, Suit.Clubs, 'AH 7C KH 9C').best?.player).toBe(3);
    expect(trickOf(0, Suit.Clubs, 'AH 9C 7C KH').best?.player).toBe(1);
    expect(trickOf(1, Suit.Clubs, 'TC AC 8C AH').best?.player).toBe(2);
  });

  it('knows whose turn it is', () => {
    const trick = trickOf(2, undefined, '');
    expect([trick.next, trick.led, trick.best, trick.isComplete]).toEqual([2, undefined, undefined, false]);
    trick.play(parseCard('9H'));
    trick.play(parseCard('AS'));
    expect([trick.next, trick.led, trick.isComplete]).toEqual([0, Suit.Hearts, false]);
    expect(trick.plays.map(({ player }) => player)).toEqual([2, 3]);
  });

  it('is complete with four cards', () => {
    const trick = trickOf(0, undefined, '9H QH TH JH');
    expect(trick.isComplete).toBe(true);
    expect(() => trick.play(parseCard('AH'))).toThrow(expect.objectContaining({ code: RuleCode.TrickFull, message: 'the trick is complete' }));
  });

  it('is described with its best play', () => {
    expect(describeTrick(trickOf(0, undefined, '7H KH 9H'))).toBe('0:7H 1:KH* 2:9H');
    expect(describeTrick(trickOf(0, undefined, ''))).toBe('');
  });
});

describe('score', () => {
  const contract = (tricks: number, declarer: number) => ({ bid: new Bid(tricks, Strain.Hearts), declarer });

  it('has two sides', () => {
    expect([0, 1, 2, 3].map(sideOf)).toEqual([0, 1, 0, 1]);
  });

  it('rewards the contract and tricks beyond it', () => {
    expect(scoreContract(contract(5, 0), 5)).toEqual([50, 0]);
    expect(scoreContract(contract(5, 3), 7)).toEqual([0, 54]);
    expect(scoreContract(contract(8, 2), 8)).toEqual([80, 0]);
  });

  it('rewards the other side for missing tricks', () => {
    expect(scoreContract(contract(5, 0), 4)).toEqual([0, 5]);
    expect(scoreContract(contract(7, 1), 3)).toEqual([20, 0]);
  });
});
