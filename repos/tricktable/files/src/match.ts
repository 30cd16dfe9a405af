import { Auction, type Bid, type Contract, Strain } from './auction.ts';
import type { Card, Suit } from './card.ts';
import { PLAYERS } from './deck.ts';
import { RuleCode, RuleError } from './errors.ts';
import type { Hand } from './hand.ts';
import { scoreContract, sideOf } from './score.ts';
import { Trick } from './trick.ts';

/** How far a game has come. */
export enum Phase {
  Bidding,
  Playing,
  Finished,
}

/** One game from the first bid to the score. */
export class Match {
  private currentPhase = Phase.Bidding;
  private readonly auction: Auction;
  private trick: Trick | undefined;
  private readonly done: Trick[] = [];

  /** @param hands the hands of the players 0 to 3 */
  constructor(
    private readonly hands: Hand[],
    readonly dealer: number,
  ) {
    this.auction = new Auction((dealer + 1) % PLAYERS);
  }

  get phase(): Phase {
    return this.currentPhase;
  }

  /** The contract; undefined while the players bid, and when all have passed. */
  get contract(): Contract | undefined {
    return this.auction.isOver ? this.auction.contract : undefined;
  }

  /** The tricks that are complete. */
  get tricks(): readonly Trick[] {
    return this.done;
  }

  /** The player whose turn it is; undefined when the game is over. */
  get next(): number | undefined {
    switch (this.currentPhase) {
      case Phase.Bidding:
        return this.auction.next;
      case Phase.Playing:
        return this.trick?.next;
      case Phase.Finished:
        return undefined;
    }
  }

  /** The hand of a player. */
  handOf(player: number): Hand {
    const hand = this.hands[player];
    if (!hand) throw new RangeError(`no player ${player}`);
    return hand;
  }

  /** A player bids, or passes when `bid` is undefined. */
  bid(player: number, bid: Bid | undefined): void {
    this.expect(Phase.Bidding, player);
    if (bid) this.auction.bid(bid);
    else this.auction.pass();
    if (!this.auction.isOver) return;
    const { contract } = this.auction;
    if (contract) {
      this.currentPhase = Phase.Playing;
      this.lead((contract.declarer + 1) % PLAYERS);
    } else {
      this.currentPhase = Phase.Finished;
    }
  }

  /** A player plays a card to the trick. */
  play(player: number, card: Card): void {
    this.expect(Phase.Playing, player);
    const trick = this.trick!;
    const hand = this.handOf(player);
    const rest = hand.without(card);
    if (!hand.legal(trick.led).includes(card)) throw new RuleError(RuleCode.MustFollowSuit, `${card} does not follow suit`);
    trick.play(card);
    this.hands[player] = rest;
    if (trick.isComplete) this.finish(trick);
  }

  /** The cards that a player may play now; none when it is not the player's turn to play. */
  legalCards(player: number): readonly Card[] {
    if (this.currentPhase !== Phase.Playing || this.next !== player) return [];
    return this.handOf(player).legal(this.trick?.led);
  }

  /** The points of both sides; 0 for both until the game is over. */
  get score(): [number, number] {
    const { contract } = this;
    if (this.currentPhase !== Phase.Finished || !contract) return [0, 0];
    const side = sideOf(contract.declarer);
    return scoreContract(contract, this.done.filter((trick) => sideOf(trick.best!.player) === side).length);
  }

  private expect(phase: Phase, player: number): void {
    if (this.currentPhase !== phase) throw new RuleError(RuleCode.WrongPhase, `expected the phase ${Phase[phase]}, it is ${Phase[this.currentPhase]}`);
    if (this.next !== player) throw new RuleError(RuleCode.NotYourTurn, `it is the turn of player ${this.next}`);
  }

  private lead(player: number): void {
    this.trick = new Trick(player, this.trump);
  }

  private finish(trick: Trick): void {
    this.done.push(trick);
    if (this.hands.every((hand) => hand.isEmpty)) {
      this.currentPhase = Phase.Finished;
      this.trick = undefined;
    } else {
      this.lead(trick.best!.player);
    }
  }

  private get trump(): Suit | undefined {
    const strain = this.auction.contract?.bid.strain;
    return strain === Strain.NoTrump ? undefined : (strain as Suit | undefined);
  }
}
