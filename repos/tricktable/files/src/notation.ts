import { type Bid, Strain } from './auction.ts';
import type { Trick } from './trick.ts';

const STRAIN_NAMES: Record<Strain, string> = {
  [Strain.Clubs]: 'clubs',
  [Strain.Diamonds]: 'diamonds',
  [Strain.Hearts]: 'hearts',
  [Strain.Spades]: 'spades',
  [Strain.NoTrump]: 'no trump',
};

/** A bid in words: `5 hearts`; `pass` for none. */
export function describeBid(bid: Bid | undefined): string {
  return bid ? `${bid.tricks} ${STRAIN_NAMES[bid.strain]}` : 'pass';
}

/** The plays of a trick in their order, the best one with a star: `0:7H 1:KH* 2:9H`. */
export function describeTrick(trick: Trick): string {
  const { best } = trick;
  return trick.plays.map((play) => `${play.player}:${play.card}${play === best ? '*' : ''}`).join(' ');
}
