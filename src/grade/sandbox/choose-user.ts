import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A user for a job to become; undefined where we are not root and cannot choose, or there is nobody else. */
export const chooseUser = (): number | undefined => (process.getuid?.() === 0 ? pickUser(readFileSync('/proc/self/uid_map', 'utf8')) : undefined);

/**
 * One of the users that a map of the kernel tells (lines of first, first outside, count), of the upper half of its longest range (a container may have few),
 * where hardly anybody is somebody. Undefined where that has nobody but root.
 */
export const pickUser = (map: string): number | undefined => {
  const ranges = map
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const [first = 0, , count = 0] = ranges.reduce((longest, range) => ((range[2] ?? 0) > (longest[2] ?? 0) ? range : longest), []);
  const end = Math.min(first + count, 2 ** 31);
  const from = Math.max(first, Math.floor(end / 2), 1);
  return from < end - 1 ? randomInt(from, end - 1) : undefined;
};
