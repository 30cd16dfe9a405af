import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readRun } from '../batch/run-folder.ts';
import { UsageError } from '../errors.ts';
import { blameFile, checkJson } from '../suite/check-json.ts';
import type { Suite } from '../suite/load.ts';
import { version } from '../version.ts';
import type { Conduct } from './ask-for-sample.ts';
import type { LiveModel } from './live-model.ts';
import type { Plan } from './plan.ts';

/** Writes into `collect.json` of a folder what its samples are made from; returns false where it says so already. @throws UsageError as `checkFolder` does. */
export const claimFolder = async (dir: string, plan: Plan, suite: Suite): Promise<boolean> => {
  if (await checkFolder(dir, plan, suite)) return false;
  await writeFile(join(dir, factsFile), `${JSON.stringify(describePlan(plan, suite), null, 2)}\n`);
  return true;
};

/** Makes a folder that was claimed one of no run again. */
export const leaveFolder = async (dir: string): Promise<void> => {
  for (const name of ['samples.jsonl', factsFile]) await rm(join(dir, name), { force: true });
};

/**
 * Whether a folder, which may be absent, says what its samples are made from. What would keep them from being judged in the end is found here, before anything
 * is spent on them.
 * @throws UsageError where that is another plan than this one, or the folder holds results of other samples or of another profile.
 */
export const checkFolder = async (dir: string, plan: Plan, suite: Suite): Promise<boolean> => {
  const known = await readFacts(join(dir, factsFile));
  await refuseOtherResults(dir, plan.conduct.profile.name, known !== undefined);
  if (known === undefined) return false;
  const facts = describePlan(plan, suite);
  const differing = Object.keys(facts).filter((key) => JSON.stringify(known[key]) !== JSON.stringify(facts[key]));
  if (differing.length === 0) return true;
  throw new UsageError(`${dir} holds samples made with other options (${differing.join(', ')} differ); choose another --out, or remove the folder`);
};

const refuseOtherResults = async (dir: string, profile: string, isCollected: boolean): Promise<void> => {
  const judged = await readRun(dir);
  if (judged === undefined) return;
  if (!isCollected) throw new UsageError(`${dir} holds results of ${judged.samples.file}, which "diffgauge score" judged; choose another --out`);
  if (judged.profile === profile) return;
  const anew = `"diffgauge score ${join(dir, 'samples.jsonl')} --profile ${profile}" with another --out`;
  throw new UsageError(`${dir} holds results as profile ${judged.profile} reads; expected --profile ${judged.profile}, or ${anew}`);
};

const factsFile = 'collect.json';

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

const readFacts = async (file: string): Promise<Facts | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const checked = checkJson(factsSchema, text);
  if ('value' in checked) return checked.value;
  throw blameFile(file, { ...checked, reason: `${checked.reason}; it says what samples are made from: remove the folder, or choose another --out` });
};

const factsSchema = z.record(z.string(), z.unknown());
