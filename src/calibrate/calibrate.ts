import { startEdit } from '../collect/faults/fault.ts';
import { restraintFaults } from '../collect/faults/restraint.ts';
import { createRandom } from '../random.ts';
import type { Estimate } from '../stats/intervals.ts';
import type { AtomClass } from '../verdict.ts';
import { hardNegatives } from './hard-negatives.ts';
import { findPlaces } from './places.ts';
import { estimateRates, poolRates, type RateRow } from './rates.ts';
import { type CleanEdit, openSubject, type Subject } from './subject.ts';
import { type Agreement, type Counts, countTrial, type Trial, toAgreement } from './tally.ts';

/** How well the scorer finds what is known to be there. */
export interface Calibration {
  readonly seeds: readonly number[];
  /** Verified clean edits, and how many of them were flagged as they are. */
  readonly edits: number;
  readonly flaggedEdits: number;
  readonly classes: readonly ClassRow[];
  readonly kinds: readonly KindRow[];
  readonly negatives: readonly NegativeRow[];
  /** By seed; then, where there are several, of all seeds together. */
  readonly rates: readonly RateRow[];
}

export interface ClassRow extends Agreement {
  readonly class: AtomClass;
}

export interface KindRow extends Agreement {
  readonly kind: string;
  readonly class: AtomClass;
}

/** Hard negatives of one kind: how many were made, and in how many something was flagged. */
export interface NegativeRow {
  readonly kind: string;
  readonly summary: string;
  readonly made: number;
  readonly flagged: number;
}

/** The least precision and recall of a class. */
export const leastAgreement = 0.98;

const classes: readonly AtomClass[] = ['eol', 'layout', 'comment', 'import-order', 'rename', 'move', 'file', 'semantic'];

/**
 * Injects each kind of irrelevant change into each clean edit that has a place for it, makes hard negatives of it, and compares what is flagged with what is
 * there; for each seed anew, and counted together.
 */
export const calibrate = (edits: readonly CleanEdit[], seeds: readonly number[]): Calibration => {
  const subjects = edits.map(openSubject);
  const clean = subjects.map((subject) => toTrial(subject, subject.after));
  const rounds = seeds.map((seed) => runTrials(subjects, clean, seed));
  const all = [...clean.map(countByClass), ...rounds.flatMap(({ counts }) => counts)];
  const kinds = restraintFaults.map(({ name, class: kind = 'semantic' }, at) => ({
    kind: name,
    class: kind,
    counts: rounds.flatMap((round) => round.kinds[at] ?? []),
  }));
  const negatives = hardNegatives.map(({ name, summary }, at) => ({ kind: name, summary, flags: rounds.flatMap((round) => round.negatives[at] ?? []) }));
  return {
    seeds,
    edits: edits.length,
    flaggedEdits: clean.filter(isFlagged).length,
    classes: classes.map((name, at) => ({ class: name, ...toAgreement(all.flatMap((counts) => counts[at] ?? [])) })),
    kinds: kinds.map(({ counts, ...row }) => ({ ...row, ...toAgreement(counts) })),
    negatives: negatives.map(({ flags, ...row }) => ({ ...row, made: flags.length, flagged: flags.filter(Boolean).length })),
    rates: subjects.length === 0 ? [] : [...rounds.flatMap(({ rates }) => rates), ...poolRates(rounds.map(({ rates }) => rates))],
  };
};

/** What one seed gives: counts by trial and class, counts and flags by kind, and the rates. */
const runTrials = (subjects: readonly Subject[], clean: readonly Trial[], seed: number) => {
  const negatives = hardNegatives.map((negative) => subjects.flatMap((subject) => makeNegative(negative, subject, seed)));
  const kinds = restraintFaults.map((fault) => subjects.flatMap((subject) => inject(fault, subject, seed)));
  return {
    counts: [...negatives, ...kinds].flatMap((trials) => trials.map(countByClass)),
    kinds: kinds.map((trials) => trials.map((trial) => countTrial(trial))),
    negatives: negatives.map((trials) => trials.map(isFlagged)),
    rates: subjects.length === 0 ? [] : estimateRates(subjects, [...clean, ...negatives.flat()].map(isFlagged), seed),
  };
};

const countByClass = (trial: Trial): readonly Counts[] => classes.map((name) => countTrial(trial, name));

const toTrial = (subject: Subject, after: Subject['after']): Trial => ({ before: subject.task.files, after, score: subject.score(after), places: [] });

const isFlagged = ({ score }: Trial): boolean => score.irrelevant > 0;

/** Nothing where what was made does not parse (then a value stood where no expression may), or is no such negative by its score. */
const makeNegative = (negative: (typeof hardNegatives)[number], subject: Subject, seed: number): Trial[] => {
  const made = negative.make(subject, createRandom(`${seed}/${negative.name}/${subject.id}`));
  if (made === undefined) return [];
  const trial = toTrial(openSubject({ id: subject.id, ...made }), made.after);
  return trial.score.newSyntaxErrors > 0 || negative.isNone?.(trial.score) ? [] : [trial];
};

const inject = (fault: (typeof restraintFaults)[number], subject: Subject, seed: number): Trial[] => {
  const injection = fault.inject(startEdit(subject.task, subject.after), createRandom(`${seed}/${fault.name}/${subject.id}`));
  if (injection === undefined || fault.class === undefined) return [];
  const places = findPlaces(fault.class, subject.after, injection);
  return [{ ...toTrial(subject, injection.after), places, class: fault.class }];
};

/** The classes of which nothing could be injected. */
export const findUnmeasured = ({ classes: rows }: Calibration): AtomClass[] => rows.filter(({ injections }) => injections === 0).map((row) => row.class);

/** What keeps the calibration from being good, one sentence each; none when it is. What was not measured does not count. */
export const findShortcomings = ({ classes: rows, rates }: Calibration): string[] => [
  ...rows.flatMap((row) =>
    (['recall', 'precision'] as const).flatMap((share) => (isShort(row[share]) ? [`the ${share} of the class ${row.class} is below ${leastAgreement}`] : [])),
  ),
  ...rates
    .filter(({ covered }) => !covered)
    .map(
      ({ injected, seed }) =>
        `the estimated rate of irrelevant edits is not the injected ${injected * 100} % (${seed === null ? 'all seeds' : `seed ${seed}`})`,
    ),
];

const isShort = (estimate: Estimate | null): boolean => estimate !== null && estimate.value < leastAgreement;
