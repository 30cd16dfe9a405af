import { type ClusteredShare, estimateClusteredShare } from './clustered-share.ts';
import { type Estimate, estimateMean, estimateProportion } from './intervals.ts';
import type { Counter, Tally } from './tally.ts';

/** Every rate of a summary; null where nothing was observed. Proportions are of `responded` samples unless the name of the definition says otherwise. */
export const rates = {
  parsed: ['parsed', 'responded'],
  located: ['located', 'responded'],
  locatedStrict: ['locatedStrict', 'underBoth'],
  locatedLenient: ['locatedLenient', 'underBoth'],
  applied: ['applied', 'responded'],
  valid: ['valid', 'responded'],
  correct: ['correct', 'responded'],
  cleanSolve: ['clean', 'responded'],
  irrelevantEdit: ['irrelevant', 'applied'],
  irrelevantEditUpper: ['irrelevantUpper', 'applied'],
  irrelevantEditCorrect: ['irrelevantCorrect', 'correct'],
  irrelevantSemantic: ['irrelevantSemantic', 'applied'],
  irrelevantCosmetic: ['irrelevantCosmetic', 'applied'],
  outOfScope: ['outOfScope', 'applied'],
  strayFile: ['strayFile', 'applied'],
} as const satisfies Record<string, readonly [Counter, Counter]>;

/** Means over tasks: sum and number of observations within a task. */
export const means = {
  precision: ['precisionSum', 'precisionCount'],
  recall: ['recallSum', 'recallCount'],
  excess: ['excessSum', 'excessCount'],
  irrelevantAtom: ['irrelevantAtoms', 'atoms'],
  needlessFile: ['filesNeedless', 'filesTouched'],
} as const satisfies Record<string, readonly [Counter, Counter]>;

export type Metric = keyof typeof rates | keyof typeof means;

/** Every metric of a group. */
export type Metrics = Readonly<Record<Metric, Estimate | null>>;

/** The headline shares, whose intervals are given with samples taken as alike, too. */
export const headlines = ['cleanSolve', 'irrelevantEdit'] as const satisfies readonly (keyof typeof rates)[];

/** The headline shares of a group with the intervals that know of tasks and repos; null where that cannot be estimated. */
export type Clustered = Readonly<Record<(typeof headlines)[number], ClusteredShare | null>>;

/** The samples of one task, added up. */
export interface TaskTally {
  readonly repo: string;
  readonly tally: Tally;
}

/** Every metric over the tasks of a group: shares with samples taken as independent. */
export const estimateMetrics = (tasks: readonly TaskTally[]): Metrics =>
  Object.fromEntries([
    ...Object.entries(rates).map(([name, [part, whole]]) => [name, estimateProportion(taskMean(tasks, part, whole), addUp(tasks, whole))]),
    ...Object.entries(means).map(([name, [sum, count]]) => [name, estimateMean(groupTaskMeans(tasks, sum, count))]),
  ]) as Record<Metric, Estimate | null>;

/** The headline shares with their samples taken as alike. */
export const estimateClustered = (tasks: readonly TaskTally[]): Clustered =>
  Object.fromEntries(
    headlines.map((name) => {
      const [part, whole] = rates[name];
      const seen = tasks.filter(({ tally }) => tally[whole] > 0);
      return [name, estimateClusteredShare(seen.map(({ repo, tally }) => ({ repo, share: tally[part] / tally[whole], samples: tally[whole] })))];
    }),
  ) as Record<(typeof headlines)[number], ClusteredShare | null>;

const addUp = (tasks: readonly TaskTally[], counter: Counter): number => tasks.reduce((sum, { tally }) => sum + tally[counter], 0);

/** Mean over a task's samples, then over tasks: a task with more trials weighs no more than another. */
const taskMean = (tasks: readonly TaskTally[], part: Counter, whole: Counter): number => {
  const seen = tasks.filter(({ tally }) => tally[whole] > 0);
  return seen.reduce((sum, { tally }) => sum + tally[part] / tally[whole], 0) / Math.max(1, seen.length);
};

/** One mean for each task, by fixture repo. */
const groupTaskMeans = (tasks: readonly TaskTally[], sum: Counter, count: Counter): number[][] => {
  const seen = tasks.filter(({ tally }) => tally[count] > 0);
  return [...Map.groupBy(seen, ({ repo }) => repo).values()].map((cluster) => cluster.map(({ tally }) => tally[sum] / tally[count]));
};
