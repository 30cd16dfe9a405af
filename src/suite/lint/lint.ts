import { availableParallelism } from 'node:os';
import type { Attempts } from '../../grade/try-tests.ts';
import { chooseTasks, fitsGlob } from '../find-tasks.ts';
import { inParallel } from '../in-parallel.ts';
import { checkQuality } from '../quality/check-quality.ts';
import type { Sampling } from '../quality/measure.ts';
import { measureSuite, type RepoQuality } from '../quality/measure-suite.ts';
import { checkCanaries, checkControls, checkFacts, checkRepoFacts } from './check-facts.ts';
import { checkInstruction } from './check-instruction.ts';
import { checkSolutions } from './check-references.ts';
import { checkScope } from './check-scope.ts';
import { checkTestIds } from './check-test-ids.ts';
import { checkTests } from './check-tests.ts';
import { findDuplicates } from './duplicates.ts';
import { type Finding, sortFindings } from './finding.ts';
import { listNames, type Names } from './names.ts';
import { type OpenTask, openSuite } from './open-suite.ts';

/** What to check: the tasks that a glob fits (all, where there is none), as of a day like 2026-11-26. */
export interface LintRequest {
  readonly globs: readonly string[];
  readonly today: string;
  /** Runs the tests of the tasks; without it nothing of the suite is run. */
  readonly attempts?: Attempts;
  /** Changes programs, too, to see whether tests notice. */
  readonly sampling?: Sampling;
}

/** What was found in a suite; `repos` and `tasks` count what was checked. */
export interface LintReport {
  readonly repos: number;
  readonly tasks: number;
  readonly findings: readonly Finding[];
  readonly quality?: readonly RepoQuality[];
}

/**
 * Checks a suite.
 * @throws UsageError when there is no suite, or no task that fits. @throws InfraError when git is missing, or tests cannot be run.
 */
export const lintSuite = async (dir: string, { globs, today, attempts, sampling }: LintRequest): Promise<LintReport> => {
  const suite = await openSuite(dir);
  const unread = suite.findings.flatMap(({ task }) => task ?? []);
  const chosen = chooseTasks({ ...suite, unread }, globs);
  const repos = new Map(suite.repos.filter(({ name }) => globs.length === 0 || chosen.some(({ repo }) => repo.name === name)).map((repo) => [repo.name, repo]));
  const names = new Map([...repos.values()].map((repo) => [repo, listNames(repo.files)] as const));
  const found = [...repos.values()].flatMap(checkRepoFacts);
  const check = (open: OpenTask) => checkTask(open, names.get(open.repo) ?? listNames(open.task.files), today);
  found.push(...(await inParallel(chosen, availableParallelism(), check)).flat());
  if (attempts !== undefined) found.push(...(await inParallel(chosen, tasksAtOnce, (open) => checkTests(open, attempts))).flat());
  const tasks = chosen.map(({ task }) => task);
  const quality = attempts !== undefined && sampling !== undefined ? await measureSuite(tasks, sampling, attempts) : undefined;
  found.push(...(quality ?? []).flatMap(checkQuality));
  const isAsked = findAsked(chosen, globs);
  const inSuite = [...suite.findings, ...checkCanaries(suite.tasks), ...checkControls(suite.tasks), ...findDuplicates(suite.tasks, isAsked)];
  found.push(...inSuite.filter(({ task }) => task === undefined || isAsked(task)));
  return { repos: repos.size, tasks: chosen.length, findings: sortFindings(found), ...(quality && { quality }) };
};

/** Whether a task is asked about, also where it cannot be read. */
const findAsked = (chosen: readonly OpenTask[], globs: readonly string[]): ((id: string) => boolean) => {
  const ids = new Set(chosen.map(({ id }) => id));
  return (id) => globs.length === 0 || ids.has(id) || fitsGlob(id, globs);
};

/** So many tasks wait for their tests at once that the runner always has something to do. */
const tasksAtOnce = 2 * availableParallelism();

const checkTask = async (open: OpenTask, names: Names, today: string): Promise<Finding[]> => [
  ...checkFacts(open, today),
  ...checkInstruction(open, names),
  ...checkScope(open),
  ...checkTestIds(open),
  ...(await checkSolutions(open)),
];
