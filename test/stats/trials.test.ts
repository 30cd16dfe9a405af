import { expect, test } from 'vitest';
import { Summary, type TaskCell } from '../../src/stats/summary.ts';
import { findOddTasks, summariseTasks } from '../../src/stats/tasks.ts';
import { summariseTrials } from '../../src/stats/trials.ts';

/** A model's answers to a task: so many of so many clean. */
const cell = (model: string, task: string, clean: number, answered: number): TaskCell => ({
  axes: { model, task, format: 'f', prompt: 'p', repo: task.slice(0, task.indexOf('/')) },
  answered,
  clean,
});

const estimate = (value: number, n: number) => ({ value: expect.closeTo(value, 12), n, low: null, high: null });

test('says of several trials what one, some and all of them are worth: mean over tasks', () => {
  const cells = [cell('m', 'r/a', 1, 4), cell('m', 'r/b', 4, 4), cell('n', 'r/a', 0, 4)];
  expect(summariseTrials(cells, ['model'])).toEqual([
    {
      key: { model: 'm' },
      k: 4,
      tasks: 2,
      one: estimate((1 / 4 + 1) / 2, 2),
      passAt: estimate(1, 2),
      passAll: estimate(1 / 2, 2),
      flips: estimate((1 / 2 + 0) / 2, 2),
    },
    { key: { model: 'n' }, k: 4, tasks: 1, one: estimate(0, 1), passAt: estimate(0, 1), passAll: estimate(0, 1), flips: estimate(0, 1) },
  ]);
});

test('weighs a task that several formats answered once', () => {
  const [a, b] = [cell('m', 'r/a', 2, 2), cell('m', 'r/b', 0, 2)];
  const again = { ...a, axes: { ...a.axes, format: 'g' } };
  expect(summariseTrials([a, again, b], ['model'])).toMatchObject([{ one: { value: 1 / 2, n: 2 } }]);
});

test('leaves out questions with fewer answers than half of them have', () => {
  const cells = [cell('m', 'r/a', 3, 3), cell('m', 'r/b', 0, 3), cell('m', 'r/c', 0, 1)];
  expect(summariseTrials(cells, [])).toMatchObject([{ k: 3, tasks: 2, one: { value: 1 / 2 } }]);
});

test('has nothing to say of one trial', () => expect(summariseTrials([cell('m', 'r/a', 1, 1)], ['model'])).toEqual([]));

const models = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
const byModel = (task: string, clean: (rank: number) => number, trials = 2) => models.map((model, rank) => cell(model, task, clean(rank), trials));
const cells = [
  ...byModel('r/all', () => 2),
  ...byModel('r/none', () => 0),
  ...byModel('r/some', (rank) => (rank > 2 ? 2 : 0)),
  ...byModel('r/most', (rank) => (rank > 1 ? 2 : 0)),
  ...byModel('r/few', (rank) => (rank > 3 ? 2 : 0)),
  ...byModel('r/wrong', (rank) => (rank > 3 ? 0 : 2)),
  ...byModel('r/flips', (rank) => (rank === 5 ? 1 : 2)),
];

test('says of each task how many solve it, whether the better ones do, and whether trials agree', () => {
  const tasks = summariseTasks(cells) ?? [];
  expect(tasks.map(({ task }) => task)).toEqual(['r/all', 'r/few', 'r/flips', 'r/most', 'r/none', 'r/some', 'r/wrong']);
  expect(tasks[5]).toMatchObject({ configurations: 6, solved: 1 / 2, unstable: 0 });
  expect(tasks[5]?.discrimination).toBeCloseTo(0.557086, 6);
  expect(tasks[6]?.discrimination).toBeLessThan(-0.8);
  expect(tasks[0]?.discrimination).toBeNull();
  expect(tasks[2]).toMatchObject({ solved: 11 / 12, unstable: 1 });
});

test('names the tasks that tell little', () => {
  const { byChance, ...odd } = findOddTasks(summariseTasks(cells) ?? []);
  const names = Object.fromEntries(Object.entries(odd).map(([kind, tasks]) => [kind, tasks.map(({ task }) => task)]));
  expect(names).toEqual({ everyone: ['r/all'], nobody: ['r/none'], negative: ['r/wrong'], unstable: ['r/flips'] });
  // Seven tasks less those that everyone or nobody solves, whose scores do not vary.
  expect(byChance).toBeCloseTo((7 - 2) * 0.05, 12);
});

test('does not take what knows the solution for a configuration', () => {
  const known = [...cells.filter(({ axes }) => axes.task === 'r/none'), cell('oracle', 'r/none', 2, 2)];
  expect(findOddTasks(summariseTasks(known) ?? []).nobody).toHaveLength(1);
});

test('says nothing of tasks that fewer than five configurations tried', () => {
  expect(summariseTasks(cells.filter(({ axes }) => axes.model < 'm5'))).toBeUndefined();
  const rare = cells.filter(({ axes }) => axes.task !== 'r/none' || axes.model < 'm5');
  expect(findOddTasks(summariseTasks(rare) ?? []).nobody).toEqual([]);
});

test('a summary lists its answers by configuration and task, without those that do not count', () => {
  const summary = new Summary();
  const result = { task: 'r/a', format: 'f', model: 'm', prompt: 'p', profile: 'strict' };
  summary.add({ ...result, trial: 0, stage: 'clean' });
  summary.add({ ...result, trial: 1, stage: 'valid' });
  summary.add({ ...result, trial: 2, stage: 'infra' });
  summary.add({ ...result, task: 'r/b', trial: 0, stage: 'infra' });
  expect(summary.listCells()).toEqual([cell('m', 'r/a', 1, 2)]);
});
