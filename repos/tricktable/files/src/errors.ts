/** Which rule was broken. */
export enum RuleCode {
  WrongPhase = 'wrong-phase',
  NotYourTurn = 'not-your-turn',
  BidTooLow = 'bid-too-low',
  BidOutOfRange = 'bid-out-of-range',
  CardNotHeld = 'card-not-held',
  MustFollowSuit = 'must-follow-suit',
  TrickFull = 'trick-full',
  BadCard = 'bad-card',
}

/** A move that the rules do not allow. */
export class RuleError extends Error {
  constructor(
    readonly code: RuleCode,
    message: string,
  ) {
    super(message);
    this.name = 'RuleError';
  }
}
