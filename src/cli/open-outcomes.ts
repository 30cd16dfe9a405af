import { availableParallelism } from 'node:os';
import { openTestRunner } from '../grade/open-test-runner.ts';
import { noCache, openOutcomeCache } from '../grade/outcome-cache.ts';
import { Outcomes } from '../grade/outcomes.ts';
import type { Limits } from '../grade/sandbox/limits.ts';
import { findCacheDir } from './grade-options.ts';

/** Opens what runs the tests of a suite's tasks, in a sandbox, and keeps what they say in a folder (`none`: nowhere). @throws InfraError without bubblewrap. */
export const openOutcomes = async (suite: string, folder: string | undefined, limits: Partial<Limits> = {}): Promise<Outcomes> => {
  const dir = findCacheDir(folder);
  const runner = await openTestRunner({ suite, limits, warm: availableParallelism() });
  return new Outcomes({ runner, cache: dir === undefined ? noCache : await openOutcomeCache(dir), atOnce: availableParallelism() });
};
