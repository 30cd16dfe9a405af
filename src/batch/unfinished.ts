import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { resultFiles } from './results.ts';
import { readRun } from './run-folder.ts';
import { isBlank } from './samples.ts';
import { readFileLines } from './summarise.ts';

/** How far a stopped run is, in lines that are not blank, and what it was started with. */
export interface Unfinished {
  readonly judged: number;
  readonly samples: number;
  readonly samplesFile: string;
  readonly suiteDir: string;
  readonly profile: string;
}

/**
 * What a run folder says of a run that was stopped, or that goes on right now; undefined for one that is finished, or whose samples file is gone. A finished
 * run has a summary.json, so that the samples of no other are counted.
 */
export const findUnfinished = async (folder: string): Promise<Unfinished | undefined> => {
  const run = await readRun(folder);
  if (run === undefined || (await exists(join(folder, 'summary.json')))) return undefined;
  const samples = await countLines(run.samples.file);
  const judged = (await countLines(join(folder, resultFiles.results))) + (await countLines(join(folder, resultFiles.badLines)));
  return judged >= samples ? undefined : { judged, samples, samplesFile: run.samples.file, suiteDir: run.suite.dir, profile: run.profile };
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const countLines = async (path: string): Promise<number> => {
  let count = 0;
  for await (const { bytes } of readFileLines(path)) if (!isBlank(bytes)) count += 1;
  return count;
};
