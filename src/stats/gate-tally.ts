import { type ComparedMetric, Comparison, type Flip, findFlip, type Pair, toFlip } from './comparison.ts';
import type { GateAxis, GatePolicy } from './gate-policy.ts';

/** What a suite says of a task that rules can go by. */
export interface TaskKind {
  readonly kind: string;
  readonly difficulty?: string;
}

/** Pairs whose outcome got worse in one metric: the lines of the candidate's samples, and the first of the pairs. */
export interface WorseFlips {
  readonly lines: readonly number[];
  readonly first: readonly Flip[];
}

/** How many of the pairs are kept to be shown. */
const kept = 200;

/** Adds up the pairs of two runs as the rules of a policy group them. Memory grows with tasks times groups. */
export class GateTally {
  readonly #groups: ReadonlyMap<GateAxis, Map<string, Comparison>>;
  readonly #worse: ReadonlyMap<ComparedMetric, { readonly lines: number[]; readonly first: Flip[] }>;
  readonly #describe: (task: string) => TaskKind | undefined;

  /** `describe` is asked about tasks only where a rule goes by their kind or difficulty. */
  constructor({ rules }: GatePolicy, describe: (task: string) => TaskKind | undefined = () => undefined) {
    this.#groups = new Map(rules.map(({ per }) => [per, new Map<string, Comparison>()]));
    this.#worse = new Map(rules.map(({ metric }) => [metric, { lines: [], first: [] }]));
    this.#describe = describe;
  }

  /** A pair whose format cannot say the edit is in no denominator, and makes no group. */
  add(pair: Pair): void {
    if (pair.baseline.outside === 'inexpressible' || pair.candidate.outside === 'inexpressible') return;
    for (const [axis, groups] of this.#groups) {
      const name = this.#nameGroup(axis, pair);
      const group = groups.get(name) ?? new Comparison(null);
      groups.set(name, group);
      group.add(pair);
    }
    for (const [metric, worse] of this.#worse) if (findFlip(metric, pair) === 'worse') keep(worse, pair);
  }

  /** The groups along an axis by name, in the order of their names; one named '' for all pairs together. */
  groupBy(axis: GateAxis): readonly (readonly [string, Comparison])[] {
    return [...(this.#groups.get(axis) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** The pairs that got worse in a metric of the policy. */
  worse(metric: ComparedMetric): WorseFlips {
    return this.#worse.get(metric) ?? { lines: [], first: [] };
  }

  #nameGroup(axis: GateAxis, pair: Pair): string {
    switch (axis) {
      case 'overall':
        return '';
      case 'kind':
      case 'difficulty':
        return this.#describe(pair.task)?.[axis] ?? 'unknown';
      default:
        return pair[axis];
    }
  }
}

const keep = (worse: { readonly lines: number[]; readonly first: Flip[] }, pair: Pair): void => {
  worse.lines.push(pair.candidate.line);
  if (worse.first.length < kept) worse.first.push(toFlip(pair));
};
