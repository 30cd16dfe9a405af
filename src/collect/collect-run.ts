import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockRun } from '../batch/lock.ts';
import { makeRunFolder } from '../batch/run-folder.ts';
import { UsageError } from '../errors.ts';
import type { Suite } from '../suite/load.ts';
import { version } from '../version.ts';
import type { Plan } from './plan.ts';
import { type Collected, collectSamples } from './samples-file.ts';

/** Samples in a run folder, ready to be judged. */
export interface CollectedRun extends Collected {
  readonly samplesFile: string;
}

/**
 * Collects the samples of a plan into `<dir>/samples.jsonl`. `<dir>/collect.json` says what they were made from, so that a run goes on
 * only with the same options.
 * @throws UsageError when the folder holds samples made with other options, or is being written.
 */
export const collectRun = async (plan: Plan, suite: Suite, dir: string): Promise<CollectedRun> => {
  await makeRunFolder(dir);
  const lock = await lockRun(dir);
  try {
    await claimFolder(dir, describePlan(plan, suite));
    const samplesFile = join(dir, 'samples.jsonl');
    return { samplesFile, ...(await collectSamples(plan, samplesFile)) };
  } finally {
    await lock.release();
  }
};

type Facts = Readonly<Record<string, unknown>>;

const describePlan = ({ tasks, formats, models, trials, seed }: Plan, suite: Suite): Facts => ({
  diffgauge: version,
  suite: suite.hash,
  models: models.map(({ name }) => name),
  formats: formats.map(({ name }) => name),
  tasks: tasks.map(({ id }) => id),
  trials,
  seed,
});

const claimFolder = async (dir: string, facts: Facts): Promise<void> => {
  const file = join(dir, 'collect.json');
  const known = await readFacts(file);
  if (known === undefined) return writeFile(file, `${JSON.stringify(facts, null, 2)}\n`);
  const differing = Object.keys(facts).filter((key) => JSON.stringify(known[key]) !== JSON.stringify(facts[key]));
  if (differing.length === 0) return;
  throw new UsageError(`${dir} holds samples made with other options (${differing.join(', ')} differ); choose another --out, or remove the folder`);
};

const readFacts = async (file: string): Promise<Facts | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is no JSON document; remove the folder, or choose another --out`);
  }
};
