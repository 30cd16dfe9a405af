import type { Command } from 'commander';
import { defaultTimeoutMs } from '../batch/pool.ts';
import { type CollectedRun, collectRun } from '../collect/collect-run.ts';
import { estimateRun } from '../collect/estimate.ts';
import { openModel, readKey } from '../collect/open-model.ts';
import { countSamples, makePlan, type Plan } from '../collect/plan.ts';
import { oracleModel } from '../collect/providers/oracle.ts';
import { findProfile, profiles } from '../edit/profiles.ts';
import type { OpenedRunner } from '../grade/open-test-runner.ts';
import { count } from '../report/printable.ts';
import { printCost } from '../report/spending.ts';
import { checkReferences } from '../suite/check-references.ts';
import { embeddedSuite, loadSuite, type Suite } from '../suite/load.ts';
import { commandName } from './command-name.ts';
import { addGradeOptions, type GradeOptions, printGradeOptions } from './grade-options.ts';
import { addLiveOptions, type LiveOptions, printLiveOptions, readLimits, readLiveModels } from './live-options.ts';
import { gather } from './option-values.ts';
import { longestTimeoutMs, parseNumber } from './parse-number.ts';
import { type Advance, createProgressLine } from './progress.ts';
import { quoteForShell } from './quote-for-shell.ts';
import { sayEstimate } from './say-estimate.ts';
import { openTestsFor, scoreAndGrade } from './score.ts';
import { type Stopped, sayStopped, untilStopped } from './until-stopped.ts';

/** What `run` was asked to do. */
export interface RunOptions extends GradeOptions, LiveOptions {
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
    .option('--model <name>', 'openai:<name>, oracle, simulated:<profile>, or a glob of the latter (repeatable; default: all of the latter)', gather)
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
  addGradeOptions(addLiveOptions(command))
    .addHelpText('after', help)
    .action(async (options: RunOptions) => done(await run(options)));
};

const help = `
Example: diffgauge run --model oracle --model 'simulated:*' --format udiff --out runs/udiff
         OPENAI_API_KEY=... diffgauge run --model openai:gpt-5 --format udiff --trials 2 --out runs/gpt-5

openai:<name> is a model at any server that speaks the OpenAI API. Keys are taken from the environment and written nowhere. Answers are kept as they arrive; the
same command goes on where it stopped, and asks only for what is missing.`;

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
  const { suite: dir = embeddedSuite, model = [], format = [], task = [], trials, seed } = options;
  const suite = await loadSuite(dir);
  const { live, offline } = readLiveModels(model, options, process.env);
  const plan = makePlan(suite, { tasks: task, formats: format, models: offline, live, ...(trials !== undefined && { trials }), seed });
  if (plan.models.some(({ name }) => name === oracleModel)) checkReferences(plan.tasks);
  process.stderr.write(`diffgauge: ${describePlan(plan)}\n`);
  if (options.dryRun) return sayEstimate(await estimateRun(plan, options.out), options);
  const { value: collected, signal } = await collectUntilStopped(plan, suite, options);
  const { samplesFile, kept, made, missing, isSpent, spent } = collected;
  if (kept > 0) process.stderr.write(`diffgauge: ${kept} samples were there already\n`);
  const have = `${count(kept + made, 'sample')} of ${countSamples(plan)}`;
  if (isSpent) return saySpent(have, spent, options);
  if (missing > 0) return sayStopped(have, printRunCommand(options), signal);
  return scoreAndGrade(samplesFile, { ...options, suite: dir }, tests);
};

const describePlan = (plan: Plan): string =>
  `${count(countSamples(plan), 'sample')} = ${[
    count(plan.tasks.length, 'task'),
    count(plan.formats.length, 'format'),
    count(plan.models.length + plan.live.length, 'model'),
    count(plan.trials, 'trial'),
  ].join(' x ')}`;

/** Keys are read before anything is written. */
const collectUntilStopped = async (plan: Plan, suite: Suite, options: RunOptions): Promise<Stopped<CollectedRun>> => {
  const limits = readLimits(options);
  const keys = new Map(plan.live.map((model) => [model.name, readKey(model, process.env)]));
  const line = createProgressLine(process.stderr);
  try {
    return await untilStopped((signal) => {
      signal.addEventListener('abort', () => {
        if (plan.live.length > 0) process.stderr.write('diffgauge: waiting for the answers that are on their way; Ctrl-C again ends at once\n');
      });
      return collectRun(plan, suite, options.out, {
        open: (model, spending) => openModel(model, keys.get(model.name) ?? '', spending, limits),
        inFlight: limits.atOnce,
        ...(options.maxCost !== undefined && { maxCost: options.maxCost }),
        retryFailed: options.retryFailed === true,
        signal,
        onSample: ({ samples, spent }) => line.update(toAdvance(samples, countSamples(plan), spent)),
      });
    });
  } finally {
    line.clear();
  }
};

const toAdvance = (samples: number, total: number, spent: number): Advance => ({
  done: samples,
  unit: 'samples',
  notes: spent > 0 ? [printCost(spent)] : [],
  bytes: samples,
  totalBytes: total,
});

const saySpent = (have: string, spent: number, options: RunOptions): number => {
  process.stderr.write(
    `diffgauge: stopped after ${have}: ${printCost(spent)} are spent, and --max-cost is ${options.maxCost}; with a higher one, this goes on from there:\n  ${printRunCommand(options)}\n`,
  );
  return 3;
};

/** The command that goes on. */
const printRunCommand = (options: RunOptions): string => {
  const { suite, model = [], format = [], task = [], trials, seed, profile, workers, timeout, out, grade, json } = options;
  const words = ['run', '--out', out];
  if (suite !== undefined) words.push('--suite', suite);
  for (const [name, values] of [
    ['--model', model],
    ['--format', format],
    ['--task', task],
  ] as const)
    for (const value of values) words.push(name, value);
  if (trials !== undefined) words.push('--trials', String(trials));
  if (seed !== 1) words.push('--seed', String(seed));
  if (profile !== 'strict') words.push('--profile', profile);
  if (workers !== undefined) words.push('--workers', String(workers));
  if (timeout !== undefined) words.push('--timeout', String(timeout));
  words.push(...printLiveOptions(options));
  if (grade) words.push('--grade', ...printGradeOptions(options));
  if (json) words.push('--json');
  return `${commandName()} ${words.map(quoteForShell).join(' ')}`;
};
