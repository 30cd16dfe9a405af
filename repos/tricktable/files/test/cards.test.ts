import { describe, expect, it } from 'vitest';

import { Card, compareCards, Deck, Hand, parseCard, Rank, RuleCode, Suit } from '../src/index.ts';

const hand = (text: string) => new Hand(text.split(' ').map(parseCard));

describe('cards', () => {
  it('are written as they are read', () => {
    for (const text of ['7C', '8D', '9H', 'TS', 'JC', 'QD', 'KH', 'AS']) expect(String(parseCard(text))).toBe(text);
    expect(parseCard('QH')).toEqual(new Card(Suit.Hearts, Rank.Queen));
  });

  it('are refused when they are none', () => {
    for (const text of ['', 'Q', 'H', '6H', 'QX', 'QHH', 'qh', 'QCD', '10H']) expect(() => parseCard(text)).toThrow(expect.objectContaining({ code: RuleCode.BadCard }));
    expect(() => parseCard('6H')).toThrow('not a card: "6H"');
  });

  it('are equal by suit and rank', () => {
    expect(parseCard('QH').equals(parseCard('QH'))).toBe(true);
    expect(parseCard('QH').equals(parseCard('QS'))).toBe(false);
    expect(parseCard('QH').equals(parseCard('KH'))).toBe(false);
  });

  it('are ordered by suit, then by rank', () => {
    expect(['AS', '7H', 'KH', 'AC'].map(parseCard).sort(compareCards).map(String)).toEqual(['AC', '7H', 'KH', 'AS']);
  });
});

describe('Deck', () => {
  const cardsOf = (deck: Deck) => deck.deal().map(({ cards }) => cards.map(String));

  it('deals one card after the other', () => {
    expect(Deck.sorted().size).toBe(32);
    expect(cardsOf(Deck.sorted())).toEqual(['7J', '8Q', '9K', 'TA'].map((ranks) => [...'CDHS'].flatMap((suit) => [...ranks].map((rank) => rank + suit))));
  });

  it('is shuffled by the numbers it is given', () => {
    const numbers = [0, 0.5, 0.999, 0.25];
    let at = 0;
    const random = () => numbers[at++ % numbers.length]!;
    const shuffled = cardsOf(Deck.shuffled(random));
    expect(at).toBe(31);
    expect(shuffled.flat().sort()).toEqual(cardsOf(Deck.sorted()).flat().sort());
    expect(shuffled).not.toEqual(cardsOf(Deck.sorted()));
    expect(shuffled[3]!.includes('7C')).toBe(true);
    expect(cardsOf(Deck.shuffled(() => 0.9999))).toEqual(cardsOf(Deck.sorted()));
  });
});

describe('Hand', () => {
  const held = hand('QH 7H AS TC');

  it('is sorted', () => {
    expect(held.cards.map(String)).toEqual(['TC', '7H', 'QH', 'AS']);
    expect(held.ofSuit(Suit.Hearts).map(String)).toEqual(['7H', 'QH']);
  });

  it('follows suit where it can', () => {
    expect(held.legal(Suit.Hearts).map(String)).toEqual(['7H', 'QH']);
    expect(held.legal(Suit.Diamonds)).toEqual(held.cards);
    expect(held.legal(undefined)).toEqual(held.cards);
    expect(held.legal(Suit.Clubs).map(String)).toEqual(['TC']);
  });

  it('gets smaller by a card that it has', () => {
    const rest = held.without(parseCard('7H'));
    expect(rest.cards.map(String)).toEqual(['TC', 'QH', 'AS']);
    expect(held.has(parseCard('7H'))).toBe(true);
    expect(rest.has(parseCard('7H'))).toBe(false);
    expect(() => held.without(parseCard('7S'))).toThrow(expect.objectContaining({ code: RuleCode.CardNotHeld, message: '7S is not in the hand' }));
    expect([hand('AS').isEmpty, hand('AS').without(parseCard('AS')).isEmpty]).toEqual([false, true]);
  });
});
