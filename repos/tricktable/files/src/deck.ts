import { Card, RANKS, SUITS } from './card.ts';
import { Hand } from './hand.ts';

/** How many players sit at the table. */
export const PLAYERS = 4;

/** The 32 cards, in the order in which they are dealt. */
export class Deck {
  private readonly cards: Card[];

  private constructor(cards: Card[]) {
    this.cards = cards;
  }

  /** A deck with all cards in order. */
  static sorted(): Deck {
    return new Deck(SUITS.flatMap((suit) => RANKS.map((rank) => new Card(suit, rank))));
  }

  /** A shuffled deck; `random` gives numbers from 0 (included) to 1 (not included). */
  static shuffled(random: () => number): Deck {
    const { cards } = Deck.sorted();
    for (let left = cards.length; left > 1; left -= 1) {
      const picked = Math.floor(random() * left);
      [cards[left - 1], cards[picked]] = [cards[picked]!, cards[left - 1]!];
    }
    return new Deck(cards);
  }

  get size(): number {
    return this.cards.length;
  }

  /** Deals all cards, one after the other, to the players. */
  deal(): Hand[] {
    const piles: Card[][] = Array.from({ length: PLAYERS }, () => []);
    this.cards.forEach((card, index) => piles[index % PLAYERS]!.push(card));
    return piles.map((pile) => new Hand(pile));
  }
}
