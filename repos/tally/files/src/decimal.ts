import { InvalidAmountError } from './errors.ts';

/** How a fraction of a unit is rounded away. */
export type RoundingMode = 'half-even' | 'half-up' | 'down' | 'up' | 'floor';

/** An exact ratio; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * Reads a plain decimal number such as `-12.50`, `.5` or `3` as an exact fraction.
 * Numbers go through their shortest decimal form, so `0.1` is one tenth.
 */
export function toFraction(value: string | number | bigint): Fraction {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  const text = String(value).trim();
  const match = DECIMAL.exec(text);
  if (!match) throw new InvalidAmountError(text);
  const [, sign, whole = '', decimals = ''] = match;
  if (whole === '' && decimals === '') throw new InvalidAmountError(text);
  const magnitude = BigInt(whole + decimals);
  return {
    numerator: sign === '-' ? -magnitude : magnitude,
    denominator: powerOfTen(decimals.length),
  };
}

/** Divides two integers and rounds the quotient to an integer. The denominator must be positive. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const away = numerator < 0n ? quotient - 1n : quotient + 1n;
  const twice = 2n * absolute(remainder);
  switch (mode) {
    case 'down':
      return quotient;
    case 'up':
      return away;
    case 'floor':
      return numerator < 0n ? away : quotient;
    case 'half-up':
      return twice >= denominator ? away : quotient;
    case 'half-even':
      if (twice === denominator) return quotient % 2n === 1n ? away : quotient;
      return twice > denominator ? away : quotient;
  }
}

/** Ten to the power of a non-negative integer. */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The magnitude of an integer. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
