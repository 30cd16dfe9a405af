import { currencyFor } from './currency.ts';
import { divideRounded, toFraction } from './decimal.ts';
import type { Fraction, RoundingMode } from './decimal.ts';
import { MoneyError } from './errors.ts';
import { Money } from './money.ts';

/** One unit of `from` buys `rate` units of `to`. */
export interface Quote {
  readonly from: string;
  readonly to: string;
  readonly rate: string | number;
}

/** Exchange rates as of one moment, and the conversions they allow. */
export class RateTable {
  readonly base: string;
  readonly #rates = new Map<string, Fraction>();
  #updating = false;

  /** `base` is the currency that rates are chained through when there is no direct one. */
  constructor(base: string) {
    this.base = currencyFor(base).code;
  }

  /**
   * Takes over a batch of quotes; a later quote for the same pair wins. While the batch is read
   * (an iterable may call back) no rate can be asked for, so that nobody sees half a batch.
   */
  update(quotes: Iterable<Quote>): void {
    this.#requireIdle();
    this.#updating = true;
    for (const quote of quotes) {
      const rate = toFraction(quote.rate);
      if (rate.numerator <= 0n) {
        throw new MoneyError('invalid-amount', `a rate must be positive, received ${quote.rate}`);
      }
      const from = currencyFor(quote.from).code;
      const to = currencyFor(quote.to).code;
      this.#rates.set(pairKey(from, to), rate);
    }
    this.#updating = false;
  }

  /** How many quotes the table holds. */
  get size(): number {
    return this.#rates.size;
  }

  /** The rate between two currencies: direct, inverse, or chained through the base. */
  rate(from: string, to: string): Fraction {
    this.#requireIdle();
    const source = currencyFor(from).code;
    const target = currencyFor(to).code;
    const single = this.#single(source, target);
    if (single) return single;
    const first = this.#single(source, this.base);
    const second = this.#single(this.base, target);
    if (!first || !second) throw new Error(`no rate from ${source} to ${target}`);
    return {
      numerator: first.numerator * second.numerator,
      denominator: first.denominator * second.denominator,
    };
  }

  /** Converts an amount, rounded to the minor unit of the target currency. */
  convert(money: Money, to: string, mode: RoundingMode = 'half-even'): Money {
    const target = currencyFor(to);
    const { numerator, denominator } = this.rate(money.currency.code, target.code);
    const minor = divideRounded(money.minor * numerator, denominator, mode);
    return Money.fromMinor(minor, target.code);
  }

  /** A rate that needs no chaining, if there is one. */
  #single(from: string, to: string): Fraction | undefined {
    if (from === to) return { numerator: 1n, denominator: 1n };
    const direct = this.#rates.get(pairKey(from, to));
    if (direct) return direct;
    const inverse = this.#rates.get(pairKey(to, from));
    if (!inverse) return undefined;
    return { numerator: inverse.denominator, denominator: inverse.numerator };
  }

  #requireIdle(): void {
    if (this.#updating) throw new MoneyError('rates-busy', 'the rates are being updated');
  }
}

function pairKey(from: string, to: string): string {
  return `${from}/${to}`;
}
