import { RuleCode, RuleError } from './errors.ts';

/** The suits from low to high. */
export enum Suit {
  Clubs,
  Diamonds,
  Hearts,
  Spades,
}

/** The ranks from low to high. */
export enum Rank {
  Seven = 7,
  Eight,
  Nine,
  Ten,
  Jack,
  Queen,
  King,
  Ace,
}

export const SUITS: readonly Suit[] = [Suit.Clubs, Suit.Diamonds, Suit.Hearts, Suit.Spades];

export const RANKS: readonly Rank[] = [Rank.Seven, Rank.Eight, Rank.Nine, Rank.Ten, Rank.Jack, Rank.Queen, Rank.King, Rank.Ace];

const SUIT_LETTERS = 'CDHS';
const RANK_LETTERS = '789TJQKA';

/** One card. Two cards of the same suit and rank are the same card: compare them with `equals`. */
export class Card {
  constructor(
    readonly suit: Suit,
    readonly rank: Rank,
  ) {}

  equals(other: Card): boolean {
    return this.suit === other.suit && this.rank === other.rank;
  }

  /** The card as it is written: `QH`. */
  toString(): string {
    return `${RANK_LETTERS[this.rank - Rank.Seven]}${SUIT_LETTERS[this.suit]}`;
  }
}

/** Reads a card such as `QH`. */
export function parseCard(text: string): Card {
  const rank = RANK_LETTERS.indexOf(text.slice(0, 1));
  const suit = SUIT_LETTERS.indexOf(text.slice(1));
  if (text.length !== 2 || rank < 0 || suit < 0) throw new RuleError(RuleCode.BadCard, `not a card: ${JSON.stringify(text)}`);
  return new Card(suit, Rank.Seven + rank);
}

/** Orders cards by suit, then by rank, low ones first. */
export function compareCards(one: Card, other: Card): number {
  return one.suit - other.suit || one.rank - other.rank;
}
