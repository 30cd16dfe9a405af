import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { defaultTimeoutMs } from '../batch/pool.ts';
import { resultFiles } from '../batch/results.ts';
import { type Progress, type ScoreOutcome, scoreSamples } from '../batch/score-file.ts';
import { defaultProfile, profiles } from '../edit/profiles.ts';
import type { OpenedRunner } from '../grade/open-test-runner.ts';
import { embeddedSuite } from '../suite/load.ts';
import { finishRun } from './finish-run.ts';
import { gradeFolder, openTests } from './grade.ts';
import { addGradeOptions, type GradeOptions, printGradeOptions, refuseGradeOptions } from './grade-options.ts';
import { longestTimeoutMs, parseNumber } from './parse-number.ts';
import { printOptions } from './print-options.ts';
import { printScore } from './print-score.ts';
import { createProgressLine } from './progress.ts';
import { type Stopped, sayStopped, untilStopped } from './until-stopped.ts';

/** What `score` was asked to do. */
export interface ScoreOptions extends GradeOptions {
  readonly suite?: string;
  readonly out: string;
  readonly profile: string;
  readonly workers?: number;
  readonly timeout?: number;
  readonly allowBadLines?: boolean;
  readonly restart?: boolean;
  readonly grade?: boolean;
  readonly json?: boolean;
}

/** Adds `score`: judges recorded responses into a run folder and prints the summary. */
export const addScore = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('score')
    .argument('<responses>', 'recorded responses, one JSON object per line')
    .description('judge recorded responses in bulk; an interrupted run goes on where it stopped')
    .requiredOption('--out <run>', 'the run folder to write')
    .option('--suite <dir>', 'the fixture repos and tasks (default: those that come with diffgauge)')
    .option('--profile <name>', `whose outcome counts: ${[...profiles.keys()].join(', ')}`, defaultProfile.name)
    .option('--workers <n>', 'number of threads (default: one per core)', parseNumber('--workers', 1, 256))
    .option('--timeout <ms>', `how long judging one sample may take (default: ${defaultTimeoutMs})`, parseNumber('--timeout', 1, longestTimeoutMs))
    .option('--allow-bad-lines', 'exit with 0 although some lines hold no sample')
    .option('--restart', 'throw away what the run folder holds and judge everything again')
    .option('--grade', "run the tasks' tests over the answers as well")
    .option('--json', 'the summary as one JSON document');
  addGradeOptions(command)
    .addHelpText('after', help)
    .action(async (file: string, options: ScoreOptions) => done(await score(file, options)));
};

const help = `
Example: diffgauge score responses.jsonl --out runs/monday

A line that holds no sample (no JSON, an unknown task, a sample that is there twice) is not judged: it is listed in RUN/bad-lines.jsonl, and the exit code is 2.
The same sample is one with equal task, format, model, prompt and trial. "diffgauge apply --help" says what the profiles are.`;

/**
 * Judges a samples file, grades it where that is asked for, and reports. Returns the exit code: 0, 2 for lines that hold no sample, 70 when a bug of ours cost
 * one, 130 or 143 when told to stop by a signal. What tests run in is opened first: without it nothing is spent.
 */
export const score = async (file: string, options: ScoreOptions): Promise<number> => {
  const tests = await openTestsFor(options);
  try {
    return await scoreAndGrade(file, options, tests);
  } finally {
    await tests?.close();
  }
};

/** Opens what tests run in, where they are asked for. */
export const openTestsFor = async (options: GradeOptions & Pick<ScoreOptions, 'suite' | 'workers' | 'grade'>): Promise<OpenedRunner | undefined> => {
  if (options.grade) return openTests(options.suite ?? embeddedSuite, options);
  refuseGradeOptions(options);
  return undefined;
};

/** What `score` does once it is known what tests run in. */
export const scoreAndGrade = async (file: string, options: ScoreOptions, tests: OpenedRunner | undefined): Promise<number> => {
  const { value: outcome, signal } = await judgeUntilStopped(file, options);
  if (outcome.interrupted) return sayStopped(`${outcome.results} results`, printCommand(file, options), signal);
  if (tests !== undefined) {
    const { restart: _, ...rest } = options;
    const graded = await gradeFolder(options.out, tests, rest);
    if (graded.value.interrupted) return sayStopped(`${graded.value.grades} grades`, printCommand(file, options), graded.signal);
  }
  return finish(file, options, outcome);
};

const judgeUntilStopped = async (file: string, options: ScoreOptions): Promise<Stopped<ScoreOutcome>> => {
  const { out, profile, workers, timeout: timeoutMs, restart = false, suite: suiteDir = embeddedSuite } = options;
  const line = createProgressLine(process.stderr);
  const request = {
    samplesFile: file,
    suiteDir,
    out,
    profile,
    restart,
    ...(workers !== undefined && { workers }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    onProgress: (progress: Progress) => line.update(toAdvance(progress)),
    onFault: warnOfFault,
  };
  try {
    return await untilStopped((signal) => scoreSamples({ ...request, signal }));
  } finally {
    line.clear();
  }
};

const toAdvance = ({ results, badLines, bytes, totalBytes }: Progress) => ({
  done: results,
  unit: 'sample',
  notes: badLines > 0 ? [styleText('yellow', `${badLines.toLocaleString('en')} bad lines`)] : [],
  bytes,
  totalBytes,
});

const warnOfFault = (message: string): void => {
  process.stderr.write(`diffgauge: a bug in diffgauge cost a sample (its result says "internal"):\n${message}\n`);
};

/** The command that resumes; --restart is left out, as it would begin anew. */
const printCommand = (file: string, options: ScoreOptions): string => {
  const { workers, timeout, allowBadLines, grade, json } = options;
  return printScore({ file, ...options }, [
    ...printOptions({ '--workers': workers, '--timeout': timeout, '--allow-bad-lines': allowBadLines, '--grade': grade }),
    ...(grade ? printGradeOptions(options) : []),
    ...printOptions({ '--json': json }),
  ]);
};

const finish = async (file: string, options: ScoreOptions, { results, resumed, badLines, faulty }: ScoreOutcome): Promise<number> => {
  if (resumed > 0) process.stderr.write(`diffgauge: ${resumed} of ${results} results were there already\n`);
  await finishRun(options.out, { json: options.json === true });
  if (badLines > 0) await listBadLines(file, options.out, badLines);
  if (faulty > 0) return 70;
  return badLines === 0 || options.allowBadLines ? 0 : 2;
};

const listBadLines = async (file: string, out: string, total: number): Promise<void> => {
  const source = join(out, resultFiles.badLines);
  process.stderr.write(`diffgauge: ${total} ${total === 1 ? 'line holds' : 'lines hold'} no sample and ${total === 1 ? 'was' : 'were'} not judged:\n`);
  let listed = 0;
  for await (const entry of createInterface({ input: createReadStream(source) })) {
    const { line, reason } = JSON.parse(entry);
    process.stderr.write(`${file}:${line}: ${reason}\n`);
    if (++listed === 20) break;
  }
  if (total > listed) process.stderr.write(`and ${total - listed} more, listed in ${source}\n`);
};
