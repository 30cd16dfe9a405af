/** Fewer repos than this say nothing about other repos. */
export const fewestRepos = 5;

/**
 * What holds tasks together that are taken as alike: their repo, or where there are fewer than five repos nothing. What is said then holds for tasks of these
 * repos only.
 */
export type ClusteredBy = 'repo' | 'task';

/** Tasks by the clusters in which they are alike. */
export const clusterTasks = <Task extends { readonly repo: string }>(
  tasks: readonly Task[],
): { readonly clusteredBy: ClusteredBy; readonly clusters: readonly (readonly Task[])[] } => {
  const repos = Map.groupBy(tasks, ({ repo }) => repo);
  return repos.size < fewestRepos ? { clusteredBy: 'task', clusters: tasks.map((task) => [task]) } : { clusteredBy: 'repo', clusters: [...repos.values()] };
};

/**
 * The standard error of the mean over all values, each of which belongs to a cluster: the jackknife over clusters, with clusters less one degrees of freedom.
 * It holds with few clusters, where resampling them gives intervals that are too narrow. Needs two clusters. Source: R. M. Bell, D. F. McCaffrey, Survey
 * Methodology 28 (2002), 169-181; J. G. MacKinnon, M. O. Nielsen, M. D. Webb, Journal of Applied Econometrics 38 (2023), 671-694 (CV3).
 */
export const jackknife = (clusters: readonly (readonly number[])[]): number => {
  const sums = clusters.map((cluster) => ({ sum: addUp(cluster), size: cluster.length }));
  const [total, size] = [addUp(sums.map(({ sum }) => sum)), addUp(sums.map((cluster) => cluster.size))];
  const squares = sums.map((cluster) => ((total - cluster.sum) / (size - cluster.size) - total / size) ** 2);
  return Math.sqrt(((clusters.length - 1) / clusters.length) * addUp(squares));
};

const addUp = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
