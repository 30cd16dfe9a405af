import { currencyFor } from './currency.ts';
import type { Currency } from './currency.ts';
import { absolute, divideRounded, powerOfTen, toFraction } from './decimal.ts';
import type { RoundingMode } from './decimal.ts';
import { CurrencyMismatchError, MoneyError } from './errors.ts';

/** An amount as it travels in JSON: the decimal text keeps every digit. */
export interface MoneyJson {
  amount: string;
  currency: string;
}

/** An immutable amount of one currency, held as an integer number of minor units. */
export class Money {
  readonly minor: bigint;
  readonly currency: Currency;

  private constructor(minor: bigint, currency: Currency) {
    this.minor = minor;
    this.currency = currency;
  }

  /** An amount in major units: `Money.of('19.99', 'EUR')`. Surplus decimals are rounded. */
  static of(amount: string | number | bigint, code: string, mode: RoundingMode = 'half-even'): Money {
    const currency = currencyFor(code);
    const { numerator, denominator } = toFraction(amount);
    const scaled = numerator * powerOfTen(currency.digits);
    return new Money(divideRounded(scaled, denominator, mode), currency);
  }

  /** An amount in minor units: `Money.fromMinor(1999n, 'EUR')`. */
  static fromMinor(minor: bigint, code: string): Money {
    return new Money(minor, currencyFor(code));
  }

  /** Reads what `toJSON` wrote. */
  static fromJSON(json: MoneyJson): Money {
    return Money.of(json.amount, json.currency);
  }

  add(other: Money): Money {
    this.#requireSameCurrency(other);
    return this.#with(this.minor + other.minor);
  }

  subtract(other: Money): Money {
    this.#requireSameCurrency(other);
    return this.#with(this.minor - other.minor);
  }

  negate(): Money {
    return this.#with(-this.minor);
  }

  /** This amount times a decimal factor, rounded to the minor unit. */
  multiply(factor: string | number | bigint, mode: RoundingMode = 'half-even'): Money {
    const { numerator, denominator } = toFraction(factor);
    return this.#with(divideRounded(this.minor * numerator, denominator, mode));
  }

  /** The nearest multiple of `increment`, an amount in major units such as `'0.05'` or `10`. */
  round(increment: string | number, mode: RoundingMode = 'half-even'): Money {
    const step = Money.of(increment, this.currency.code);
    if (step.minor <= 0n) throw new MoneyError('invalid-amount', 'the increment must be positive');
    return this.#with(divideRounded(this.minor, step.minor, mode) * step.minor);
  }

  /**
   * Splits this amount in proportion to integer weights without losing a minor unit. What does
   * not divide evenly goes, one unit each, to the first shares whose weight is not zero.
   */
  allocate(ratios: number[]): Money[] {
    const total = totalWeight(ratios);
    const shares = ratios.map((ratio) => (this.minor * BigInt(ratio)) / total);
    let left = this.minor - shares.reduce((sum, share) => sum + share, 0n);
    for (let index = 0; left > 0n; index += 1) {
      if (ratios[index] === 0) continue;
      shares[index] += 1n;
      left -= 1n;
    }
    return shares.map((share) => this.#with(share));
  }

  /** Splits this amount into equal parts: `allocate` with the same weight for each. */
  split(parts: number): Money[] {
    return this.allocate(new Array(parts).fill(1));
  }

  /** Negative, zero or positive, for sorting. Throws when the currencies differ. */
  compare(other: Money): number {
    this.#requireSameCurrency(other);
    if (this.minor === other.minor) return 0;
    return this.minor < other.minor ? -1 : 1;
  }

  /** Whether both the amount and the currency are the same; never throws. */
  equals(other: Money): boolean {
    return this.currency.code === other.currency.code && this.minor === other.minor;
  }

  isZero(): boolean {
    return this.minor === 0n;
  }

  isNegative(): boolean {
    return this.minor < 0n;
  }

  /** The amount in major units with all its decimal places, such as `-0.50` or `1200`. */
  toDecimal(): string {
    const unit = powerOfTen(this.currency.digits);
    const magnitude = absolute(this.minor);
    const sign = this.isNegative() ? '-' : '';
    if (this.currency.digits === 0) return `${sign}${magnitude}`;
    const decimals = String(magnitude % unit).padStart(this.currency.digits, '0');
    return `${sign}${magnitude / unit}.${decimals}`;
  }

  toString(): string {
    return `${this.currency.code} ${this.toDecimal()}`;
  }

  toJSON(): MoneyJson {
    return { amount: this.toDecimal(), currency: this.currency.code };
  }

  #with(minor: bigint): Money {
    return new Money(minor, this.currency);
  }

  #requireSameCurrency(other: Money): void {
    if (this.currency.code === other.currency.code) return;
    throw new CurrencyMismatchError(this.currency.code, other.currency.code);
  }
}

/** The sum of the weights, which must be non-negative integers and not all zero. */
function totalWeight(ratios: number[]): bigint {
  for (const ratio of ratios) {
    if (!Number.isSafeInteger(ratio) || ratio < 0) {
      throw new MoneyError('invalid-ratios', `expected a non-negative integer, received ${ratio}`);
    }
  }
  const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
  if (total === 0n) throw new MoneyError('invalid-ratios', 'at least one weight must be positive');
  return total;
}
