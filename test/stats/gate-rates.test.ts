import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countMisses, countVerdicts, type Scenario } from '../../scripts/gate/rates.ts';
import { listDropScenarios, listMarginScenarios, listNullScenarios, listWorlds } from '../../scripts/gate/scenarios.ts';

// All of this is simulated, and seeded: the numbers are the same in each run. docs/gate.md has them for 1,000 gates each.

const find = (scenarios: readonly Scenario[], name: string): Scenario => {
  const scenario = scenarios.find((one) => one.name.startsWith(name));
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
};

/** Above alpha by two standard errors of so many gates. */
const bearable = (gates: number): number => gates * (0.05 + 2 * Math.sqrt((0.05 * 0.95) / gates));

test('shows on its page what is measured: 1,000 gates over runs that do not differ', () => {
  const { pass, inconclusive, fail } = countVerdicts(find(listNullScenarios(), 'A/A, 1 answer'), 1000);
  expect(fail).toBeLessThanOrEqual(50);
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'gate.md'), 'utf8');
  expect(page).toContain(`| A/A, 1 answer to each task | 10 / 173 / 1 | ${[pass, inconclusive, fail].map((count) => (count / 10).toFixed(1)).join(' | ')} |`);
});

test('fails a drop of ten points with the power planned at the documented number of answers', () => {
  expect(countVerdicts(find(listDropScenarios(), 'clean-solve 10 points lower, 12'), 150).fail).toBeGreaterThanOrEqual(0.8 * 150);
});

test('neither passes nor fails more often than alpha what is worse by just the margin', () => {
  const { pass, fail } = countVerdicts(find(listMarginScenarios(), 'irrelevant'), 300);
  expect(pass).toBeLessThanOrEqual(bearable(300));
  expect(fail).toBeLessThanOrEqual(bearable(300));
});

test.each(listWorlds().filter(({ tasks, trials }) => tasks < 200 && trials === 1))('holds alpha in $tasks tasks of $repos repos, $rate, $kind', (world) => {
  const { falsePass, falseFail } = countMisses(world, 400);
  expect(falsePass).toBeLessThanOrEqual(bearable(400));
  expect(falseFail).toBeLessThanOrEqual(bearable(400));
});
