import { join } from 'node:path';
import { lockRun } from '../batch/lock.ts';
import { makeRunFolder } from '../batch/run-folder.ts';
import { unmakeFolders } from '../make-folder.ts';
import type { Suite } from '../suite/load.ts';
import { NotRecorded } from './cache.ts';
import { claimFolder, leaveFolder } from './collect-facts.ts';
import { dropFailed } from './drop-failed.ts';
import { type Asking, addLiveSamples } from './live-samples.ts';
import { countSamples, type Plan } from './plan.ts';
import { addOfflineSamples, SamplesFile } from './samples-file.ts';
import { Spending } from './spending.ts';
import { noteSpent, readSpent } from './spent-note.ts';

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
 * @throws UsageError when the folder holds samples made with other options, or results of others, or is being written.
 * @throws InfraError when a provider is down; what was answered is kept. NotRecorded when answers had to be recorded and one is not: a folder that was new then
 * is gone, and one that was empty is so again: the next run may have other options.
 */
export const collectRun = async (plan: Plan, suite: Suite, dir: string, asking?: Asking & { readonly retryFailed?: boolean }): Promise<CollectedRun> => {
  const made = await makeRunFolder(dir);
  const lock = await lockRun(dir);
  let left: readonly string[] = [];
  try {
    const isNew = await claimFolder(dir, plan, suite);
    if (asking?.retryFailed) await dropFailed(dir);
    return await collectInto(dir, plan, asking).catch(async (error: unknown) => {
      if (isNew && error instanceof NotRecorded) {
        await leaveFolder(dir);
        left = made;
      }
      throw error;
    });
  } finally {
    await lock.release();
    await unmakeFolders(left);
  }
};

/** However it ends, what was spent is noted. */
const collectInto = async (dir: string, plan: Plan, asking: Asking | undefined): Promise<CollectedRun> => {
  const samplesFile = join(dir, 'samples.jsonl');
  const file = await SamplesFile.open(samplesFile, plan);
  try {
    const kept = file.count;
    await addOfflineSamples(plan, file);
    const before = Math.max(file.earlier.cost, await readSpent(dir));
    const spending = new Spending(before, asking?.maxCost);
    try {
      if (asking !== undefined) await addLiveSamples(plan, file, spending, asking);
    } finally {
      if (spending.spent > before) await noteSpent(dir, spending.spent);
    }
    const { spent, signal } = spending;
    return { samplesFile, kept, made: file.count - kept, missing: countSamples(plan) - file.count, spent, isSpent: signal.aborted };
  } finally {
    await file.close();
  }
};
