import { UsageError } from '../../errors.ts';
import type { TestPlan } from '../../types.ts';
import { coverageFlag } from '../inside/coverage.ts';
import type { InsidePlan } from '../inside/job.ts';
import type { TestJob } from '../test-run.ts';
import type { Expected } from './to-test-run.ts';

/** How a job is run: what the sandboxed process does, with which permissions of Node it starts (undefined: all), and what report is expected. */
export interface PlannedRun {
  readonly flags: readonly string[] | undefined;
  readonly plan: InsidePlan;
  readonly expected: Expected;
}

/** @throws UsageError when the repo says of no such run how it goes. */
export const planRun = (tests: TestPlan, what: TestJob['what'], testFiles: readonly string[]): PlannedRun => {
  if (what === 'typecheck') {
    if (tests.typecheck === undefined) throw new UsageError('the repo has no "typecheck" in its repo.json');
    return { flags: undefined, plan: { kind: 'command', command: tests.typecheck }, expected: { testFiles: [], report: 'status' } };
  }
  const [program, ...args] = tests.command;
  if (program !== 'node' || !args.includes('--test'))
    return { flags: undefined, plan: { kind: 'command', command: [...tests.command, ...testFiles] }, expected: { testFiles, report: tests.report } };
  const flags = args.filter((arg) => arg !== '--test');
  const unknown = flags.find((flag) => !permissionFlags.has(flag));
  if (unknown !== undefined)
    throw new UsageError(`"test" in repo.json: beside --test, node takes only ${[...permissionFlags].join(', ')}; received ${JSON.stringify(unknown)}`);
  const all = what === 'coverage' ? [...flags, coverageFlag] : flags;
  return { flags: all, plan: { kind: 'node', testFiles }, expected: { testFiles, report: 'node' } };
};

const permissionFlags: ReadonlySet<string> = new Set(['--allow-addons', '--allow-child-process', '--allow-wasi', '--allow-worker']);
