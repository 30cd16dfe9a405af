import { expect, test } from 'vitest';
import { pickUser } from '../../src/grade/sandbox/choose-user.ts';

test.each([
  ['all users', '         0          0 4294967295\n', [2 ** 30, 2 ** 31]],
  ['those of a container', '0 100000 65536\n', [32_768, 65_536]],
  ['those of a container without root, the first of whom is who started it', '0 1000 1\n1 100000 65536\n', [32_768, 65_537]],
  ['three', '0 100000 3\n', [1, 2]],
] as const)('picks a user of the upper half out of %s', (_, map, [from, end]) => {
  const user = pickUser(map) ?? 0;
  expect(user).toBeGreaterThanOrEqual(from);
  expect(user).toBeLessThan(end);
});

test.each(['0 1000 1\n', '0 1000 2\n', ''])('picks nobody where there is hardly anybody else: %j', (map) => {
  expect(pickUser(map)).toBeUndefined();
});
