import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { defaultTimeoutMs } from '../batch/pool.ts';
import { resultFiles } from '../batch/results.ts';
import { type ScoreOutcome, scoreSamples } from '../batch/score-file.ts';
import { profiles } from '../edit/profiles.ts';
import { UsageError } from '../errors.ts';
import { embeddedSuite } from '../suite/load.ts';
import { commandName } from './command-name.ts';
import { finishRun } from './finish-run.ts';
import { longestTimeoutMs, parseNumber } from './parse-number.ts';
import { createProgressLine } from './progress.ts';

/** What `score` was asked to do. */
export interface ScoreOptions {
  readonly suite?: string;
  readonly out: string;
  readonly profile: string;
  readonly workers?: number;
  readonly timeout?: number;
  readonly allowBadLines?: boolean;
  readonly restart?: boolean;
  readonly json?: boolean;
}

/** Adds `score`: judges recorded responses into a run folder and prints the summary. */
export const addScore = (program: Command, done: (code: number) => void): void => {
  program
    .command('score')
    .argument('<responses>', 'recorded responses, one JSON object per line')
    .description('judge recorded responses in bulk; an interrupted run goes on where it stopped')
    .requiredOption('--out <run>', 'the run folder to write')
    .option('--suite <dir>', 'the fixture repos and tasks (default: those that come with diffgauge)')
    .option('--profile <name>', `whose outcome counts: ${[...profiles.keys()].join(', ')}`, 'strict')
    .option('--workers <n>', 'number of threads (default: one per core)', parseNumber('--workers', 1, 256))
    .option('--timeout <ms>', `how long judging one sample may take (default: ${defaultTimeoutMs})`, parseNumber('--timeout', 1, longestTimeoutMs))
    .option('--allow-bad-lines', 'exit with 0 although some lines hold no sample')
    .option('--restart', 'throw away what the run folder holds and judge everything again')
    .option('--json', 'the summary as one JSON document')
    .addHelpText('after', help)
    .action(async (file: string, options: ScoreOptions) => done(await score(file, options)));
};

const help = `
Example: diffgauge score responses.jsonl --out runs/monday

A line that holds no sample (no JSON, an unknown task, a sample that is there twice) is not judged: it is listed in RUN/bad-lines.jsonl, and the exit code is 2.
The same sample is one with equal task, format, model, prompt and trial. "diffgauge apply --help" says what the profiles are.`;

/**
 * Judges a samples file and reports. Returns the exit code: 0, 2 for lines that hold no sample, 70 when a bug of ours cost one, 130 or 143 when told to stop by
 * a signal.
 */
export const score = async (file: string, options: ScoreOptions): Promise<number> => {
  const { outcome, signal } = await judgeUntilStopped(file, options);
  return outcome.interrupted ? sayInterrupted(file, options, outcome, signal) : finish(file, options, outcome);
};

const judgeUntilStopped = async (file: string, options: ScoreOptions): Promise<{ readonly outcome: ScoreOutcome; readonly signal: unknown }> => {
  const { out, profile, workers, timeout: timeoutMs, restart = false, suite: suiteDir = embeddedSuite } = options;
  const stop = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => stop.abort(signal);
  for (const signal of stopSignals) process.once(signal, onSignal);
  const line = createProgressLine(process.stderr);
  try {
    const request = {
      samplesFile: file,
      suiteDir,
      out,
      profile,
      restart,
      signal: stop.signal,
      ...(workers !== undefined && { workers }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    };
    const outcome = await scoreSamples({ ...request, onProgress: line.update, onFault: warnOfFault });
    return { outcome, signal: stop.signal.reason };
  } finally {
    line.clear();
    for (const signal of stopSignals) process.removeListener(signal, onSignal);
  }
};

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

const warnOfFault = (message: string): void => {
  process.stderr.write(`diffgauge: a bug in diffgauge cost a sample (its result says "internal"):\n${message}\n`);
};

const sayInterrupted = (file: string, options: ScoreOptions, { results }: ScoreOutcome, signal: unknown): number => {
  process.stderr.write(`diffgauge: stopped after ${results} results; this goes on from there:\n  ${printCommand(file, options)}\n`);
  return signal === 'SIGTERM' ? 143 : 130;
};

/** The command that resumes; --restart is left out, as it would begin anew. */
export const printCommand = (file: string, { suite, out, profile, workers, timeout, allowBadLines, json }: ScoreOptions): string => {
  const words = ['score', file, '--out', out];
  if (suite !== undefined) words.push('--suite', suite);
  if (profile !== 'strict') words.push('--profile', profile);
  if (workers !== undefined) words.push('--workers', String(workers));
  if (timeout !== undefined) words.push('--timeout', String(timeout));
  if (allowBadLines) words.push('--allow-bad-lines');
  if (json) words.push('--json');
  return `${commandName()} ${words.map(quoteForShell).join(' ')}`;
};

const quoteForShell = (word: string): string => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", () => `'\\''`)}'`);

const finish = async (file: string, options: ScoreOptions, { results, resumed, badLines, faulty }: ScoreOutcome): Promise<number> => {
  if (results + badLines === 0) throw new UsageError(`${file} holds no sample: expected one JSON object in each line`);
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
