import type { Files, Task, TestPlan } from '../types.ts';
import type { RunEnd, TestJob, TestRun } from './test-run.ts';
import { isWithin, listPlanned } from './test-verdict.ts';

/** A task that has tests. */
export type TestedTask = Task & { readonly tests: TestPlan };

/** Runs the tests of a tree; `attempt` tells repeats of the same run apart. */
export interface Attempts {
  run(job: TestJob & { readonly attempt?: number }): Promise<TestRun>;
}

/**
 * What the tests of a tree say, after repeats: the planned tests that do not pass, those that failed once and passed in a repeat, and on how many runs this
 * rests. `code` where the first run gave no verdict.
 */
export interface Tried {
  readonly code?: Exclude<RunEnd, 'reported'> | 'no_tests';
  readonly detail?: string;
  readonly failing: readonly string[];
  /** Of those that name a file or a suite, the tests within that failed in the first run. */
  readonly failedWithin?: readonly string[];
  readonly flaky: readonly string[];
  readonly runs: number;
}

/**
 * Runs a tree's tests, and again up to `repeats` times as long as a repeat can change the verdict: where only `passToPass` tests fail, or, with
 * `repeatAll`, any. A test that fails and then passes is flaky.
 */
export const tryTests = async (task: TestedTask, files: Files, attempts: Attempts, { repeats, repeatAll }: RepeatRule): Promise<Tried> => {
  const first = await attempts.run({ task, files });
  const silence = findSilence(first);
  if (silence !== undefined) return { ...silence, failing: [], flaky: [], runs: 1 };
  const planned = listPlanned(task.tests);
  const wanted = new Set(task.tests.failToPass);
  const flaky = new Set<string>();
  let failing = planned.filter((id) => first.tests.get(id) !== 'passed');
  let runs = 1;
  for (; runs <= repeats && failing.length > 0 && (repeatAll || failing.every((id) => !wanted.has(id))); runs++) {
    const again = await attempts.run({ task, files, attempt: runs });
    for (const id of failing) if (again.tests.get(id) === 'passed') flaky.add(id);
    failing = failing.filter((id) => !flaky.has(id));
  }
  const failedWithin = first.failedWithin?.filter((test) => isWithin(test, failing)) ?? [];
  return { failing, ...(failedWithin.length > 0 && { failedWithin }), flaky: planned.filter((id) => flaky.has(id)), runs };
};

/** How often failing tests are run again at most, and whether that goes for `failToPass` tests, too. */
export interface RepeatRule {
  readonly repeats: number;
  readonly repeatAll: boolean;
}

/** Why a run is no verdict. */
const findSilence = ({ end, tests, detail }: TestRun): Pick<Tried, 'code' | 'detail'> | undefined => {
  if (end === 'reported' && tests.size > 0) return undefined;
  return { code: end === 'reported' ? 'no_tests' : end, ...(detail !== undefined && { detail }) };
};
