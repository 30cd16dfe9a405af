import type { Outside, Pair } from './comparison.ts';
import { reached } from './tally.ts';

/**
 * How many pairs have two answers, and in how many of these they are the same to the byte; of pairs that are `unknown` it cannot be said, as the results of one
 * were written before results had a digest of their answer. Pairs without one of the answers are in none of them.
 */
export interface PairedAnswers {
  readonly pairs: number;
  readonly same: number;
  readonly unknown: number;
}

/** Whether so few were answered anew, as far as is known, that runs say little of each other: more than a share of the pairs with two answers are the same. */
export const isRepeat = ({ pairs, same, unknown }: PairedAnswers, maxSame: number): boolean => same + unknown > maxSame * (pairs + unknown);

/**
 * How many pairs are in no rate, each by the first reason that holds for one of its samples: no answer, an answer that a fault of ours kept from being judged,
 * no verdict of its tests, a format that cannot say the edit. `notApplied` are in the rates of how far answers came, but not in those of what was touched.
 */
export type PairsLeftOut = Readonly<Record<Outside | 'notApplied', number>>;

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Counts pairs by what keeps them from saying something. */
export class PairCounts {
  readonly answers: Mutable<PairedAnswers> = { pairs: 0, same: 0, unknown: 0 };
  readonly leftOut: Mutable<PairsLeftOut> = { noAnswer: 0, notJudged: 0, noVerdict: 0, inexpressible: 0, notApplied: 0 };

  /** The digests of both answers: null for no answer, undefined for one of which nothing is known. */
  add(pair: Pick<Pair, 'baseline' | 'candidate'>, digests: readonly [string | null | undefined, string | null | undefined]): void {
    const reason = findReason(pair);
    if (reason !== undefined) this.leftOut[reason] += 1;
    if (reason === 'noAnswer' || digests.includes(null)) return;
    if (digests.includes(undefined)) this.answers.unknown += 1;
    else {
      this.answers.pairs += 1;
      this.answers.same += Number(digests[0] === digests[1]);
    }
  }
}

const findReason = ({ baseline, candidate }: Pick<Pair, 'baseline' | 'candidate'>): keyof PairsLeftOut | undefined => {
  const outside = [baseline.outside, candidate.outside];
  const reason = (['noAnswer', 'notJudged', 'noVerdict', 'inexpressible'] as const).find((name) => outside.includes(name));
  return reason ?? (reached(baseline.stage, 'applied') && reached(candidate.stage, 'applied') ? undefined : 'notApplied');
};
