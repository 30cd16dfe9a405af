import { type Estimate, estimateMean } from './intervals.ts';
import { flipRate, passAllK, passAtK } from './pass-at-k.ts';
import type { Axis, TaskCell } from './summary.ts';

/**
 * What several trials of the same question say of a group, over the `tasks` that have at least `k` answers of a configuration: the chance that one answer is
 * clean, that at least one of `k` is (`passAt`), that all of `k` are (`passAll`), and that two of them differ (`flips`). Means over a task's
 * configurations, then over tasks, with intervals from resampled repos.
 */
export interface TrialGroup {
  readonly key: Readonly<Partial<Record<Axis, string>>>;
  readonly k: number;
  readonly tasks: number;
  readonly one: Estimate | null;
  readonly passAt: Estimate | null;
  readonly passAll: Estimate | null;
  readonly flips: Estimate | null;
}

/**
 * The trials of a run by groups along the axes, in the order of their keys; none where no question has two answers. `k` is what half of the questions have at
 * least.
 */
export const summariseTrials = (cells: readonly TaskCell[], along: readonly Axis[]): TrialGroup[] => {
  const k = middleOf(cells.map(({ answered }) => answered));
  if (k < 2) return [];
  const groups = Map.groupBy(cells, ({ axes }) => along.map((axis) => axes[axis]).join('\0'));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => summariseGroup(members, along, k));
};

const summariseGroup = (members: readonly TaskCell[], along: readonly Axis[], k: number): TrialGroup => {
  const cells = members.filter(({ answered }) => answered >= k);
  const mean = (value: (cell: TaskCell) => number | null): Estimate | null => estimateMean(groupTaskMeans(cells, value));
  return {
    key: Object.fromEntries(along.map((axis) => [axis, members[0]?.axes[axis] ?? ''])),
    k,
    tasks: new Set(cells.map(({ axes }) => axes.task)).size,
    one: mean(({ answered, clean }) => clean / answered),
    passAt: mean(({ answered, clean }) => passAtK(answered, clean, k)),
    passAll: mean(({ answered, clean }) => passAllK(answered, clean, k)),
    flips: mean(({ answered, clean }) => flipRate(answered, clean)),
  };
};

/** One mean for each task, by fixture repo. */
const groupTaskMeans = (cells: readonly TaskCell[], value: (cell: TaskCell) => number | null): number[][] => {
  const tasks = [...Map.groupBy(cells, ({ axes }) => axes.task).values()].flatMap((same) => {
    const values = same.map(value).filter((one) => one !== null);
    return values.length === 0 ? [] : [{ repo: same[0]?.axes.repo ?? '', mean: values.reduce((sum, one) => sum + one, 0) / values.length }];
  });
  return [...Map.groupBy(tasks, ({ repo }) => repo).values()].map((cluster) => cluster.map(({ mean }) => mean));
};

/** The lower median; 0 of nothing. */
const middleOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
