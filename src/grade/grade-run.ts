import { type FileHandle, open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Desks } from '../batch/desks.ts';
import { openGrading } from '../batch/grade-facts.ts';
import { mapInOrder } from '../batch/in-order.ts';
import { LineLog } from '../batch/line-log.ts';
import { lockRun } from '../batch/lock.ts';
import { resultFiles } from '../batch/results.ts';
import { holdsSamples, type RunFacts, readKnownRun } from '../batch/run-folder.ts';
import { UsageError, unreadable } from '../errors.ts';
import { digestAtoms } from '../score/digest-atoms.ts';
import { loadSuite, type Suite } from '../suite/load.ts';
import type { Grade } from '../verdict.ts';
import { version } from '../version.ts';
import { Grader } from './grader.ts';
import type { OpenedRunner } from './open-test-runner.ts';
import { noCache, openOutcomeCache } from './outcome-cache.ts';
import { Outcomes } from './outcomes.ts';
import { type Judged, readJudged } from './read-judged.ts';
import { defaultBudget } from './verify.ts';
import { createCandidateVerifier } from './verify-candidate.ts';

/** A run whose answers are graded by the tests of their tasks. */
export interface GradeRequest {
  /** The folder of the run. */
  readonly folder: string;
  /** Runs the tests; it is left open. */
  readonly runner: OpenedRunner;
  /** The folder where outcomes are kept; without it none are. */
  readonly cacheDir?: string;
  /** How often failing tests are run again at most, to tell flaky ones; default 2. */
  readonly repeats?: number;
  /** How many trees are tried at most to find out what of one answer is needed; default 40, 0 tries none. */
  readonly budget?: number;
  /** How many test runs are under way at most; default one per core. */
  readonly workers?: number;
  /** Throws away the grades that are there. */
  readonly restart?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: GradeProgress) => void;
}

/** How far grading is: `grades` counts those of earlier processes, too; bytes are of the results file. */
export interface GradeProgress {
  readonly grades: number;
  readonly made: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

/**
 * What `grades.jsonl` holds now: `grades`, of which `resumed` were there before. `made` is how many test runs this process made; the others were known.
 * `interrupted` when it was told to stop; it goes on when started again.
 */
export interface GradeOutcome {
  readonly grades: number;
  readonly resumed: number;
  readonly made: number;
  readonly interrupted: boolean;
}

/**
 * Grades the results of a run, in a stream: applies each answer that was applied once more, runs the tests of its task over it, and appends what they say to
 * `grades.jsonl` in the order of the results. A grading that was killed goes on behind its last grade.
 * @throws UsageError when the folder holds no run that this diffgauge judged, its suite or samples have changed, or it was graded otherwise.
 * @throws InfraError when the machine cannot run tests, or the files of the run are damaged.
 */
export const gradeRun = async (request: GradeRequest): Promise<GradeOutcome> => {
  const { folder, runner, repeats = defaultRepeats, budget = defaultBudget, restart = false } = request;
  const run = await readJudgedRun(folder);
  const suite = await loadSuite(run.suite.dir);
  if (suite.hash !== run.suite.hash) throw new UsageError(`the suite ${run.suite.dir} has changed since the run was judged; score it again`);
  const lock = await lockRun(folder);
  try {
    await openGrading(folder, { runner: runner.identity, repeats, budget }, restart);
    return await gradeInto(run, suite, request);
  } finally {
    await lock.release();
  }
};

/** How often a failing test is run again at most, unless it is said otherwise. */
export const defaultRepeats = 2;

const readJudgedRun = async (folder: string): Promise<RunFacts> => {
  const run = await readKnownRun(folder);
  if (run.diffgauge === version) return run;
  throw new UsageError(`${folder} was judged by diffgauge ${run.diffgauge}, and this is ${version}, which may read answers otherwise; score it again`);
};

const gradeInto = async (run: RunFacts, suite: Suite, request: GradeRequest): Promise<GradeOutcome> => {
  const name = join(request.folder, resultFiles.results);
  const files: FileHandle[] = [];
  try {
    const results = await openKept(name, files);
    const samples = await openKept(run.samples.file, files);
    if (!(await holdsSamples(run, samples, (await samples.stat()).size)))
      throw new UsageError(`${run.samples.file} has changed since the run was judged; its answers cannot be graded`);
    return await gradeRest({ results, samples, suite, profile: run.profile, name, desks: new Desks() }, request);
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
};

const openKept = async (file: string, kept: FileHandle[]): Promise<FileHandle> => {
  const handle = await open(file, 'r').catch((error: Error) => {
    throw unreadable(file, error);
  });
  kept.push(handle);
  return handle;
};

const gradeRest = async (run: Parameters<typeof readJudged>[0], request: GradeRequest): Promise<GradeOutcome> => {
  const { folder, signal, repeats = defaultRepeats, budget = defaultBudget, workers = availableParallelism(), onProgress = () => {} } = request;
  const stop = new AbortController();
  const outcomes = await openOutcomes({ ...request, signal: AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]) }, workers);
  const grader = new Grader({ attempts: outcomes, repeats, ...(budget > 0 && { verify: createCandidateVerifier(outcomes, budget, run.desks) }) });
  const underWay = new Set<Promise<unknown>>();
  const log = await LineLog.open(join(folder, resultFiles.grades));
  const resumed = log.count;
  const outcome = (interrupted: boolean): GradeOutcome => ({ grades: log.count, resumed, made: outcomes.made, interrupted });
  try {
    const totalBytes = (await run.results.stat()).size;
    const judged = readJudged(run, { done: log.count, lastLine: log.lastLine });
    for await (const { grade, end } of mapInOrder(judged, workers * aheadOfWorkers, (one) => keepUntilDone(underWay, gradeOne(one, grader)))) {
      signal?.throwIfAborted();
      await log.append(`${JSON.stringify(grade)}\n`, 1);
      onProgress({ grades: log.count, made: outcomes.made, bytes: end, totalBytes });
    }
    return outcome(false);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(underWay);
    if (signal?.aborted) return outcome(true);
    throw error;
  } finally {
    await log.close();
  }
};

const openOutcomes = async ({ runner, cacheDir, signal }: GradeRequest, atOnce: number): Promise<Outcomes> =>
  new Outcomes({ runner, cache: cacheDir === undefined ? noCache : await openOutcomeCache(cacheDir), atOnce, ...(signal && { signal }) });

const keepUntilDone = <Done>(underWay: Set<Promise<unknown>>, work: Promise<Done>): Promise<Done> => {
  const kept = work.finally(() => underWay.delete(kept));
  underWay.add(kept);
  return kept;
};

/** How many answers each worker may be ahead of the one that is written next, so that one that takes long does not stop the others. */
const aheadOfWorkers = 32;

const gradeOne = async ({ line, end, answer }: Judged, grader: Grader): Promise<{ readonly grade: Grade; readonly end: number }> => ({
  grade:
    typeof answer === 'string'
      ? { line, outcome: 'not_graded', code: answer, runs: 0 }
      : { line, edit: digestAtoms(answer.score.atoms), ...(await grader.grade(answer)) },
  end,
});
