import { extname } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { TestPlan } from '../../types.ts';
import { coverageFlag } from '../inside/coverage.ts';
import type { InsidePlan } from '../inside/job.ts';
import type { TestJob } from '../test-run.ts';
import type { LaidTree } from './lay-job.ts';
import { isTestPath } from './protected-paths.ts';
import type { Expected } from './to-test-run.ts';

/** How a job is run: what the sandboxed process does, with which permissions of Node it starts (undefined: all), and what report is expected. */
export interface PlannedRun {
  readonly flags: readonly string[] | undefined;
  readonly plan: InsidePlan;
  readonly expected: Expected;
}

/** @throws UsageError when the repo says of no such run how it goes. */
export const planRun = (tests: TestPlan, what: TestJob['what'], { files, testFiles }: LaidTree): PlannedRun => {
  if (what === 'typecheck') {
    if (tests.typecheck === undefined) throw new UsageError('the repo has no "typecheck" in its repo.json');
    const command = tests.typecheck.command.flatMap((part) => (part === '{sources}' ? listSources([...files.keys()]) : [part]));
    return { flags: undefined, plan: { kind: 'command', command }, expected: { testFiles: [], report: 'status' } };
  }
  const [, ...args] = tests.command;
  if (!isNodeTest(tests)) {
    const command = tests.command.flatMap((part) => (what === 'coverage' && part === unittest ? [part, '--covered={covered}'] : [part]));
    return { flags: undefined, plan: { kind: 'command', command: [...command, ...testFiles] }, expected: { testFiles, report: tests.report } };
  }
  const flags = args.filter((arg) => arg !== '--test');
  const unknown = flags.find((flag) => !permissionFlags.has(flag));
  if (unknown !== undefined)
    throw new UsageError(`"test" in repo.json: beside --test, node takes only ${[...permissionFlags].join(', ')}; received ${JSON.stringify(unknown)}`);
  const all = what === 'coverage' ? [...flags, coverageFlag] : flags;
  return { flags: all, plan: { kind: 'node', testFiles }, expected: { testFiles, report: 'node' } };
};

/** The TypeScript files of a tree that are no tests. None of their names, which a model may have chosen, can be taken for an option. */
const listSources = (paths: readonly string[]): readonly string[] =>
  paths
    .filter((path) => typed.has(extname(path)) && !isTestPath(path))
    .map((path) => `./${path}`)
    .sort();

const typed: ReadonlySet<string> = new Set(['.cts', '.mts', '.ts', '.tsx']);

/**
 * How far it can be told which code the tests of a repo run: `all` of it, that of one process where others may be started (`some`), or `none`. Node's runner
 * watches itself, our launcher of Python's tests says nothing where a program was started.
 */
export const findWatch = (tests: Pick<TestPlan, 'command'>): 'all' | 'some' | 'none' => {
  if (isNodeTest(tests)) return tests.command.some((arg) => arg === '--allow-child-process' || arg === '--allow-worker') ? 'some' : 'all';
  return tests.command.includes(unittest) ? 'all' : 'none';
};

const isNodeTest = ({ command: [program, ...args] }: Pick<TestPlan, 'command'>): boolean => program === 'node' && args.includes('--test');

const unittest = '{unittest}';

const permissionFlags: ReadonlySet<string> = new Set(['--allow-addons', '--allow-child-process', '--allow-wasi', '--allow-worker']);
