import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { openTestRunner } from '../grade/open-test-runner.ts';
import { noCache, openOutcomeCache } from '../grade/outcome-cache.ts';
import { Outcomes } from '../grade/outcomes.ts';

/** Opens what runs the tests of a suite's tasks, in a sandbox, and keeps what they say in a folder (`none`: nowhere). @throws InfraError without bubblewrap. */
export const openOutcomes = async (suite: string, cache = defaultCache(process.env)): Promise<Outcomes> => {
  const runner = await openTestRunner({ suite, warm: availableParallelism() });
  return new Outcomes({ runner, identity: 'bubblewrap', cache: cache === 'none' ? noCache : await openOutcomeCache(cache), atOnce: availableParallelism() });
};

const defaultCache = (environment: NodeJS.ProcessEnv): string => join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'diffgauge');
