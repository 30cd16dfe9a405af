import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { getFormat } from '../../formats/index.ts';
import { applyResponse } from '../apply-response.ts';
import { findProfile } from '../edit/profiles.ts';
import { UsageError } from '../errors.ts';
import { findInexpressible, judge } from '../judge.ts';
import { mergeGrade } from '../stats/merge-grade.ts';
import { loadSuite, type Suite } from '../suite/load.ts';
import type { Changes, Sample, Task } from '../types.ts';
import type { Grade, Result } from '../verdict.ts';
import { readChunks, splitLines } from './chunks.ts';
import { resultFiles } from './results.ts';
import { holdsSamples, type RunFacts, readKnownRun } from './run-folder.ts';
import { type BadLine, readSample } from './samples.ts';
import { countLines, findGrade, readFileLines } from './summarise.ts';

/** A run whose suite is as it was when the run was judged. */
export interface JudgedRun {
  readonly folder: string;
  readonly run: RunFacts;
  readonly suite: Suite;
}

/** One sample of a run, and what came of it; `changes` are those of its edit, none where it was rejected. */
export interface RereadSample {
  readonly sample: Sample;
  readonly line: number;
  readonly task: Task;
  readonly result: Result;
  readonly grade: Grade | undefined;
  readonly changes: Changes;
}

/** Opens a run to look at single samples. @throws UsageError when the folder holds no run, or its suite has changed since. */
export const openJudgedRun = async (folder: string): Promise<JudgedRun> => {
  const run = await readKnownRun(folder);
  const suite = await loadSuite(run.suite.dir);
  if (suite.hash !== run.suite.hash) throw new UsageError(`the suite ${run.suite.dir} has changed since the run was judged`);
  return { folder, run, suite };
};

/** Judges one sample anew, from the samples file; grades are those of the run. @throws UsageError when the line holds no sample that was judged. */
export const rereadSample = async ({ folder, run, suite }: JudgedRun, line: number): Promise<RereadSample> => {
  await refuseBadLine(folder, run, line);
  const read = readSample(await readRawLine(run, line), suite);
  if ('reason' in read) throw new UsageError(`${run.samples.file}:${line}: ${read.reason}`);
  const { sample, task } = read;
  const profile = findProfile(run.profile);
  const format = getFormat(sample.format);
  const grade = await findGrade(folder, line);
  const result = mergeGrade(judge(sample, task, { profile, inexpressible: format === undefined ? [] : findInexpressible(task, format) }), grade);
  const applied = applyResponse({ format: sample.format, response: sample.response, files: task.files, profile });
  return { sample, line, task, result, grade, changes: applied.status === 'applied' ? applied.changes : new Map() };
};

const readRawLine = async (run: RunFacts, wanted: number): Promise<Uint8Array> => {
  const path = run.samples.file;
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) throw new UsageError(`the samples of this run are gone: ${path} cannot be read`);
  try {
    if (!(await holdsSamples(run, file, (await file.stat()).size)))
      throw new UsageError(`${path} has changed since the run was judged; its samples cannot be shown`);
    for await (const chunk of readChunks(file, { skipLines: wanted - 1 })) {
      if (chunk.tooLong) throw new UsageError(`${path}:${wanted}: the line is too long to be a sample`);
      for (const { bytes } of splitLines(chunk)) return bytes;
    }
  } finally {
    await file.close();
  }
  throw new UsageError(`${path} has no line ${wanted}: expected 1 to ${await countLines(path)}`);
};

/** @throws UsageError for a line that was not judged. */
const refuseBadLine = async (folder: string, run: RunFacts, wanted: number): Promise<void> => {
  for await (const { bytes } of readFileLines(join(folder, resultFiles.badLines))) {
    const { line, reason }: BadLine = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (line === wanted) throw new UsageError(`${run.samples.file}:${line}: ${reason}`);
  }
};
