/**
 * tally: money amounts without floating point.
 *
 * - amounts: `Money`
 * - text: `parseMoney`, `tryParseMoney`, `formatMoney`, `formatColumn`
 * - currencies: `currencyFor`, `knownCodes`
 * - exchange: `RateTable`
 *
 * Everything thrown on purpose is a `MoneyError` with a stable `code`.
 */
export { Money } from './money.ts';
export type { MoneyJson } from './money.ts';

export { parseMoney, tryParseMoney } from './parse.ts';

export { formatColumn, formatMoney } from './format.ts';
export type { FormatOptions } from './format.ts';

export { currencyFor, knownCodes } from './currency.ts';
export type { Currency } from './currency.ts';

export { RateTable } from './exchange.ts';
export type { Quote } from './exchange.ts';

export type { RoundingMode } from './decimal.ts';

export {
  CurrencyMismatchError,
  InvalidAmountError,
  MissingRateError,
  MoneyError,
  UnknownCurrencyError,
} from './errors.ts';
export type { MoneyErrorCode } from './errors.ts';
