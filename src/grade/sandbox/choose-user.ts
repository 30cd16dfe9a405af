import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * A user for a job to become, of the upper half of those that there are here (a container may have few), where hardly anybody is somebody. Undefined
 * where we are not root and cannot choose.
 */
export const chooseUser = (): number | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const [first = 0, , count = 0] = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/).map(Number);
  const end = Math.min(first + count, 2 ** 31);
  return randomInt(Math.floor(end / 2), end - 1);
};
