import { matchesGlob } from 'node:path';
import { UsageError } from '../errors.ts';

/** Tasks to choose from. `unread`: the ids of such as could not be read, which a glob may stand for as well. */
export interface Choice<Task> {
  readonly dir: string;
  readonly tasks: Iterable<Task>;
  readonly unread?: readonly string[];
}

/** The tasks that one of the globs fits, all without any, in the order of their ids. @throws UsageError where a glob fits none. */
export const chooseTasks = <Task extends { readonly id: string }>({ dir, tasks, unread = [] }: Choice<Task>, globs: readonly string[]): Task[] => {
  const sorted = [...tasks].sort((one, other) => (one.id < other.id ? -1 : 1));
  const ids = [...sorted.map(({ id }) => id), ...unread];
  const idle = globs.find((glob) => !ids.some((id) => fitsGlob(id, [glob])));
  if (idle !== undefined) throw new UsageError(`no task of ${dir} fits ${JSON.stringify(idle)}: expected the glob of an id like ${ids[0] ?? 'repo/task'}`);
  return globs.length === 0 ? sorted : sorted.filter(({ id }) => fitsGlob(id, globs));
};

/** Whether one of the globs fits the id `repo/task`, or the bare name of the task. */
export const fitsGlob = (id: string, globs: readonly string[]): boolean =>
  globs.some((glob) => matchesGlob(id, glob) || matchesGlob(id.slice(id.indexOf('/') + 1), glob));
