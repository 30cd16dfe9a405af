import { type ComparedMetric, comparedMetrics, type Measured, type Pair, type TaskPairs } from './comparison.ts';

/** What stands for the half of a pair that is not there. */
export const missingHalf: Measured = { values: [], stage: 'infra', line: 0, outside: 'noAnswer' };

/** A task as differences are taken from it: the values of both sides of its pairs, added up. */
type TaskValues = Pick<TaskPairs, 'task' | 'repo' | 'pairs' | 'baseline' | 'candidate'>;

/**
 * Counts the outcomes that only one of two runs has. `lost` are the baseline's for which the candidate has none, since its sample is not there, has no answer,
 * or no verdict on it; `spared` the other way round. What is outside of a denominator for another reason is neither. Memory grows with tasks.
 */
export class GateLosses {
  readonly #tasks = new Map<string, { readonly repo: string; readonly sums: readonly { lost: number; baseline: number }[] }>();
  readonly #spared = names.map(() => 0);

  add({ task, repo, baseline, candidate }: Pick<Pair, 'task' | 'repo' | 'baseline' | 'candidate'>): void {
    if (isMissing(candidate)) this.#lose(task, repo, baseline.values);
    if (isMissing(baseline)) for (const at of names.keys()) this.#spared[at] = (this.#spared[at] ?? 0) + Number(candidate.values[at] !== undefined);
  }

  /** Whether the candidate lacks any outcome of the baseline's, in whatever metric. */
  get any(): boolean {
    return this.#tasks.size > 0;
  }

  /** How many outcomes in a metric only one of the runs has. */
  count(metric: ComparedMetric): { readonly lost: number; readonly spared: number } {
    const at = names.indexOf(metric);
    const lost = [...this.#tasks.values()].reduce((sum, { sums }) => sum + (sums[at]?.lost ?? 0), 0);
    return { lost, spared: this.#spared[at] ?? 0 };
  }

  /** The tasks of a metric as they would be, had the candidate the worst outcome wherever it has lost one. */
  addWorst(metric: ComparedMetric, tasks: readonly TaskValues[]): TaskValues[] {
    const at = names.indexOf(metric);
    const worst = comparedMetrics[metric] === 'higher' ? 0 : 1;
    const known = new Map(tasks.map((one) => [one.task, one]));
    for (const [task, { repo, sums }] of this.#tasks) {
      const { lost, baseline } = sums[at] ?? { lost: 0, baseline: 0 };
      const before = known.get(task) ?? { task, repo, pairs: 0, baseline: 0, candidate: 0 };
      const after = { pairs: before.pairs + lost, baseline: before.baseline + baseline, candidate: before.candidate + worst * lost };
      if (lost > 0) known.set(task, { task, repo, ...after });
    }
    return [...known.values()];
  }

  #lose(task: string, repo: string, values: Measured['values']): void {
    if (values.every((value) => value === undefined)) return;
    const { sums } = this.#tasks.get(task) ?? { sums: names.map(() => ({ lost: 0, baseline: 0 })) };
    this.#tasks.set(task, { repo, sums });
    for (const [at, sum] of sums.entries()) {
      sum.lost += Number(values[at] !== undefined);
      sum.baseline += values[at] ?? 0;
    }
  }
}

const names = Object.keys(comparedMetrics) as ComparedMetric[];

const isMissing = ({ outside }: Measured): boolean => outside !== undefined && outside !== 'inexpressible';
