import type { Command } from 'commander';
import { defaultTimeoutMs } from '../batch/pool.ts';
import { collectRun } from '../collect/collect-run.ts';
import { countSamples, makePlan } from '../collect/plan.ts';
import { oracleModel } from '../collect/providers/oracle.ts';
import { findProfile, profiles } from '../edit/profiles.ts';
import type { OpenedRunner } from '../grade/open-test-runner.ts';
import { count } from '../report/printable.ts';
import { checkReferences } from '../suite/check-references.ts';
import { embeddedSuite, loadSuite } from '../suite/load.ts';
import { addGradeOptions, type GradeOptions } from './grade-options.ts';
import { gather } from './option-values.ts';
import { longestTimeoutMs, parseNumber } from './parse-number.ts';
import { openTestsFor, scoreAndGrade } from './score.ts';

/** What `run` was asked to do. */
export interface RunOptions extends GradeOptions {
  readonly suite?: string;
  readonly model?: readonly string[];
  readonly format?: readonly string[];
  readonly task?: readonly string[];
  readonly trials?: number;
  readonly seed: number;
  readonly profile: string;
  readonly workers?: number;
  readonly timeout?: number;
  readonly out: string;
  readonly grade?: boolean;
  readonly json?: boolean;
}

/** Adds `run`: collects responses of models to tasks, judges them and prints the summary. */
export const addRun = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('run')
    .description('collect responses and judge them; an interrupted run goes on where it stopped')
    .requiredOption('--out <run>', 'the run folder to write')
    .option('--suite <dir>', 'the fixture repos and tasks (default: those that come with diffgauge)')
    .option('--model <name>', 'oracle, simulated:<profile>, or a glob of these (repeatable; default: all)', gather)
    .option('--format <name>', 'an edit format (repeatable; default: all)', gather)
    .option('--task <glob>', 'tasks by id or bare name (repeatable; default: all)', gather)
    .option(
      '--trials <n>',
      'answers for each model, task and format (default: 1; of oracle alone, as many as a task has references)',
      parseNumber('--trials', 1, 1_000_000),
    )
    .option('--seed <n>', 'what the simulated models draw from', parseNumber('--seed', 0, Number.MAX_SAFE_INTEGER), 1)
    .option('--profile <name>', `whose outcome counts: ${[...profiles.keys()].join(', ')}`, 'strict')
    .option('--workers <n>', 'number of threads (default: one per core)', parseNumber('--workers', 1, 256))
    .option('--timeout <ms>', `how long judging one sample may take (default: ${defaultTimeoutMs})`, parseNumber('--timeout', 1, longestTimeoutMs))
    .option('--grade', "run the tasks' tests over the answers as well")
    .option('--json', 'the summary as one JSON document');
  addGradeOptions(command)
    .addHelpText('after', "\nExample: diffgauge run --model oracle --model 'simulated:*' --format udiff --out runs/udiff")
    .action(async (options: RunOptions) => done(await run(options)));
};

/** Collects, judges and grades. Returns the exit code of `score`. What tests run in is opened first: without it nothing is spent. */
export const run = async (options: RunOptions): Promise<number> => {
  findProfile(options.profile);
  const tests = await openTestsFor(options);
  try {
    return await collectAndScore(options, tests);
  } finally {
    await tests?.close();
  }
};

const collectAndScore = async (options: RunOptions, tests: OpenedRunner | undefined): Promise<number> => {
  const { suite: dir = embeddedSuite, model = [], format = [], task = [], trials, seed, out } = options;
  const suite = await loadSuite(dir);
  const plan = makePlan(suite, { tasks: task, formats: format, models: model, ...(trials !== undefined && { trials }), seed });
  const { tasks, formats, models } = plan;
  if (models.some(({ name }) => name === oracleModel)) checkReferences(tasks);
  process.stderr.write(
    `diffgauge: ${count(countSamples(plan), 'sample')} = ${count(tasks.length, 'task')} x ${count(formats.length, 'format')} x ${count(models.length, 'model')} x ${count(plan.trials, 'trial')}\n`,
  );
  const { samplesFile, kept } = await collectRun(plan, suite, out);
  if (kept > 0) process.stderr.write(`diffgauge: ${kept} samples were there already\n`);
  return scoreAndGrade(samplesFile, { ...options, suite: dir }, tests);
};
