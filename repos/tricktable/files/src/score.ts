import type { Contract } from './auction.ts';

/** Which of the two sides a player belongs to: 0 and 2 are side 0, 1 and 3 are side 1. */
export function sideOf(player: number): 0 | 1 {
  return player % 2 === 0 ? 0 : 1;
}

const PER_TRICK = 10;
const PER_OVERTRICK = 2;
const PER_MISSING = 5;

/**
 * The points of both sides for a contract.
 *
 * @param taken the number of tricks that the declarer's side took
 */
export function scoreContract(contract: Contract, taken: number): [number, number] {
  const points: [number, number] = [0, 0];
  const declaring = sideOf(contract.declarer);
  const { tricks } = contract.bid;
  if (taken >= tricks) {
    points[declaring] = tricks * PER_TRICK + (taken - tricks) * PER_OVERTRICK;
  } else {
    points[1 - declaring] = (tricks - taken) * PER_MISSING;
  }
  return points;
}
