import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../formats/shared/loose-json.ts';

/**
 * The text a protected file has in a run, or undefined when it is not there: that of the candidate where the base or a reference has the same,
 * else the base's. JSON is settled value by value, so that one needless field does not undo the one that was asked for. So the file is
 * never anything but what the author of the task wrote.
 */
export const settle = (candidate: string | undefined, base: string | undefined, references: readonly (string | undefined)[]): string | undefined => {
  if (candidate === base || references.includes(candidate)) return candidate;
  const values = [candidate, base, ...references].map(parseJson);
  const [given, old, ...accepted] = values;
  if (base === undefined || !isRecord(given) || !isRecord(old)) return base;
  const settled = settleValue(given, old, accepted);
  return isDeepStrictEqual(settled, old) ? base : `${JSON.stringify(settled, null, 2)}\n`;
};

const settleValue = (candidate: unknown, base: unknown, references: readonly unknown[]): unknown => {
  if ([base, ...references].some((value) => isDeepStrictEqual(value, candidate))) return candidate;
  if (!isRecord(candidate) || !isRecord(base)) return base;
  const records = references.filter(isRecord);
  const keys = new Set([base, ...records].flatMap(Object.keys));
  const pairs = [...keys].map(
    (key) =>
      [
        key,
        settleValue(
          fieldOf(candidate, key),
          fieldOf(base, key),
          records.map((record) => fieldOf(record, key)),
        ),
      ] as const,
  );
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
};

const fieldOf = (record: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

const parseJson = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};
