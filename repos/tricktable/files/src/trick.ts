import type { Card, Suit } from './card.ts';
import { PLAYERS } from './deck.ts';
import { RuleCode, RuleError } from './errors.ts';

/** A card on the table, and who played it. */
export interface Play {
  readonly player: number;
  readonly card: Card;
}

/** The cards that go round the table once. */
export class Trick {
  private readonly played: Play[] = [];

  /**
   * @param leader the player who plays first
   * @param trump undefined when there is no trump
   */
  constructor(
    readonly leader: number,
    private readonly trump: Suit | undefined,
  ) {}

  get plays(): readonly Play[] {
    return this.played;
  }

  /** The suit that was led. */
  get led(): Suit | undefined {
    return this.played[0]?.card.suit;
  }

  get isComplete(): boolean {
    return this.played.length === PLAYERS;
  }

  /** The player whose turn it is. */
  get next(): number {
    return (this.leader + this.played.length) % PLAYERS;
  }

  /** The next player plays a card. */
  play(card: Card): void {
    if (this.isComplete) throw new RuleError(RuleCode.TrickFull, 'the trick is complete');
    this.played.push({ player: this.next, card });
  }

  /** The play that takes the trick so far; undefined before the first one. */
  get best(): Play | undefined {
    let best: Play | undefined;
    for (const play of this.played) {
      if (!best || this.beats(play.card, best.card)) best = play;
    }
    return best;
  }

  /** Whether a card takes a trick from another one that was played before it. */
  private beats(card: Card, other: Card): boolean {
    if (card.suit === other.suit) return card.rank > other.rank;
    return card.suit === this.trump;
  }
}
