import { expect, test } from 'vitest';
import { sayClustering } from '../../src/report/clustering.ts';
import { type Group, Summary } from '../../src/stats/summary.ts';
import type { Result, Stage } from '../../src/verdict.ts';

const sample = (model: string, task: string, trial: number, stage: Stage): Result => ({
  ...{ task, format: 'whole', model, prompt: 'p', trial, profile: 'strict', stage, line: 1 },
});

/** One row for each model, whose tasks have so many trials each; every second task is solved. */
const rows = (...models: readonly (readonly [repos: number, trials: number])[]): readonly Group[] => {
  const summary = new Summary();
  for (const [model, [repos, trials]] of models.entries())
    for (let repo = 0; repo < repos; repo += 1)
      for (let trial = 0; trial < trials; trial += 1) summary.add(sample(`m${model}`, `r${repo}/t`, trial, repo % 2 === 0 ? 'clean' : 'valid'));
  return summary.groupBy(['model']);
};

test('says what intervals of shares assume, and the range of what that costs', () => {
  // Of six tasks, as many samples as there are trials are worth one, times 6 / 5 and (2.571 / 1.960)^2; four trials widen the interval the more.
  const [assumption, effect, unknown] = sayClustering(rows([6, 1], [6, 4], [1, 2]));
  expect(assumption).toMatch(/take samples as independent/);
  expect(effect).toBe('Clustered by repo, they are so many times as wide, row by row: clean-solve 1.2 to 2.0 (in JSON: clustered).');
  expect(unknown).toBe(
    'That cannot be estimated in 1 of 3 rows for clean-solve, in 3 of 3 rows for irrelevant edits: from one task, or from shares of 0 and 100 %.',
  );
});

test.each([
  ['repo', [[6, 2]]],
  ['task', [[4, 2]]],
  [
    'repo, or by task where there are fewer than five repos',
    [
      [6, 2],
      [4, 2],
    ],
  ],
] as const)('names the clusters: %s', (clusters, models) => {
  expect(sayClustering(rows(...models))[1]).toContain(`Clustered by ${clusters}, they`);
});

test('does not know what one task cannot tell, and says nothing of single samples', () => {
  expect(sayClustering(rows([1, 3])).join(' ')).toMatch(/independent.* by how much cannot be estimated/);
  expect(sayClustering(rows([1, 1]))).toEqual([]);
});
