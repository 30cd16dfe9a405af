import { open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfraError, UsageError } from '../errors.ts';
import type { RunFacts as ReportFacts } from '../report/report.ts';
import { Summary } from '../stats/summary.ts';
import type { Result } from '../verdict.ts';
import { readChunks, splitLines } from './chunks.ts';
import { resultFiles } from './results.ts';
import { readRun } from './run-folder.ts';

/** A run's results added up, and what its folder says of it. */
export interface SummarisedRun {
  readonly facts: ReportFacts;
  readonly summary: Summary;
}

/**
 * Adds up the results of a run folder in a stream.
 * @throws UsageError when the folder holds no run; InfraError with file and line when a result cannot be read.
 */
export const summariseRun = async (folder: string): Promise<SummarisedRun> => {
  const run = await readRun(folder);
  if (run === undefined) throw new UsageError(`${folder} holds no run: there is no run.json; "diffgauge score" and "diffgauge run" make one`);
  const summary = new Summary();
  for await (const result of readResults(folder)) summary.add(result);
  const facts = { folder, version: run.diffgauge, profile: run.profile, suite: run.suite.hash, badLines: await countLines(join(folder, resultFiles.badLines)) };
  return { facts, summary };
};

/** Writes `summary.json`: the metrics of every model in every format, by model, by format, and of everything; whole or not at all. */
export const writeSummary = async (folder: string, { facts, summary }: SummarisedRun): Promise<void> => {
  const fresh = join(folder, 'summary.json.new');
  await writeFile(fresh, `${JSON.stringify(summaryDocument(facts, summary), null, 2)}\n`);
  await rename(fresh, join(folder, 'summary.json'));
};

/** The summary as one JSON document; nothing in it depends on when or where the run was made. */
export const summaryDocument = ({ version, profile, suite, badLines, unfinished }: ReportFacts, summary: Summary) => ({
  diffgauge: version,
  profile,
  suite,
  badLines,
  ...(unfinished && { unfinished: { judged: unfinished.judged, samples: unfinished.samples } }),
  overall: summary.groupBy([])[0] ?? null,
  byModel: summary.groupBy(['model']),
  byFormat: summary.groupBy(['format']),
  byModelAndFormat: summary.groupBy(['model', 'format']),
});

async function* readResults(folder: string): AsyncGenerator<Result> {
  const path = join(folder, resultFiles.results);
  for await (const { line, bytes } of readFileLines(path)) {
    try {
      yield JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch {
      throw new InfraError(`${path}:${line}: expected a result as JSON; the line is damaged`);
    }
  }
}

/** The lines of a file; none where it is absent. */
export async function* readFileLines(path: string): AsyncGenerator<{ readonly line: number; readonly bytes: Uint8Array }> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return;
  try {
    for await (const chunk of readChunks(file)) yield* splitLines(chunk);
  } finally {
    await file.close();
  }
}

const countLines = async (path: string): Promise<number> => {
  let count = 0;
  for await (const _ of readFileLines(path)) count += 1;
  return count;
};
