import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Task } from '../types.ts';
import { packageRoot } from '../version.ts';
import { below, hashFolder, readFolder, splitByFolder } from './read-folder.ts';
import { type Repo, readRepo } from './repo.ts';
import { readTask } from './task.ts';

/**
 * Fixture repos and their tasks. `tasks` goes by `repo/task`, `named` by the bare task name.
 * `hash` is a digest of everything in the folder: two suites with the same hash give the same results.
 */
export interface Suite {
  readonly dir: string;
  readonly hash: string;
  readonly repos: ReadonlyMap<string, Repo>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly named: ReadonlyMap<string, readonly Task[]>;
}

/** The folder of the fixture repos that come with diffgauge. */
export const embeddedSuite: string = join(packageRoot, 'repos');

/**
 * Reads `<dir>/<repo>/{repo.json,files/,tasks/<task>/}`.
 * @throws UsageError that names the file and what was expected there.
 */
export const loadSuite = async (dir: string): Promise<Suite> => {
  const folder = await readFolder(dir);
  const repos = new Map<string, Repo>();
  const tasks = new Map<string, Task>();
  for (const [name, content] of splitByFolder(folder)) {
    const repo = readRepo(content, name, join(dir, name));
    repos.set(name, repo);
    for (const [taskName, files] of splitByFolder(below(content, 'tasks/'))) {
      tasks.set(`${name}/${taskName}`, readTask(files, `${name}/${taskName}`, repo, join(dir, name, 'tasks', taskName)));
    }
  }
  if (repos.size === 0) throw new UsageError(`${dir} holds no fixture repo: expected ${join(dir, '<repo>', 'repo.json')}`);
  return { dir, hash: hashFolder(folder), repos, tasks, named: Map.groupBy(tasks.values(), ({ id }) => id.slice(id.indexOf('/') + 1)) };
};

/**
 * The task of that id (`repo/task`), or of that bare name where only one repo has it.
 * @throws UsageError when there is none, or more than one.
 */
export const findTask = (suite: Suite, name: string): Task => {
  const task = suite.tasks.get(name);
  if (task !== undefined) return task;
  const [first, second] = suite.named.get(name) ?? [];
  if (first === undefined)
    throw new UsageError(`the suite has no task ${JSON.stringify(name)}; a task is named REPO/TASK, by its folder REPO/tasks/TASK in the suite`);
  if (second !== undefined) throw new UsageError(`the task name ${JSON.stringify(name)} is not unique: expected ${first.id} or ${second.id}`);
  return first;
};
