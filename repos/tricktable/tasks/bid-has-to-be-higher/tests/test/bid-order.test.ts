import { expect, it } from 'vitest';

import { Auction, Bid, HIGHEST_BID, LOWEST_BID, RuleCode, Strain } from '../src/index.ts';

const strains = [Strain.Clubs, Strain.Diamonds, Strain.Hearts, Strain.Spades, Strain.NoTrump];
const bids: Bid[] = [];
for (let tricks = LOWEST_BID; tricks <= HIGHEST_BID; tricks += 1) bids.push(...strains.map((strain) => new Bid(tricks, strain)));

it('orders all bids by tricks, then by strain', () => {
  bids.forEach((bid, at) => {
    bids.forEach((other, place) => expect(bid.isAbove(other), `${at} above ${place}`).toBe(at > place));
  });
});

it('reaches the auction', () => {
  const auction = new Auction(0);
  auction.bid(new Bid(5, Strain.Clubs));
  expect(() => auction.bid(new Bid(4, Strain.Spades))).toThrow(expect.objectContaining({ code: RuleCode.BidTooLow }));
  auction.bid(new Bid(5, Strain.Diamonds));
  expect(auction.contract?.declarer).toBe(1);
});
