import { type Frontier, FrontierTally } from '../stats/frontier.ts';
import { readKnownRun } from './run-folder.ts';
import { readGradedResults } from './summarise.ts';

/**
 * What a run says of choosing a configuration; the margin is a share, in [0, 1].
 * @throws UsageError when the folder holds no run; InfraError with file and line when a result cannot be read.
 */
export const summariseFrontier = async (folder: string, margin: number): Promise<Frontier> => {
  await readKnownRun(folder);
  const tally = new FrontierTally();
  for await (const { result, grade } of readGradedResults(folder)) tally.add(result, grade);
  return tally.find(margin);
};
