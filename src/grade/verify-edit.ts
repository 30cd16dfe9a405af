import { withChanges } from '../edit/apply.ts';
import type { LinkedScore } from '../score/links.ts';
import type { Changes, Files } from '../types.ts';
import { createProbe } from './probe.ts';
import { createReach } from './reach.ts';
import { findWatch } from './sandbox/plan-run.ts';
import type { Covered, TestRunner } from './test-run.ts';
import type { TestedTask } from './try-tests.ts';
import type { Reach, Verification } from './verification.ts';
import { verify } from './verify.ts';

/** An edit that passes its tests; `linked` is what its task's scorer makes of it. */
export interface PassingEdit {
  readonly task: TestedTask;
  readonly changes: Changes;
  readonly linked: LinkedScore;
}

/** What runs the tests, how often those that fail are run again, and how many trees are tried. */
export interface VerifyOptions {
  readonly runner: TestRunner;
  readonly repeats: number;
  readonly budget?: number;
}

/**
 * Finds out which atoms of an edit are needed. Beside the trees that it tries it runs the tests of the edit, and of the base, once more where it comes to what
 * they reach. @throws InfraError when the machine cannot run tests at all, AbortError when told to stop.
 */
export const verifyEdit = ({ task, changes, linked }: PassingEdit, { runner, repeats, budget }: VerifyOptions): Promise<Verification> => {
  const edited = withChanges(task.files, changes);
  return verify({
    files: task.files,
    changes,
    linked,
    probe: createProbe({ task, edited, attempts: runner, repeats }),
    reaches: { base: watchTests(task, task.files, runner), edited: watchTests(task, edited, runner) },
    seed: task.id,
    ...(budget !== undefined && { budget }),
  });
};

/** What tests reach of a tree; they are run, once, when that is first asked, and not where nobody could tell. */
const watchTests = (task: TestedTask, files: Files, runner: TestRunner): Reach => {
  const watch = findWatch(task.tests);
  let run: Promise<Covered | undefined> | undefined;
  return async (path, from, to) => {
    if (watch === 'none') return undefined;
    run ??= runner.run({ task, files, what: 'coverage' }).then(({ covered }) => covered);
    return createReach({ files, covered: await run, watchesAll: watch === 'all', checksTypes: task.tests.typecheck !== undefined })(path, from, to);
  };
};
