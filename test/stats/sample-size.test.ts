import { expect, test } from 'vitest';
import { pairsNeeded, samplesNeeded, tasksNeeded } from '../../src/stats/sample-size.ts';

const usual = { alpha: 0.05, power: 0.8 };

// As docs/metrics.md says; the last one is J. L. Fleiss, table A.3, less its correction for continuity (R: power.prop.test gives 48.4 and 387.3).
test.each([
  [0.09, 0.02, 166],
  [0.03, 0.02, 3826],
  [0.5, 0.75, 58],
  [0.5, 0.6, 388],
])('tells %d from %d with %i samples an arm', (one, other, n) => {
  expect(samplesNeeded(one, other, usual)).toBe(n);
  expect(samplesNeeded(other, one, usual)).toBe(n);
});

// Connor's formula with R: p01 = 0.45, p10 = 0.05 needs 23 pairs, two-sided with 80 % power and one-sided with 90 %.
test.each([
  [0.025, 0.8],
  [0.05, 0.9],
])('needs as many pairs as published at alpha %d and power %d', (alpha, power) => {
  expect(pairsNeeded({ difference: 0.4, bound: 0, discordance: 0.5, alpha, power })).toBe(23);
});

test('needs more where the bound is near, and the same with the sign turned', () => {
  const plan = { difference: -0.1, discordance: 0.3, ...usual };
  expect(pairsNeeded({ ...plan, bound: -0.05 })).toBeGreaterThan(3.5 * pairsNeeded({ ...plan, bound: 0 }));
  expect(pairsNeeded({ ...plan, bound: -0.05 })).toBe(pairsNeeded({ ...plan, difference: 0.1, bound: 0.05 }));
});

test('needs more tasks where those of a repo are alike, and may need more repos', () => {
  const plan = { difference: -0.1, bound: -0.05, discordance: 0.08, ...usual };
  const alone = tasksNeeded({ ...plan, repos: 10, alike: 0 });
  // (1.83311 * sqrt(0.0775) + 0.88340 * sqrt(0.07))^2 / 0.05^2 = 221.44
  expect(alone).toBe(222);
  const alike = tasksNeeded({ ...plan, repos: 10, alike: 0.02 });
  // k * n0 * (1 - rho) / (k - n0 * rho) with n0 = 221.44, k = 10, rho = 0.02: 389.52
  expect(alike).toBe(390);
  expect(tasksNeeded({ ...plan, repos: 10, alike: 0.05 })).toBe(Number.POSITIVE_INFINITY);
  expect(tasksNeeded({ ...plan, repos: 40, alike: 0.05 })).toBeLessThan(300);
});
