import { UsageError } from '../errors.ts';

/** A day: the longest that judging one sample may be given. */
export const longestTimeoutMs = 86_400_000;

/** Reads the value of an option as a whole number between two others. @throws UsageError */
export const parseNumber = (option: string, least: number, most = Number.MAX_SAFE_INTEGER): ((value: string) => number) =>
  parseWithin({ option, least, most, what: 'a whole number', isRight: Number.isInteger });

/** Reads the value of an option as a number between two others, which need not be whole. @throws UsageError */
export const parseDecimal = (option: string, least: number, most: number): ((value: string) => number) =>
  parseWithin({ option, least, most, what: 'a number', isRight: Number.isFinite });

interface Expected {
  readonly option: string;
  readonly least: number;
  readonly most: number;
  readonly what: string;
  readonly isRight: (number: number) => boolean;
}

const parseWithin =
  ({ option, least, most, what, isRight }: Expected) =>
  (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && isRight(number) && number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new UsageError(`${option}: expected ${what} ${range}, received ${JSON.stringify(value)}`);
  };
