import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Task } from '../types.ts';
import { checkJson } from './check-json.ts';
import { type GivenRepoFacts, guessRepoFacts } from './guess-facts.ts';
import { listLocalities } from './locality.ts';
import { below, type Folder, readFolder } from './read-folder.ts';
import { type Repo, readRepo } from './repo.ts';
import { type RepoFacts, type TaskFacts, taskSchema } from './schema.ts';
import { readTask } from './task.ts';
import { isTestFile } from './test-paths.ts';
import { writeFiles } from './write-files.ts';

/** Where a task is to stand: `<dir>/<repo>/tasks/<task>`. */
export interface TaskPlace {
  readonly dir: string;
  readonly repo: string;
  readonly task: string;
}

/** What a person says of a task; the rest is derived from its files. `created` is a day like 2026-11-26, `canary` that of a suite that has none yet. */
export type GivenFacts = Pick<TaskFacts, 'instruction' | 'created' | 'canary'> & Partial<Omit<TaskFacts, 'created' | 'canary'>>;

/** A task to be written: the snapshot it starts from, its patches by file name, its hidden tests. */
export interface TaskDraft {
  readonly place: TaskPlace;
  readonly files: Folder;
  readonly repo: GivenRepoFacts;
  readonly facts: GivenFacts;
  readonly references: ReadonlyMap<string, string>;
  readonly tests: Folder;
  /** Says which of the test files show the edit, by running them; without it the hidden ones do. */
  readonly classify?: (task: Task) => Promise<TestIds>;
}

/** Which tests must pass because of an edit, and which must still pass. */
export type TestIds = Pick<TaskFacts, 'failToPass' | 'passToPass'>;

/** What was written: whether the repo is new, whether its program has a `tsconfig.json` while its facts say no type check, and what the task says now. */
export interface Scaffold {
  readonly isNewRepo: boolean;
  readonly lacksTypecheck: boolean;
  readonly repo: RepoFacts;
  readonly facts: TaskFacts;
}

/**
 * Writes a task, and its repo where that is new. Everything is read as a suite reads it before anything is written.
 * @throws UsageError when the task exists, the repo exists with other files, or what would be written is no task.
 */
export const scaffoldTask = async (draft: TaskDraft): Promise<Scaffold> => {
  const { place, files, tests, references } = draft;
  const home = join(place.dir, place.repo);
  const taskHome = join(home, 'tasks', place.task);
  if (await exists(taskHome)) throw new UsageError(`${taskHome} is there already: nothing is overwritten`);
  const known = await readKnownRepo(home, place.repo, files);
  const facts = known ?? guessRepoFacts(place.repo, files, draft.repo);
  const repoFolder: Folder = new Map([['repo.json', writeJson(facts)], ...prefix('files/', files)]);
  const repo = readRepo(repoFolder, place.repo, home);
  const parts = [
    ...prefix(
      'references/',
      [...references].map(([path, patch]) => [path, Buffer.from(patch)] as const),
    ),
    ...prefix('tests/', tests),
  ];
  const complete = await completeFacts(draft, await findCanary(place.dir), (given) => readDraft([['task.json', writeJson(given)], ...parts], place, repo));
  const folder = [['task.json', writeJson({ ...complete, noop: complete.noop || undefined })] as const, ...parts];
  readDraft(folder, place, repo);
  if (known === undefined) await writeFiles(home, repoFolder);
  await writeFiles(taskHome, folder);
  const lacksTypecheck = facts.typecheck === undefined && files.has('tsconfig.json');
  return { isNewRepo: known === undefined, lacksTypecheck, repo: facts, facts: complete };
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The facts of a repo that is there, whose files must be those that the task starts from. */
const readKnownRepo = async (home: string, name: string, files: Folder): Promise<RepoFacts | undefined> => {
  if (!(await exists(home))) return undefined;
  const folder = await readFolder(home);
  const { files: _texts, binary: _binary, ...facts } = readRepo(folder, name, home);
  const known = below(folder, 'files/');
  const odd = [...new Set([...known.keys(), ...files.keys()])].find((path) => !equals(known.get(path), files.get(path)));
  if (odd !== undefined) throw new UsageError(`${home} starts from other files (${odd} differs): a repo has one snapshot, so give this task a repo of its own`);
  return facts;
};

const equals = (one: Buffer | undefined, other: Buffer | undefined): boolean => one !== undefined && other !== undefined && one.equals(other);

const prefix = (folder: string, files: Iterable<readonly [string, Buffer]>): (readonly [string, Buffer])[] =>
  [...files].map(([path, bytes]) => [`${folder}${path}`, bytes] as const);

const writeJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const readDraft = (folder: readonly (readonly [string, Buffer])[], { repo: name, task, dir }: TaskPlace, repo: Repo): Task =>
  readTask(new Map(folder), `${name}/${task}`, repo, join(dir, name, 'tasks', task));

/** The canary that the tasks of a suite have, if any. */
const findCanary = async (dir: string): Promise<string | undefined> => {
  if (!(await exists(dir))) return undefined;
  for (const [path, bytes] of await readFolder(dir)) {
    if (!/^[^/]+\/tasks\/[^/]+\/task\.json$/.test(path)) continue;
    const checked = checkJson(taskSchema, bytes.toString('utf8'));
    if ('value' in checked && checked.value.canary !== undefined) return checked.value.canary;
  }
  return undefined;
};

/** What a person did not say: shown are the files that the references change, the day of expiry is three months ahead, tests are those that look like it. */
const completeFacts = async (draft: TaskDraft, canary: string | undefined, read: (facts: object) => Task): Promise<TaskFacts> => {
  const { instruction, terse, difficulty, created, noop = false, scope, show, locality, expires, ...given } = draft.facts;
  const base = { kind: 'change', tags: [], ...draft.facts, show: show ?? [], noop };
  const task = read(base);
  const [found] = locality === undefined ? listLocalities(task) : [locality];
  return {
    instruction,
    ...(terse !== undefined && { terse }),
    show: show ?? [...task.files].filter(([path, text]) => task.references.some((after) => after.get(path) !== text)).map(([path]) => path),
    kind: base.kind,
    tags: base.tags,
    ...(difficulty && { difficulty }),
    ...(found && { locality: found }),
    created,
    expires: expires ?? addMonths(created, 3),
    canary: canary ?? given.canary,
    noop,
    ...(scope && { scope }),
    ...(await findTests(draft, task, (ids) => read({ ...base, ...ids }))),
  };
};

/** Hidden test files show the edit, those of the program must still pass; unless somebody said otherwise, or they were run. */
const findTests = async ({ facts, files, tests, classify }: TaskDraft, { references, noop }: Task, read: (ids: TestIds) => Task): Promise<TestIds> => {
  const hidden = [...tests.keys()].filter(isTestFile);
  const visible = [...files.keys()].filter((path) => isTestFile(path) && !hidden.includes(path) && references.every((after) => after.has(path)));
  if (classify !== undefined) {
    const { failToPass, passToPass } = await classify(read({ failToPass: [], passToPass: [...hidden, ...visible] }));
    return { failToPass, passToPass };
  }
  return { failToPass: facts.failToPass ?? (noop ? [] : hidden), passToPass: facts.passToPass ?? visible };
};

const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};
