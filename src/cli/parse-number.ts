import { UsageError } from '../errors.ts';

/** A day: the longest that judging one sample may be given. */
export const longestTimeoutMs = 86_400_000;

/** Reads the value of an option as a whole number between two others. @throws UsageError */
export const parseNumber =
  (option: string, least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
    throw new UsageError(`${option}: expected a whole number from ${least} to ${most}, received ${JSON.stringify(value)}`);
  };
