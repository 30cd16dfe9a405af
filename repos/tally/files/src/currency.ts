import table from './currencies.json' with { type: 'json' };
import { UnknownCurrencyError } from './errors.ts';

/** A currency of the table. `digits` is the number of decimal places of its minor unit. */
export interface Currency {
  readonly code: string;
  readonly name: string;
  readonly symbol: string;
  readonly digits: number;
}

const byCode: ReadonlyMap<string, Currency> = new Map(
  Object.entries(table).map(([code, entry]) => [code, Object.freeze({ code, ...entry })]),
);

/** Looks a currency up by its ISO 4217 code, in any case. Throws an UnknownCurrencyError. */
export function currencyFor(code: string): Currency {
  const currency = byCode.get(code.toUpperCase());
  if (!currency) throw new UnknownCurrencyError(code);
  return currency;
}

/**
 * The currency whose symbol the text starts with, if any. The longest symbol wins, so that
 * `A$5` is Australian although `$` is a symbol too.
 */
export function currencyBySymbol(text: string): Currency | undefined {
  let best: Currency | undefined;
  for (const currency of byCode.values()) {
    if (!text.startsWith(currency.symbol)) continue;
    if (!best || currency.symbol.length > best.symbol.length) best = currency;
  }
  return best;
}

/** The codes of all currencies, sorted. */
export function knownCodes(): string[] {
  return [...byCode.keys()].sort();
}
