import type { Command } from 'commander';
import { defaultTimeoutMs } from '../batch/pool.ts';
import { expectCache } from '../collect/cache.ts';
import { type CollectedRun, collectRun } from '../collect/collect-run.ts';
import { type Estimate, estimateRun } from '../collect/estimate.ts';
import { openModel } from '../collect/open-model.ts';
import { countSamples, mostTrials, type Plan } from '../collect/plan.ts';
import { oracleModel } from '../collect/providers/oracle.ts';
import { defaultProfile, profiles } from '../edit/profiles.ts';
import type { OpenedRunner } from '../grade/open-test-runner.ts';
import { makeFolder } from '../make-folder.ts';
import { count } from '../report/printable.ts';
import { printCost } from '../report/spending.ts';
import { checkReferences } from '../suite/check-references.ts';
import { addAskingOptions, printAskingOptions } from './asking-options.ts';
import { addGradeOptions, type GradeOptions, printGradeOptions } from './grade-options.ts';
import { addLiveOptions, printLiveOptions } from './live-options.ts';
import { gather } from './option-values.ts';
import { longestTimeoutMs, parseNumber } from './parse-number.ts';
import { printOptions, printWords } from './print-options.ts';
import { type Advance, createProgressLine } from './progress.ts';
import { type GivenSettings, type RunSettings, readKeys, readRunSettings } from './run-settings.ts';
import { sayEstimate } from './say-estimate.ts';
import { openTestsFor, scoreAndGrade } from './score.ts';
import { type Stopped, sayStopped, untilStopped } from './until-stopped.ts';

/** What `run` was asked to do. */
export interface RunOptions extends GradeOptions, GivenSettings {
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
    .option(
      '--model <name>',
      'a model of the config, openai:<name>, oracle, simulated:<profile>, or a glob (repeatable; default: those of the config, else all that need no provider)',
      gather,
    )
    .option('--format <name>', 'an edit format (repeatable; default: all)', gather)
    .option('--task <glob>', 'tasks by id or bare name (repeatable; default: all)', gather)
    .option(
      '--trials <n>',
      'answers for each model, task and format (default: 1; of oracle alone, as many as a task has references)',
      parseNumber('--trials', 1, mostTrials),
    )
    .option('--seed <n>', 'what simulated models, and failures on purpose, draw from (default: 1)', parseNumber('--seed', 0, Number.MAX_SAFE_INTEGER))
    .option('--profile <name>', `whose outcome counts: ${[...profiles.keys()].join(', ')}`, defaultProfile.name)
    .option('--workers <n>', 'number of threads (default: one per core)', parseNumber('--workers', 1, 256))
    .option('--timeout <ms>', `how long judging one sample may take (default: ${defaultTimeoutMs})`, parseNumber('--timeout', 1, longestTimeoutMs))
    .option('--grade', "run the tasks' tests over the answers as well")
    .option('--json', 'the summary as one JSON document');
  addGradeOptions(addAskingOptions(addLiveOptions(command)))
    .addHelpText('after', help)
    .action(async (options: RunOptions) => done(await run(options)));
};

const help = `
Example: diffgauge run --model oracle --model 'simulated:*' --format udiff --out runs/udiff
         OPENAI_API_KEY=... diffgauge run --model openai:gpt-5 --format udiff --trials 2 --out runs/gpt-5
         diffgauge run --config ci/diffgauge.config.ts --require-cache --out runs/ci

openai:<name> is a model at any server that speaks the OpenAI API. Keys are taken from the environment and written nowhere. Answers are kept as they arrive; the
same command goes on where it stopped, and asks only for what is missing.`;

/** Collects, judges and grades. Returns the exit code of `score`. What tests run in is opened first: without it nothing is spent. */
export const run = async (options: RunOptions): Promise<number> => {
  const settings = await readRunSettings(options, process.env);
  const resolved = { ...options, suite: settings.suite.dir };
  const tests = await openTestsFor(resolved);
  try {
    return await collectAndScore(options, settings, tests);
  } finally {
    await tests?.close();
  }
};

