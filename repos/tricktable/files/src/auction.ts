import { PLAYERS } from './deck.ts';
import { RuleCode, RuleError } from './errors.ts';

/** What a bid names, from low to high; the first four are the suits. */
export enum Strain {
  Clubs,
  Diamonds,
  Hearts,
  Spades,
  NoTrump,
}

/** The lowest and the highest number of tricks that can be bid. */
export const LOWEST_BID = 4;
export const HIGHEST_BID = 8;

/** An undertaking to take so many tricks. */
export class Bid {
  constructor(
    readonly tricks: number,
    readonly strain: Strain,
  ) {
    if (!Number.isInteger(tricks) || tricks < LOWEST_BID || tricks > HIGHEST_BID) {
      throw new RuleError(RuleCode.BidOutOfRange, `expected ${LOWEST_BID} to ${HIGHEST_BID} tricks, received ${tricks}`);
    }
  }

  /** Whether this bid may follow another one. */
  isAbove(other: Bid): boolean {
    return this.tricks > other.tricks || this.strain > other.strain;
  }
}

/** The bid that won an auction, and who made it. */
export interface Contract {
  readonly bid: Bid;
  readonly declarer: number;
}

/** The bidding of one game. */
export class Auction {
  private highest: Contract | undefined;
  private passes = 0;

  /** @param turn the player who speaks first */
  constructor(private turn: number) {}

  /** The player who speaks next. */
  get next(): number {
    return this.turn;
  }

  /** The contract so far. */
  get contract(): Contract | undefined {
    return this.highest;
  }

  /** Whether nobody speaks any more: three passes after a bid, or four without one. */
  get isOver(): boolean {
    return this.passes >= (this.highest ? PLAYERS - 1 : PLAYERS);
  }

  /** The next player bids. */
  bid(bid: Bid): void {
    if (this.highest && !bid.isAbove(this.highest.bid)) throw new RuleError(RuleCode.BidTooLow, 'the bid is not above the last one');
    this.highest = { bid, declarer: this.turn };
    this.passes = 0;
    this.advance();
  }

  /** The next player passes. */
  pass(): void {
    this.passes += 1;
    this.advance();
  }

  private advance(): void {
    this.turn = (this.turn + 1) % PLAYERS;
  }
}
