import { startEdit } from '../collect/faults/fault.ts';
import { restraintFaults } from '../collect/faults/restraint.ts';
import { shuffle } from '../collect/shuffle.ts';
import { createRandom, type Random } from '../random.ts';
import { type Estimate, estimateProportion } from '../stats/intervals.ts';
import type { Subject } from './subject.ts';

/**
 * The share of samples into which one irrelevant change was injected, and the irrelevant-edit rate that the scorer finds; `covered` when the interval holds the
 * share.
 */
export interface RateRow {
  /** Null: all seeds together. */
  readonly seed: number | null;
  readonly injected: number;
  readonly samples: number;
  readonly flagged: number;
  readonly estimate: Estimate | null;
  readonly covered: boolean;
}

const rates = [0.02, 0.09];
const samples = 1000;

/** `harmless` says of each clean edit and each hard negative whether it was flagged: the samples into which nothing is injected are drawn from them. */
export const estimateRates = (subjects: readonly Subject[], harmless: readonly boolean[], seed: number): RateRow[] =>
  rates.map((injected) => {
    const random = createRandom(`${seed}/rate ${injected}`);
    const dirty = Math.round(injected * samples);
    let flagged = 0;
    for (let sample = 0; sample < samples; sample++) {
      const isFlagged = sample < dirty ? isFoundIn(subjects, random) : random.pick(harmless);
      flagged += isFlagged === true ? 1 : 0;
    }
    return toRow(seed, injected, flagged, samples);
  });

/** The rows of several seeds as one for each injected share; none where there is but one seed. */
export const poolRates = (bySeed: readonly (readonly RateRow[])[]): RateRow[] => {
  if (bySeed.length < 2) return [];
  const rows = bySeed.flat();
  return rates.map((injected) => {
    const own = rows.filter((row) => row.injected === injected);
    return toRow(
      null,
      injected,
      own.reduce((sum, row) => sum + row.flagged, 0),
      own.reduce((sum, row) => sum + row.samples, 0),
    );
  });
};

const toRow = (seed: number | null, injected: number, flagged: number, of: number): RateRow => {
  const estimate = estimateProportion(flagged / of, of);
  const covered = estimate !== null && (estimate.low ?? 0) <= injected && injected <= (estimate.high ?? 1);
  return { seed, injected, samples: of, flagged, estimate, covered };
};

/** Puts one change of any kind into one of the edits and says whether it was flagged; draws again where the edit has no place for it. */
const isFoundIn = (subjects: readonly Subject[], random: Random): boolean => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const subject = random.pick(subjects);
    const [fault] = shuffle(restraintFaults, random);
    const injection = subject === undefined ? undefined : fault?.inject(startEdit(subject.task, subject.after), random);
    if (subject !== undefined && injection !== undefined) return subject.score(injection.after).irrelevant > 0;
  }
  return false;
};

const mostAttempts = 1000;
