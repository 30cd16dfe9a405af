import { type Card, compareCards, type Suit } from './card.ts';
import { RuleCode, RuleError } from './errors.ts';

/** The cards of a player. A hand does not change; `without` gives a smaller one. */
export class Hand {
  readonly cards: readonly Card[];

  constructor(cards: readonly Card[]) {
    this.cards = [...cards].sort(compareCards);
  }

  get isEmpty(): boolean {
    return this.cards.length === 0;
  }

  has(card: Card): boolean {
    return this.cards.some((held) => held.equals(card));
  }

  /** The cards of one suit, low ones first. */
  ofSuit(suit: Suit): Card[] {
    return this.cards.filter((card) => card.suit === suit);
  }

  /** The cards that may be played to a trick: those of the suit that was led, or all when there is none or nothing was led. */
  legal(led: Suit | undefined): readonly Card[] {
    if (led === undefined) return this.cards;
    const following = this.ofSuit(led);
    return following.length > 0 ? following : this.cards;
  }

  /** The hand after a card was played. */
  without(card: Card): Hand {
    if (!this.has(card)) throw new RuleError(RuleCode.CardNotHeld, `${card} is not in the hand`);
    return new Hand(this.cards.filter((held) => !held.equals(card)));
  }
}
