import { open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfraError } from '../errors.ts';
import { Summary, type TaskCell } from '../stats/summary.ts';
import { summariseTasks } from '../stats/tasks.ts';
import { summariseTrials } from '../stats/trials.ts';
import type { Grade, Result } from '../verdict.ts';
import { readChunks, splitLines } from './chunks.ts';
import { resultFiles } from './results.ts';
import { readKnownRun } from './run-folder.ts';

/** What is known of a run besides its numbers. */
export interface SummaryFacts {
  readonly folder: string;
  readonly version: string;
  readonly profile: string;
  readonly suite: string;
  readonly badLines: number;
  readonly unfinished?: Progress;
  readonly ungraded?: Ungraded;
  /** Whether tasks have tests that were run for no answer. */
  readonly testsNotRun?: boolean;
}

/** How far a grading is that was stopped. */
export interface Ungraded {
  readonly graded: number;
  readonly results: number;
}

/** How far a run is that was stopped, in lines of its samples file, and the command that goes on with it. */
export interface Progress {
  readonly judged: number;
  readonly samples: number;
  readonly resume: string;
}

/** A run's results added up, and what its folder says of it. */
export interface SummarisedRun {
  readonly facts: SummaryFacts;
  readonly summary: Summary;
}

/**
 * Adds up the results of a run folder in a stream, each with its grade where it has one.
 * @throws UsageError when the folder holds no run; InfraError with file and line when a result cannot be read.
 */
export const summariseRun = async (folder: string): Promise<SummarisedRun> => {
  const run = await readKnownRun(folder);
  const summary = new Summary();
  let results = 0;
  let grades = 0;
  for await (const { result, grade } of readGradedResults(folder)) {
    summary.add(result, grade);
    results += 1;
    grades += Number(grade !== undefined);
  }
  const ungraded = grades > 0 && grades < results ? { ungraded: { graded: grades, results } } : {};
  const untried = grades === 0 && results > 0 && (run.suite.tested ?? 0) > 0 ? { testsNotRun: true } : {};
  const facts = {
    folder,
    version: run.diffgauge,
    profile: run.profile,
    suite: run.suite.hash,
    badLines: await countLines(join(folder, resultFiles.badLines)),
    ...ungraded,
    ...untried,
  };
  return { facts, summary };
};

/** Writes `summary.json`: the metrics of every model in every format, by model, by format, and of everything; whole or not at all. */
export const writeSummary = async (folder: string, { facts, summary }: SummarisedRun): Promise<void> => {
  const fresh = join(folder, 'summary.json.new');
  await writeFile(fresh, `${JSON.stringify(summaryDocument(facts, summary), null, 2)}\n`);
  await rename(fresh, join(folder, 'summary.json'));
};

/** The summary as one JSON document; nothing in it depends on when or where the run was made. */
export const summaryDocument = ({ version, profile, suite, badLines, unfinished, ungraded }: SummaryFacts, summary: Summary) => ({
  diffgauge: version,
  profile,
  suite,
  badLines,
  ...(unfinished && { unfinished: { judged: unfinished.judged, samples: unfinished.samples } }),
  ...(ungraded && { ungraded }),
  intervals,
  overall: summary.groupBy([])[0] ?? null,
  byModel: summary.groupBy(['model']),
  byFormat: summary.groupBy(['format']),
  byModelAndFormat: summary.groupBy(['model', 'format']),
  ...describeCells(summary.listCells()),
});

/** What the intervals in a summary assume. */
const intervals = {
  level: 0.95,
  metrics:
    'shares: Wilson, samples taken as independent, so too narrow where a task has several or tasks of a repo are alike; means over tasks: repos resampled',
  clustered: 'Wilson with as many samples as the design effect leaves, clustered by repo, or by task where there are fewer than five repos',
};

/** What several trials, and five configurations or more, say besides. */
const describeCells = (cells: readonly TaskCell[]) => {
  const [trials, tasks] = [summariseTrials(cells, ['model', 'format']), summariseTasks(cells)];
  return { ...(trials.length > 0 && { trials }), ...(tasks && { tasks }) };
};

/** The results of a run folder in their order, each with its grade: both files go by the lines of the samples. */
export async function* readGradedResults(folder: string): AsyncGenerator<{ readonly result: Result; readonly grade: Grade | undefined }> {
  const grades = readEntries<Grade>(join(folder, resultFiles.grades));
  let next = await grades.next();
  for await (const result of readEntries<Result>(join(folder, resultFiles.results))) {
    const grade = next.done || next.value.line !== result.line ? undefined : next.value;
    yield { result, grade };
    if (grade !== undefined) next = await grades.next();
  }
}

/** The grade of one line of a run's samples. */
export const findGrade = async (folder: string, line: number): Promise<Grade | undefined> => {
  for await (const grade of readEntries<Grade>(join(folder, resultFiles.grades))) if (grade.line === line) return grade;
  return undefined;
};

async function* readEntries<Entry>(path: string): AsyncGenerator<Entry> {
  for await (const { line, bytes, isWhole } of readFileLines(path)) {
    if (!isWhole) return;
    try {
      yield JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch {
      throw new InfraError(`${path}:${line}: expected a result as JSON; the line is damaged`);
    }
  }
}

/**
 * The lines of a file, however long; none where it is absent. `isWhole` but for a last line that no line feed ends: where a process was killed, it is a part of
 * one.
 */
export async function* readFileLines(path: string): AsyncGenerator<{ readonly line: number; readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return;
  try {
    for await (const chunk of readChunks(file, { maxLine: Number.POSITIVE_INFINITY })) {
      const isWhole = chunk.bytes.at(-1) === lineFeed;
      for (const { line, bytes } of splitLines(chunk)) yield { line, bytes, isWhole };
    }
  } finally {
    await file.close();
  }
}

const lineFeed = 0x0a;

/** How many lines a file has; none where it is absent. */
export const countLines = async (path: string): Promise<number> => {
  let count = 0;
  for await (const _ of readFileLines(path)) count += 1;
  return count;
};
