import { expect, test } from 'vitest';
import { Desks } from '../../src/batch/desks.ts';
import { openBases } from '../../src/score/solution.ts';
import type { Task } from '../../src/types.ts';

/** A task whose scorer keeps twice `size` units: its file and that after the reference. */
const taskOf = (id: string, size: number): Task => ({
  id,
  repo: 't',
  instruction: 'Change it.',
  kind: 'fix',
  show: [],
  tags: [],
  created: '2026-01-01',
  files: new Map([['a.txt', 'a'.repeat(size)]]),
  references: [new Map([['a.txt', 'b'.repeat(size)]])],
  noop: false,
});

/** Prepares tasks in turn; gives those that are still prepared behind them, looked at from the last one on. */
const keptOf = (desks: Desks, sizes: readonly number[]): number[] => {
  const tasks = sizes.map((size, index) => taskOf(`t/${index}`, size));
  const first = tasks.map((task) => desks.prepare(task, 'git-diff').scorer);
  const same = tasks.map((task, index) => ({ index, task })).reverse();
  return same.filter(({ task, index }) => desks.prepare(task, 'git-diff').scorer === first[index]).map(({ index }) => index);
};

test.each([
  { name: 'keeps all within its bounds', bounds: { tasks: 3, units: 60, samples: 9 }, sizes: [10, 10, 10], kept: [2, 1, 0] },
  { name: 'drops the task used longest ago beyond so many tasks', bounds: { tasks: 2, units: 1000, samples: 9 }, sizes: [10, 10, 10], kept: [2, 1] },
  { name: 'drops tasks used longest ago beyond so many units', bounds: { tasks: 9, units: 59, samples: 9 }, sizes: [10, 10, 10], kept: [2, 1] },
  { name: 'keeps the last one, however large', bounds: { tasks: 9, units: 50, samples: 9 }, sizes: [10, 10, 100], kept: [2] },
  { name: 'drops what was not asked for among so many samples', bounds: { tasks: 9, units: 1000, samples: 2 }, sizes: [10, 10, 10, 10], kept: [3, 2] },
])('$name', ({ bounds, sizes, kept }) => {
  expect(keptOf(new Desks(bounds), sizes)).toEqual(kept);
});

test('drops others where a task that is prepared has grown by the answers that it remembers', () => {
  const desks = new Desks({ tasks: 9, units: 50, samples: 9 });
  const [one, other] = [taskOf('t/one', 10), taskOf('t/other', 10)];
  const { scorer } = desks.prepare(one, 'git-diff');
  const { scorer: growing } = desks.prepare(other, 'git-diff');
  expect(desks.prepare(one, 'git-diff').scorer).toBe(scorer);
  growing.score(new Map([['a.txt', 'c'.repeat(20)]]));
  expect(desks.prepare(other, 'git-diff').scorer).toBe(growing);
  expect(desks.prepare(one, 'git-diff').scorer).not.toBe(scorer);
});

test.each([
  { path: 'changed.txt', shared: false },
  { path: 'created.txt', shared: false },
  { path: 'beside.txt', shared: true },
  { path: 'invented.txt', shared: true },
])('of what an answer touches, $path is shared with other tasks of the repo: $shared', ({ path, shared }) => {
  const files = new Map([
    ['changed.txt', 'a'],
    ['beside.txt', 'b'],
  ]);
  const reference = new Map([...files, ['changed.txt', 'c'], ['created.txt', 'd']]);
  const [bases, others] = [openBases(files, [reference]), openBases(files, [reference])];
  const first = bases.read(path);
  expect(bases.read(path)).toBe(first);
  expect(others.read(path) === first).toBe(shared);
});
