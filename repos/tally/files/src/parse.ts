import { currencyBySymbol, currencyFor } from './currency.ts';
import type { Currency } from './currency.ts';
import { InvalidAmountError } from './errors.ts';
import { Money } from './money.ts';

/** A number with its currency still in front of or behind it, or without one. */
interface Pieces {
  readonly number: string;
  readonly currency: Currency | undefined;
}

const CODE_FIRST = /^([A-Za-z]{3})\s*(?=[\d.])(.+)$/;
const CODE_LAST = /^(.+?)\s*([A-Za-z]{3})$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;

/**
 * Reads an amount as people write it: `EUR 12.50`, `12.50 eur`, `€1,234.50`, `-$5`. A minus sign
 * stands in front of everything. The comma separates thousands, the point decimals.
 * Text without a currency takes `defaultCode`; without that either, it is an InvalidAmountError.
 */
export function parseMoney(text: string, defaultCode?: string): Money {
  const trimmed = text.trim();
  const negative = trimmed.startsWith('-');
  const unsigned = negative ? trimmed.slice(1).trimStart() : trimmed;
  const { number, currency } = takeCurrency(unsigned);
  const code = currency?.code ?? defaultCode;
  if (code === undefined) throw new InvalidAmountError(text);
  const amount = Money.of(readNumber(number, text), code);
  return negative ? amount.negate() : amount;
}

/** Like parseMoney, but undefined for text that is not an amount. */
export function tryParseMoney(text: string, defaultCode?: string): Money | undefined {
  try {
    return parseMoney(text, defaultCode);
  } catch {
    return undefined;
  }
}

/** Separates the currency from the number: a code on either side, or a symbol in front. */
function takeCurrency(text: string): Pieces {
  const first = CODE_FIRST.exec(text);
  if (first) return { number: first[2], currency: currencyFor(first[1]) };
  const last = CODE_LAST.exec(text);
  if (last) return { number: last[1], currency: currencyFor(last[2]) };
  const symbol = currencyBySymbol(text);
  if (symbol) return { number: text.slice(symbol.symbol.length).trimStart(), currency: symbol };
  return { number: text, currency: undefined };
}

/** The number without its thousands separators, once it is sure that they stand where they should. */
function readNumber(number: string, text: string): string {
  if (PLAIN.test(number)) return number;
  if (GROUPED.test(number)) return number.replaceAll(',', '');
  throw new InvalidAmountError(text);
}
