import { type ClusteredBy, clusterTasks, jackknife } from './clusters.ts';
import { studentQuantile } from './distributions.ts';
import { estimateProportion, z } from './intervals.ts';

/** The samples of one task that are in a denominator, and the share of them that count. */
export interface TaskShare {
  readonly repo: string;
  readonly share: number;
  readonly samples: number;
}

/**
 * The 95 % interval of a share whose samples are alike within a task or a repo, and by how much it is wider than the interval that takes them as independent.
 * `designEffect` is the variance of the mean over tasks from the spread between clusters, divided by that of as many independent samples: so many samples are
 * worth one.
 */
export interface ClusteredShare {
  readonly low: number;
  readonly high: number;
  readonly widening: number;
  readonly designEffect: number;
  readonly clusters: number;
  readonly clusteredBy: ClusteredBy;
}

/**
 * Estimates the design effect of a share (mean over tasks) and Wilson's interval with as many samples as it leaves: their number divided by the design effect,
 * and by the square of how much wider Student's distribution is than the normal one with so few clusters. Never more samples than there are. Null with fewer
 * than two tasks, and for shares of 0 and 1, which do not vary. Source: L. Kish, Survey Sampling (1965), 8.2 (design effect); E. L. Korn, B. I. Graubard,
 * Survey Methodology 24 (1998), 193-201 (degrees of freedom); N. Dean, M. Pagano, Journal of Survey Statistics and Methodology 3 (2015), 484-503 (Wilson).
 */
export const estimateClusteredShare = (tasks: readonly TaskShare[]): ClusteredShare | null => {
  if (tasks.length < 2) return null;
  const samples = tasks.reduce((sum, task) => sum + task.samples, 0);
  const share = tasks.reduce((sum, task) => sum + task.share, 0) / tasks.length;
  const independent = (share * (1 - share)) / samples;
  const { clusters, clusteredBy } = clusterTasks(tasks);
  const designEffect = jackknife(clusters.map((cluster) => cluster.map((task) => task.share))) ** 2 / independent;
  const effective = (samples / designEffect) * (z / studentQuantile(0.975, clusters.length - 1)) ** 2;
  const [narrow, wide] = [estimateProportion(share, samples), estimateProportion(share, Math.min(samples, effective))];
  if (!Number.isFinite(designEffect) || narrow?.low == null || narrow.high === null || wide?.low == null || wide.high === null) return null;
  const widening = (wide.high - wide.low) / (narrow.high - narrow.low);
  return { low: wide.low, high: wide.high, widening, designEffect, clusters: clusters.length, clusteredBy };
};
