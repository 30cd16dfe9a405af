export { Auction, Bid, type Contract, HIGHEST_BID, LOWEST_BID, Strain } from './auction.ts';
export { Card, compareCards, parseCard, RANKS, Rank, SUITS, Suit } from './card.ts';
export { Deck, PLAYERS } from './deck.ts';
export { RuleCode, RuleError } from './errors.ts';
export { Hand } from './hand.ts';
export { Match, Phase } from './match.ts';
export { describeBid, describeTrick } from './notation.ts';
export { scoreContract, sideOf } from './score.ts';
export { type Play, Trick } from './trick.ts';
