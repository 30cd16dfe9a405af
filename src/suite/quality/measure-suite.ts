import { isConfigurationPath, isTestPath } from '../../grade/sandbox/protected-paths.ts';
import { listPlanned } from '../../grade/test-verdict.ts';
import type { Attempts, TestedTask } from '../../grade/try-tests.ts';
import { diffFiles } from '../../score/file-edits.ts';
import { createScorer } from '../../score/score.ts';
import { hasGrammar } from '../../syntax/native.ts';
import type { Files, Task } from '../../types.ts';
import type { Atom } from '../../verdict.ts';
import { inParallel } from '../in-parallel.ts';
import { isScript, isTestFile } from '../test-paths.ts';
import { addQualities, measure, type Quality, type Sampling, type Subject } from './measure.ts';

/** What is measured of a repo: `outside` by the tests that everybody sees, all over the program; `inside` by those of each task, within its edit. */
export interface RepoQuality {
  readonly repo: string;
  readonly tasks: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly outside: Quality;
  readonly inside: Quality;
  readonly byTask: readonly TaskQuality[];
}

/** What is measured of the places that the first reference of a task changes. */
export interface TaskQuality extends Quality {
  readonly id: string;
}

/** Measures each repo of some tasks. @throws InfraError when tests cannot be run. */
export const measureSuite = async (tasks: readonly Task[], sampling: Sampling, attempts: Attempts): Promise<RepoQuality[]> => {
  const repos = Map.groupBy(tasks, ({ repo }) => repo);
  const measured: RepoQuality[] = [];
  for (const [repo, ofRepo] of [...repos].sort(([one], [other]) => (one < other ? -1 : 1))) measured.push(await measureRepo(repo, ofRepo, sampling, attempts));
  return measured;
};

const measureRepo = async (repo: string, tasks: readonly Task[], sampling: Sampling, attempts: Attempts): Promise<RepoQuality> => {
  const tested = tasks.filter((task): task is TestedTask => task.tests !== undefined);
  const provable = tested.filter(({ tests }) => tests.failToPass.length > 0);
  const byTask = (await inParallel(provable, tasksAtOnce, (task) => measureInside(task, sampling, attempts))).flatMap((quality) => quality ?? []);
  const outside = await openOutside(tested, attempts);
  const kinds = Map.groupBy(tasks, ({ kind }) => kind);
  return {
    repo,
    tasks: tasks.length,
    kinds: Object.fromEntries([...kinds].map(([kind, those]) => [kind, those.length]).sort()),
    outside: outside === undefined ? addQualities([]) : await measure(outside, sampling, attempts),
    inside: addQualities(byTask),
    byTask,
  };
};

const tasksAtOnce = 4;

/** Nothing where no accepted solution passes its tests: then they say nothing about changes of it. */
const measureInside = async (task: TestedTask, sampling: Sampling, attempts: Attempts): Promise<TaskQuality | undefined> => {
  const inside = openInside(task);
  if (inside === undefined || !(await passes(inside, attempts))) return undefined;
  return { id: task.id, ...(await measure(inside, sampling, attempts)) };
};

/** The files of a tree whose code the tests are about. */
const listSources = (files: Files): string[] =>
  [...files.keys()].filter((path) => isScript(path) && hasGrammar(path) && !isTestPath(path) && !isConfigurationPath(path));

/** The program before any edit, with the tests that it comes with; those that do not pass there are left out. */
const openOutside = async ([first]: readonly TestedTask[], attempts: Attempts): Promise<Subject | undefined> => {
  if (first === undefined) return undefined;
  const { files, repo } = first;
  const visible = [...files.keys()].filter(isTestFile);
  const task = { ...first, id: repo, references: [], tests: { ...first.tests, files: new Map<string, string>(), failToPass: [], passToPass: visible } };
  const { tests } = visible.length === 0 ? { tests: new Map<string, string>() } : await attempts.run({ task, files });
  const passing = visible.filter((id) => tests.get(id) === 'passed');
  if (passing.length === 0) return undefined;
  return { task: { ...task, tests: { ...task.tests, passToPass: passing } }, files, paths: listSources(files), counts: () => true };
};

/** The program after the first reference, and the lines that it changes. */
const openInside = (task: TestedTask): Subject | undefined => {
  const [after] = task.references;
  if (after === undefined) return undefined;
  const { atoms } = createScorer(task).score(diffFiles(task.files, after));
  const changed = Map.groupBy(atoms.filter(changesCode), ({ path, newPath }) => newPath ?? path);
  const spans = new Map([...changed].map(([path, those]) => [path, those.map((atom) => toLines(after.get(path) ?? '', atom))]));
  const counts = (path: string, offset: number): boolean => (spans.get(path) ?? []).some(([from, to]) => offset >= from && offset < to);
  return { task, files: after, paths: listSources(after).filter((path) => changed.has(path)), counts };
};

const passes = async ({ task, files }: Subject, attempts: Attempts): Promise<boolean> => {
  const { end, tests } = await attempts.run({ task, files });
  return end === 'reported' && listPlanned(task.tests).every((id) => tests.get(id) === 'passed');
};

/** A file that only gets another name holds no new code. */
const changesCode = ({ class: kind, newPath }: Atom): boolean =>
  kind === 'semantic' || kind === 'rename' || kind === 'move' || (kind === 'file' && newPath === undefined);

/** The whole lines that an atom touches. */
const toLines = (text: string, { newFrom, newTo }: Atom): readonly [number, number] => {
  const end = text.indexOf('\n', Math.max(newFrom, newTo - 1));
  return [text.lastIndexOf('\n', newFrom - 1) + 1, end === -1 ? text.length + 1 : end + 1];
};
