import { UsageError } from '../../errors.ts';
import type { TestPlan } from '../../types.ts';
import type { InsidePlan } from '../inside/job.ts';
import type { TestJob } from '../test-run.ts';
import type { Expected } from './to-test-run.ts';

/** How a job is run: what the sandboxed process does, with which permissions of Node it starts (undefined: all), and what report is expected. */
export interface PlannedRun {
  readonly flags: readonly string[] | undefined;
  readonly plan: InsidePlan;
  readonly expected: Expected;
}

/** Where the sandbox has what a command may name. */
export interface Places {
  readonly code: string;
  readonly report: string;
}

/** @throws UsageError when the repo says of no such run how it goes. */
export const planRun = (tests: TestPlan, what: TestJob['what'], testFiles: readonly string[], places: Places): PlannedRun => {
  if (what === 'typecheck') {
    if (tests.typecheck === undefined) throw new UsageError('the repo has no "typecheck" in its repo.json');
    return { flags: undefined, plan: planCommand(tests.typecheck, [], places), expected: { testFiles: [], report: 'status' } };
  }
  const [program, ...args] = tests.command;
  if (program !== 'node' || !args.includes('--test'))
    return { flags: undefined, plan: planCommand(tests.command, testFiles, places), expected: { testFiles, report: tests.report } };
  const flags = args.filter((arg) => arg !== '--test');
  const unknown = flags.find((flag) => !isPermission(flag));
  if (unknown !== undefined)
    throw new UsageError(`"test" in repo.json: beside --test, node takes --allow-child-process, --allow-worker and --allow-addons; received ${unknown}`);
  return { flags, plan: { kind: 'node', testFiles }, expected: { testFiles, report: 'node' } };
};

const isPermission = (flag: string): boolean => ['--allow-child-process', '--allow-worker', '--allow-addons', '--allow-wasi'].includes(flag);

/** The test files come last; `{report}` and `{unittest}` stand for paths in the sandbox. */
const planCommand = (command: readonly string[], testFiles: readonly string[], { code, report }: Places): InsidePlan => ({
  kind: 'command',
  command: [...command.map((part) => part.replaceAll('{report}', () => report).replaceAll('{unittest}', () => `${code}/unittest_junit.py`)), ...testFiles],
  ...(command.some((part) => part.includes('{report}')) && { reportFile: report }),
  environment: {},
});
