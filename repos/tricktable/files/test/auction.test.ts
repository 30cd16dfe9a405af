import { describe, expect, it } from 'vitest';

import { Auction, Bid, describeBid, RuleCode, Strain } from '../src/index.ts';

describe('Bid', () => {
  it('is for four to eight tricks', () => {
    expect([new Bid(4, Strain.Clubs).tricks, new Bid(8, Strain.NoTrump).tricks]).toEqual([4, 8]);
    for (const tricks of [3, 9, 4.5, Number.NaN]) {
      expect(() => new Bid(tricks, Strain.Clubs)).toThrow(expect.objectContaining({ code: RuleCode.BidOutOfRange, message: `expected 4 to 8 tricks, received ${tricks}` }));
    }
  });

  it('is above one with fewer tricks or a lower strain', () => {
    expect(new Bid(5, Strain.Hearts).isAbove(new Bid(4, Strain.Hearts))).toBe(true);
    expect(new Bid(5, Strain.NoTrump).isAbove(new Bid(5, Strain.Spades))).toBe(true);
    expect(new Bid(5, Strain.Hearts).isAbove(new Bid(5, Strain.Hearts))).toBe(false);
    expect(new Bid(5, Strain.Clubs).isAbove(new Bid(5, Strain.Diamonds))).toBe(false);
    expect(new Bid(5, Strain.Clubs).isAbove(new Bid(4, Strain.NoTrump))).toBe(true);
  });

  it('is described in words', () => {
    const strains = [Strain.Clubs, Strain.Diamonds, Strain.Hearts, Strain.Spades, Strain.NoTrump];
    expect(strains.map((strain) => describeBid(new Bid(6, strain)))).toEqual(['6 clubs', '6 diamonds', '6 hearts', '6 spades', '6 no trump']);
    expect(describeBid(undefined)).toBe('pass');
  });
});

describe('Auction', () => {
  it('goes round the table', () => {
    const auction = new Auction(2);
    const seen = [auction.next];
    auction.bid(new Bid(4, Strain.Clubs));
    seen.push(auction.next);
    auction.pass();
    seen.push(auction.next);
    auction.bid(new Bid(4, Strain.Spades));
    seen.push(auction.next);
    expect(seen).toEqual([2, 3, 0, 1]);
    expect(auction.contract).toEqual({ bid: new Bid(4, Strain.Spades), declarer: 0 });
  });

  it('ends with three passes after a bid', () => {
    const auction = new Auction(0);
    auction.pass();
    auction.bid(new Bid(4, Strain.Clubs));
    auction.pass();
    auction.pass();
    expect(auction.isOver).toBe(false);
    auction.pass();
    expect(auction.isOver).toBe(true);
    expect(auction.contract?.declarer).toBe(1);
  });

  it('ends with four passes when nobody bids', () => {
    const auction = new Auction(0);
    for (let player = 0; player < 3; player += 1) auction.pass();
    expect(auction.isOver).toBe(false);
    auction.pass();
    expect(auction.isOver).toBe(true);
    expect(auction.contract).toBeUndefined();
  });

  it('refuses a bid that is not above the last one', () => {
    const auction = new Auction(0);
    auction.bid(new Bid(5, Strain.Hearts));
    expect(() => auction.bid(new Bid(5, Strain.Clubs))).toThrow(expect.objectContaining({ code: RuleCode.BidTooLow }));
    expect(() => auction.bid(new Bid(5, Strain.Hearts))).toThrow('the bid is not above the last one');
    expect(auction.next).toBe(1);
    expect(auction.contract?.declarer).toBe(0);
  });
});
