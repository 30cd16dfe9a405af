import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockRun } from '../batch/lock.ts';
import { makeRunFolder } from '../batch/run-folder.ts';
import { UsageError } from '../errors.ts';
import type { Suite } from '../suite/load.ts';
import { version } from '../version.ts';
import type { Conduct } from './ask-for-sample.ts';
import { dropFailed } from './drop-failed.ts';
import type { LiveModel } from './live-model.ts';
import { type Asking, addLiveSamples } from './live-samples.ts';
import { countSamples, type Plan } from './plan.ts';
import { addOfflineSamples, SamplesFile } from './samples-file.ts';
import { Spending } from './spending.ts';

/**
 * Samples in a run folder: `kept` were there, `made` were added, `missing` are not there since the run was told to stop, or since enough was `spent`: US
 * dollars in all, as far as it is known.
 */
export interface CollectedRun {
  readonly samplesFile: string;
  readonly kept: number;
  readonly made: number;
  readonly missing: number;
  readonly spent: number;
  readonly isSpent: boolean;
}

/**
 * Collects the samples of a plan into `<dir>/samples.jsonl`: first those of models that need no provider, in order, then those of the others as they arrive.
 * `<dir>/collect.json` says what they were made from, so that a run goes on only with the same options. With `retryFailed`, samples that their provider failed
 * are asked for again.
 * @throws UsageError when the folder holds samples made with other options, or is being written.
 * @throws InfraError when a provider is down; what was answered is kept.
 */
export const collectRun = async (plan: Plan, suite: Suite, dir: string, asking?: Asking & { readonly retryFailed?: boolean }): Promise<CollectedRun> => {
  await makeRunFolder(dir);
  const lock = await lockRun(dir);
  try {
    await claimFolder(dir, describePlan(plan, suite));
    if (asking?.retryFailed) await dropFailed(dir);
    return await collectInto(join(dir, 'samples.jsonl'), plan, asking);
  } finally {
    await lock.release();
  }
};

const collectInto = async (samplesFile: string, plan: Plan, asking: Asking | undefined): Promise<CollectedRun> => {
  const file = await SamplesFile.open(samplesFile, plan);
  try {
    const kept = file.count;
    await addOfflineSamples(plan, file);
    const spending = asking === undefined ? new Spending(0) : await addLiveSamples(plan, file, asking);
    const { spent, signal } = spending;
    return { samplesFile, kept, made: file.count - kept, missing: countSamples(plan) - file.count, spent, isSpent: signal.aborted };
  } finally {
    await file.close();
  }
};

type Facts = Readonly<Record<string, unknown>>;

const describePlan = ({ tasks, formats, models, live, prompts, conduct, trials, seed }: Plan, suite: Suite): Facts => ({
  diffgauge: version,
  suite: suite.hash,
  models: [...models.map(({ name }) => name), ...live.map(describeModel)],
  formats: formats.map(({ name }) => name),
  tasks: tasks.map(({ id }) => id),
  prompts: prompts.map(({ name, hash }) => ({ name, hash })),
  trials,
  seed,
  ...describeConduct(conduct),
});

/** Who reads an edit matters only where it may go back to the model. */
const describeConduct = ({ tries, profile, failures, toolFailures }: Conduct): Facts => ({
  tries: tries === 1 ? 1 : { most: tries, profile: profile.name },
  chaos: { failures, toolFailures },
});

/** What decides a model's answers. Its price and the name of the variable with its key do not. */
const describeModel = ({ name, model, api, baseUrl, parameters }: LiveModel): Facts => ({ name, model, api, baseUrl, parameters });
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
