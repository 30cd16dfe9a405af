import type { Task } from '../types.ts';
import { chooseTasks } from './find-tasks.ts';
import type { Suite } from './load.ts';

/** What there is to know of a task before it is chosen. `tested`: it has tests that can decide something; `solutions` counts accepted ones. */
export interface ListedTask extends Pick<Task, 'id' | 'repo' | 'kind' | 'noop'> {
  readonly difficulty: string | null;
  readonly locality: string | null;
  readonly tested: boolean;
  readonly solutions: number;
  readonly instructions: readonly ('precise' | 'terse')[];
}

/** The tasks of a suite that one of the globs fits, all without any, in the order of their ids. @throws UsageError where a glob fits none. */
export const listTasks = ({ dir, tasks }: Suite, globs: readonly string[]): ListedTask[] =>
  chooseTasks({ dir, tasks: tasks.values() }, globs).map(describeTask);

const describeTask = ({ id, repo, kind, difficulty, locality, noop, tests, references, terse }: Task): ListedTask => ({
  ...{ id, repo, kind, difficulty: difficulty ?? null, locality: locality ?? null, noop },
  tested: tests !== undefined && !noop,
  solutions: references.length,
  instructions: terse === undefined ? ['precise'] : ['precise', 'terse'],
});