const collectAndScore = async (options: RunOptions, settings: RunSettings, tests: OpenedRunner | undefined): Promise<number> => {
  const { plan, suite } = settings;
  if (plan.models.some(({ name }) => name === oracleModel)) checkReferences(plan.tasks);
  process.stderr.write(`diffgauge: ${describePlan(plan)}\n`);
  if (options.dryRun) return sayEstimate(await estimateSettings(settings, options), plan.conduct.tries, options);
  const { value: collected, signal } = await collectUntilStopped(settings, options);
  const { samplesFile, kept, made, missing, isSpent, spent } = collected;
  if (kept > 0) process.stderr.write(`diffgauge: ${kept} samples were there already\n`);
  const have = `${count(kept + made, 'sample')} of ${countSamples(plan)}`;
  if (isSpent) return saySpent(have, spent, options);
  if (missing > 0) return sayStopped(have, printRunCommand(options), signal);
  return scoreAndGrade(samplesFile, { ...options, suite: suite.dir }, tests);
};

const estimateSettings = ({ plan, suite, limits: { cache } }: RunSettings, { out, retryFailed = false }: RunOptions): Promise<readonly Estimate[]> =>
  estimateRun(plan, suite, { dir: out, retryFailed, ...(cache && { cacheDir: cache.dir }) });

const describePlan = (plan: Plan): string =>
  `${count(countSamples(plan), 'sample')} = ${[
    count(plan.tasks.length, 'task'),
    count(plan.formats.length, 'format'),
    count(plan.models.length + plan.live.length, 'model'),
    ...(plan.prompts.length === 1 ? [] : [count(plan.prompts.length, 'prompt')]),
    count(plan.trials, 'trial'),
  ].join(' x ')}`;

/** Keys are read before anything is written. */
const collectUntilStopped = async (settings: RunSettings, options: RunOptions): Promise<Stopped<CollectedRun>> => {
  const { plan, suite, limits } = settings;
  if (limits.cache?.required && plan.live.length > 0) await expectCache(limits.cache.dir);
  const keys = readKeys(settings, process.env);
  if (limits.cache && plan.live.length > 0) await makeFolder(limits.cache.dir);
  const line = createProgressLine(process.stderr);
  try {
    return await untilStopped((signal) => {
      signal.addEventListener('abort', () => {
        if (plan.live.length > 0) process.stderr.write('diffgauge: waiting for the answers that are on their way; Ctrl-C again ends at once\n');
      });
      return collectRun(plan, suite, options.out, {
        open: (model, spending) => openModel(model, keys.get(model.name) ?? '', spending, limits),
        inFlight: limits.atOnce,
        inOrder: limits.cache?.required === true,
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
  unit: 'sample',
  notes: spent > 0 ? [printCost(spent)] : [],
  bytes: samples,
  totalBytes: total,
});

const saySpent = (have: string, spent: number, options: RunOptions): number => {
  const { maxCost: _, ...unlimited } = options;
  process.stderr.write(
    `diffgauge: stopped after ${have}: ${printCost(spent)} are spent, and --max-cost is ${options.maxCost}; with a higher one, this goes on from there:\n  ${printRunCommand(unlimited)} --max-cost USD\n`,
  );
  return 3;
};

/** The command that goes on. */
const printRunCommand = (options: RunOptions): string => {
  const { suite, model, format, task, trials, seed, profile, workers, timeout, out, grade, json } = options;
  return printWords([
    'run',
    ...printOptions({ '--out': out, '--suite': suite, '--model': model, '--format': format, '--task': task, '--trials': trials, '--seed': seed }),
    ...printOptions({ '--profile': profile === defaultProfile.name ? undefined : profile, '--workers': workers, '--timeout': timeout }),
    ...printLiveOptions(options),
    ...printAskingOptions(options),
    ...printOptions({ '--grade': grade }),
    ...(grade ? printGradeOptions(options) : []),
    ...printOptions({ '--json': json }),
  ]);
};
