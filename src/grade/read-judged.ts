import type { FileHandle } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { applyResponse } from '../apply-response.ts';
import { readChunks, splitLines } from '../batch/chunks.ts';
import type { Desks } from '../batch/desks.ts';
import { readSample } from '../batch/samples.ts';
import { findProfile } from '../edit/profiles.ts';
import { InfraError } from '../errors.ts';
import type { Profile } from '../profile.ts';
import { reached } from '../stats/tally.ts';
import type { Suite } from '../suite/load.ts';
import type { GradeCode, Result } from '../verdict.ts';
import type { Candidate } from './grader.ts';

/**
 * A run that is being graded: its files, its suite, and the profile whose outcome counts. `name` is the results file's; `desks` keep what is prepared for the
 * tasks.
 */
export interface JudgedRun {
  readonly results: FileHandle;
  readonly samples: FileHandle;
  readonly suite: Suite;
  readonly profile: string;
  readonly name: string;
  readonly desks: Desks;
}

/** One result of a run: the answer that its tests are run for, or why they are not. `end` is the offset behind the result in its file. */
export interface Judged {
  readonly line: number;
  readonly end: number;
  readonly answer: Candidate | Extract<GradeCode, 'not_applied' | 'not_valid' | 'inexpressible' | 'untested'>;
}

/**
 * Reads results and samples in step, from behind the first `done` results, whose last is about line `lastLine`. A result that was not written to its end is
 * left out. Answers are applied again as they were when they were judged.
 * @throws InfraError when the files do not belong together.
 */
export async function* readJudged(run: JudgedRun, { done, lastLine }: { readonly done: number; readonly lastLine: number }): AsyncGenerator<Judged> {
  const profile = findProfile(run.profile);
  const samples = readLines(run.samples, lastLine);
  for await (const { line: number, bytes, end } of readLines(run.results, done)) {
    if (end === undefined) return;
    const result = readResult(bytes, `${run.name}:${number}`);
    const { line = number } = result;
    const refusal = findRefusal(result, run.suite);
    if (refusal !== undefined) yield { line, end, answer: refusal };
    else yield { line, end, answer: applyAgain(result, await findLine(samples, line), { ...run, profile }) };
  }
}

/** The lines of a file behind the first `skip`, each with the offset behind it; undefined where no line feed ends the last. */
async function* readLines(file: FileHandle, skip: number) {
  for await (const chunk of readChunks(file, { skipLines: skip, maxLine: Number.POSITIVE_INFINITY })) {
    const isWhole = chunk.bytes.at(-1) === lineFeed;
    let end = chunk.end - chunk.bytes.length;
    for (const { line, bytes } of splitLines(chunk)) {
      end += bytes.length + 1;
      yield { line, bytes, end: isWhole ? end : undefined };
    }
  }
}

const lineFeed = 0x0a;

const readResult = (bytes: Uint8Array, where: string): Result => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new InfraError(`${where}: expected a result as JSON; the line is damaged`);
  }
};

/** Why tests decide nothing about a result; undefined where they may. */
const findRefusal = ({ stage, score, inexpressible, task: id }: Result, suite: Suite): Exclude<Judged['answer'], Candidate> | undefined => {
  const task = suite.tasks.get(id);
  if (score === undefined) return 'not_applied';
  if (inexpressible !== undefined) return 'inexpressible';
  if (task?.tests === undefined || task.noop) return 'untested';
  return reached(stage, 'valid') ? undefined : 'not_valid';
};

const findLine = async (lines: AsyncGenerator<{ readonly line: number; readonly bytes: Uint8Array }>, wanted: number): Promise<Uint8Array> => {
  for (let next = await lines.next(); !next.done; next = await lines.next()) if (next.value.line === wanted) return next.value.bytes;
  throw new InfraError(`the samples file has no line ${wanted}, of which there is a result; it has changed since the run was judged`);
};

/** What was applied then is applied now: the same reader, profile, suite and answer, as the same score shows. */
const applyAgain = (
  result: Result,
  bytes: Uint8Array,
  { suite, profile, desks }: Pick<JudgedRun, 'suite' | 'desks'> & { readonly profile: Profile },
): Candidate => {
  const { score, format } = result;
  const read = readSample(bytes, suite);
  if (score === undefined || 'reason' in read || identity.some((name) => read.sample[name] !== result[name])) throw otherAnswer(result);
  const { sample, task } = read;
  const applied = applyResponse({ format, response: sample.response, files: task.files, profile });
  if (applied.status === 'rejected' || task.tests === undefined) throw otherAnswer(result);
  const again = desks.prepare(task, format).scorer.score(applied.changes);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again)), score)) throw otherAnswer(result);
  return { task: { ...task, tests: task.tests }, format, changes: applied.changes, score };
};

const identity = ['task', 'format', 'model', 'prompt', 'trial'] as const;

const otherAnswer = ({ line }: Result): InfraError =>
  new InfraError(`line ${line} of the samples file is not the answer that the result is about; it has changed since the run was judged`);
