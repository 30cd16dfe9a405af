import { posix } from 'node:path';
import { FileError, UsageError } from '../../errors.ts';
import type { Task } from '../../types.ts';
import { blameFile, checkJson } from '../check-json.ts';
import { below, type Folder, readFolder, splitByFolder } from '../read-folder.ts';
import { type Repo, readRepo } from '../repo.ts';
import { type TaskFacts, taskSchema } from '../schema.ts';
import { readTask } from '../task.ts';
import { type Finding, finding, type Place } from './finding.ts';

/** A task that could be read, with what its `task.json` says and the bytes of its folder. */
export interface OpenTask {
  readonly id: string;
  readonly repo: Repo;
  readonly task: Task;
  readonly facts: TaskFacts;
  readonly folder: Folder;
}

/** What could be read of a suite, and what could not. Unlike `loadSuite`, one broken task hides no other. */
export interface OpenSuite {
  readonly dir: string;
  readonly repos: readonly Repo[];
  readonly tasks: readonly OpenTask[];
  readonly findings: readonly Finding[];
}

/** Reads every repo and task of a suite. @throws UsageError when the folder is missing, or holds no repo. */
export const openSuite = async (dir: string): Promise<OpenSuite> => {
  const suite = { dir, repos: [] as Repo[], tasks: [] as OpenTask[], findings: [] as Finding[] };
  for (const [name, content] of splitByFolder(await readFolder(dir))) {
    const repo = attempt(suite.findings, { file: posix.join(name, 'repo.json') }, () => readRepo(content, name, name));
    if (repo === undefined) continue;
    suite.repos.push(repo);
    for (const [taskName, folder] of splitByFolder(below(content, 'tasks/'))) {
      const open = attempt(suite.findings, placeOf(`${name}/${taskName}`), () => openTask(folder, `${name}/${taskName}`, repo));
      if (open !== undefined) suite.tasks.push(open);
    }
  }
  if (suite.repos.length + suite.findings.length === 0)
    throw new UsageError(`${dir} holds no fixture repo: expected ${posix.join(dir, '<repo>', 'repo.json')}`);
  return suite;
};

/** A file of a task as findings name it; `task.json` unless another one is named. */
export const placeOf = (id: string, file = 'task.json'): Place => {
  const [repo = '', name = ''] = id.split('/');
  return { task: id, file: posix.join(repo, 'tasks', name, file) };
};

const openTask = (folder: Folder, id: string, repo: Repo): OpenTask => {
  const task = readTask(folder, id, repo, posix.dirname(placeOf(id).file));
  const facts = checkJson(taskSchema, folder.get('task.json')?.toString('utf8') ?? '');
  if ('reason' in facts) throw blameFile(placeOf(id).file, facts);
  return { id, repo, task, facts: facts.value, folder };
};

const attempt = <T>(findings: Finding[], place: Place, read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    findings.push(finding('unreadable', { ...place, file: error.file, ...error.at }, error.what.replace(/^:? /, '')));
    return undefined;
  }
};
