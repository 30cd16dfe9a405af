/** What went wrong, for programs. */
export type MoneyErrorCode =
  | 'currency-mismatch'
  | 'invalid-amount'
  | 'invalid-ratios'
  | 'missing-rate'
  | 'rates-busy'
  | 'unknown-currency';

/** Everything this library throws on purpose. `code` is stable, the message is for people. */
export class MoneyError extends Error {
  readonly code: MoneyErrorCode;

  constructor(code: MoneyErrorCode, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Two amounts of different currencies met in an operation that needs one currency. */
export class CurrencyMismatchError extends MoneyError {
  constructor(left: string, right: string) {
    super('currency-mismatch', `cannot combine ${left} with ${right}`);
  }
}

/** A currency code that the table does not list. */
export class UnknownCurrencyError extends MoneyError {
  constructor(code: string) {
    super('unknown-currency', `unknown currency ${JSON.stringify(code)}`);
  }
}

/** Text or a number that is not a decimal amount. */
export class InvalidAmountError extends MoneyError {
  constructor(received: string) {
    super('invalid-amount', `expected a decimal amount, received ${JSON.stringify(received)}`);
  }
}

/** No rate, direct, inverse or through the base, leads from one currency to the other. */
export class MissingRateError extends MoneyError {
  readonly from: string;
  readonly to: string;

  constructor(from: string, to: string) {
    super('missing-rate', `no rate from ${from} to ${to}`);
    this.from = from;
    this.to = to;
  }
}
