import { expect, it } from 'vitest';

import { Bid, RuleCode, RuleError, Strain } from '../src/index.ts';

it('is checked', () => {
  for (const tricks of [3, 9, 0, -4, 4.5, 8.0001, Number.NaN, Number.POSITIVE_INFINITY]) {
    let caught: unknown;
    try {
      new Bid(tricks, Strain.Hearts);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(RuleError);
    expect(caught).toMatchObject({ code: RuleCode.BidOutOfRange, message: `expected 4 to 8 tricks, received ${tricks}` });
  }
  expect([4, 5, 6, 7, 8].map((tricks) => new Bid(tricks, Strain.Clubs).tricks)).toEqual([4, 5, 6, 7, 8]);
});
