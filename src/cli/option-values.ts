import { UsageError } from '../errors.ts';

/** Collects the values of an option that may be there several times. */
export const gather = (value: string, values: readonly string[] = []): readonly string[] => [...values, value];

/** Today by the clock, as a day like 2026-11-26. */
export const clockDay = (): string => new Date().toISOString().slice(0, 10);

/** Reads the value of `--today`. @throws UsageError when it is no day. */
export const readDay = (text: string): string => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new UsageError(`--today takes a day like 2026-11-26, but got ${JSON.stringify(text)}`);
  return text;
};

/** Reads text that must say something. */
export const readText =
  (option: string) =>
  (text: string): string => {
    if (text.trim() === '') throw new UsageError(`${option} takes a text, but got an empty one`);
    return text;
  };
