import { type ComparedMetric, Comparison } from '../stats/comparison.ts';
import { type PairedRuns, pairRuns } from './pair-runs.ts';

/** Two runs compared. */
export interface ComparedRuns extends PairedRuns {
  readonly comparison: Comparison;
}

/** Pairs the samples of two runs and compares them; the pairs that changed in the metric `shown` are kept. @throws UsageError as pairing does. */
export const compareRuns = async (baselineDir: string, candidateDir: string, shown?: ComparedMetric): Promise<ComparedRuns> => {
  const comparison = new Comparison(shown);
  const runs = await pairRuns(baselineDir, candidateDir, comparison);
  return { ...runs, comparison };
};
