import { type ComparedMetric, Comparison, type Flip, findFlip, type Pair, toFlip } from './comparison.ts';
import { GateLosses } from './gate-losses.ts';
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

/** Pairs that a rule judges together, and what only one of the runs has of them. */
export interface GateGroup {
  readonly comparison: Comparison;
  readonly losses: GateLosses;
}

/** A group without anything in it. */
export const newGroup = (): GateGroup => ({ comparison: new Comparison(null), losses: new GateLosses() });

/** How many of the pairs are kept to be shown. */
const kept = 200;

/** Adds up the pairs of two runs as the rules of a policy group them. Memory grows with tasks times groups. */
export class GateTally {
  readonly #groups: ReadonlyMap<GateAxis, Map<string, GateGroup>>;
  readonly #worse: ReadonlyMap<ComparedMetric, { readonly lines: number[]; readonly first: Flip[] }>;
  readonly #describe: (task: string) => TaskKind | undefined;

  /** `describe` is asked about tasks only where a rule goes by their kind or difficulty. */
  constructor({ rules }: GatePolicy, describe: (task: string) => TaskKind | undefined = () => undefined) {
    this.#groups = new Map(rules.map(({ per }) => [per, new Map<string, GateGroup>()]));
    this.#worse = new Map(rules.map(({ metric }) => [metric, { lines: [], first: [] }]));
    this.#describe = describe;
  }

  /** A pair whose format cannot say the edit is in no denominator, and makes no group. */
  add(pair: Pair): void {
    if (isInexpressible(pair)) return;
    for (const { comparison, losses } of this.#groupsOf(pair)) {
      comparison.add(pair);
      losses.add(pair);
    }
    for (const [metric, worse] of this.#worse) if (findFlip(metric, pair) === 'worse') keep(worse, pair);
  }

  /** A sample without a partner, as a pair whose other half is missing. One of the baseline's makes a group, so that none vanishes with all of its samples. */
  addLone(pair: Pair): void {
    for (const { losses } of this.#groupsOf(pair)) losses.add(pair);
  }

  /** The groups along an axis by name, in the order of their names; one named '' for all pairs together. */
  groupBy(axis: GateAxis): readonly (readonly [string, GateGroup])[] {
    const groups = [...(this.#groups.get(axis) ?? [])].filter(([, { comparison, losses }]) => comparison.pairs > 0 || losses.any);
    return groups.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** The pairs that got worse in a metric of the policy. */
  worse(metric: ComparedMetric): WorseFlips {
    return this.#worse.get(metric) ?? { lines: [], first: [] };
  }

  #groupsOf(pair: Pair): GateGroup[] {
    return [...this.#groups].map(([axis, groups]) => {
      const name = this.#nameGroup(axis, pair);
      const group = groups.get(name) ?? newGroup();
      groups.set(name, group);
      return group;
    });
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

const isInexpressible = ({ baseline, candidate }: Pair): boolean => [baseline.outside, candidate.outside].includes('inexpressible');

const keep = (worse: { readonly lines: number[]; readonly first: Flip[] }, pair: Pair): void => {
  worse.lines.push(pair.candidate.line);
  if (worse.first.length < kept) worse.first.push(toFlip(pair));
};
