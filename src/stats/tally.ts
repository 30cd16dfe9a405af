import { isCosmetic, isIrrelevant } from '../score/label.ts';
import type { Outcome, Result, Stage } from '../verdict.ts';

/** Stages in the order in which a sample reaches them. */
export const stages: readonly Stage[] = ['infra', 'responded', 'parsed', 'located', 'applied', 'valid', 'correct', 'clean'];

/** Whether a sample came at least as far as `goal`. */
export const reached = (stage: Stage, goal: Stage): boolean => stages.indexOf(stage) >= stages.indexOf(goal);

/** What can be added up over samples; every rate of a summary is a quotient of two of these, or a mean of them over tasks. */
export type Counter =
  | 'samples'
  | 'infra'
  | 'inexpressible'
  | 'responded'
  | 'parsed'
  | 'located'
  | 'locatedStrict'
  | 'locatedLenient'
  | 'underBoth'
  | 'applied'
  | 'leftOut'
  | 'valid'
  | 'correct'
  | 'clean'
  | 'irrelevant'
  | 'irrelevantUpper'
  | 'irrelevantCorrect'
  | 'irrelevantSemantic'
  | 'irrelevantCosmetic'
  | 'outOfScope'
  | 'strayFile'
  | 'atoms'
  | 'irrelevantAtoms'
  | 'filesTouched'
  | 'filesNeedless'
  | 'precisionSum'
  | 'precisionCount'
  | 'recallSum'
  | 'recallCount'
  | 'excessSum'
  | 'excessCount';

export type Tally = Record<Counter, number>;

/** Adds one result to a tally. Samples that the format cannot express, and infrastructure failures, are counted and then leave every denominator. */
export const addResult = (tally: Tally, result: Result): void => {
  tally.samples += 1;
  if (result.stage === 'infra') tally.infra += 1;
  else if (result.inexpressible !== undefined) tally.inexpressible += 1;
  else addAnswer(tally, result);
};

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  samples: 0,
  infra: 0,
  inexpressible: 0,
  responded: 0,
  parsed: 0,
  located: 0,
  locatedStrict: 0,
  locatedLenient: 0,
  underBoth: 0,
  applied: 0,
  leftOut: 0,
  valid: 0,
  correct: 0,
  clean: 0,
  irrelevant: 0,
  irrelevantUpper: 0,
  irrelevantCorrect: 0,
  irrelevantSemantic: 0,
  irrelevantCosmetic: 0,
  outOfScope: 0,
  strayFile: 0,
  atoms: 0,
  irrelevantAtoms: 0,
  filesTouched: 0,
  filesNeedless: 0,
  precisionSum: 0,
  precisionCount: 0,
  recallSum: 0,
  recallCount: 0,
  excessSum: 0,
  excessCount: 0,
});

const addAnswer = (tally: Tally, result: Result): void => {
  for (const stage of ['responded', 'parsed', 'located', 'applied', 'valid', 'correct', 'clean'] as const) tally[stage] += Number(reached(result.stage, stage));
  if (ours.has(result.profile)) addBoth(tally, result);
  tally.leftOut += Number(result.leftOut !== undefined);
  if (result.score !== undefined) addScore(tally, result);
};

/** The profiles that are both tried when either counts. Of another tool's profile nothing is known about them. */
const ours: ReadonlySet<string> = new Set(['strict', 'lenient']);

const addBoth = (tally: Tally, result: Result): void => {
  tally.underBoth += 1;
  tally.locatedStrict += Number(reached(stageUnder(result, 'strict'), 'located'));
  tally.locatedLenient += Number(reached(stageUnder(result, 'lenient'), 'located'));
};

const stageUnder = (result: Result, profile: string): Stage => (result.other?.profile === profile ? result.other.stage : result.stage);

const addScore = (tally: Tally, { score, stage }: Outcome): void => {
  if (score === undefined) return;
  const surely = score.atoms.filter(({ label }) => isIrrelevant(label));
  const any = score.irrelevant > 0;
  tally.irrelevant += Number(any);
  tally.irrelevantUpper += Number(score.irrelevantUpper > 0);
  tally.irrelevantCorrect += Number(any && reached(stage, 'correct'));
  tally.irrelevantCosmetic += Number(any && surely.every(isCosmetic));
  tally.irrelevantSemantic += Number(any && surely.every((atom) => !isCosmetic(atom)));
  tally.outOfScope += Number(surely.some((atom) => atom.label === 'out-of-scope'));
  tally.strayFile += Number(surely.some((atom) => atom.class === 'file'));
  tally.atoms += score.atoms.length;
  tally.irrelevantAtoms += score.irrelevant;
  const touched = new Set(score.atoms.map((atom) => atom.path));
  for (const { path, label } of score.atoms) if (!isIrrelevant(label)) touched.delete(path);
  tally.filesNeedless += touched.size;
  tally.filesTouched += new Set(score.atoms.map((atom) => atom.path)).size;
  addMean(tally, 'precision', score.precision);
  addMean(tally, 'recall', score.recall);
  addMean(tally, 'excess', score.wanted > 0 ? score.changed / score.wanted : null);
};

const addMean = (tally: Tally, name: 'precision' | 'recall' | 'excess', value: number | null): void => {
  if (value === null) return;
  tally[`${name}Sum`] += value;
  tally[`${name}Count`] += 1;
};
