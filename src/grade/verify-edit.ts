import { withChanges } from '../edit/apply.ts';
import type { LinkedScore } from '../score/links.ts';
import type { Changes } from '../types.ts';
import { createProbe } from './probe.ts';
import type { TestRunner } from './test-run.ts';
import type { TestedTask } from './try-tests.ts';
import type { Verification } from './verification.ts';
import { verify } from './verify.ts';
import { watchTests } from './watch-tests.ts';

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
    solutions: task.references,
    linked,
    probe: createProbe({ task, edited, attempts: runner, repeats }),
    reaches: { base: watchTests(task, task.files, runner), edited: watchTests(task, edited, runner) },
    checksTypes: task.tests.typecheck !== undefined,
    seed: task.id,
    ...(budget !== undefined && { budget }),
  });
};
