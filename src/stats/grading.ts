import type { Grade } from '../verdict.ts';

/**
 * What tests said of a group's answers: how many they were run for, and on how many test runs this rests. `codes` counts why a failure or a missing verdict is
 * no plain one. In `verified` answers what was not asked for was tried out, in `cutShort` of them not to the end. `flaky` and `broken` name what is wrong with
 * the suite: tests that failed and then passed, accepted solutions that do not pass.
 */
export interface Grading {
  readonly passed: number;
  readonly failed: number;
  readonly infra: number;
  readonly testRuns: number;
  readonly verified: number;
  readonly cutShort: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly flaky: readonly Finding[];
  readonly broken: readonly Finding[];
}

/** A task, or one of its tests, with the number of answers on which it was seen. */
export interface Finding {
  readonly task: string;
  readonly test?: string;
  readonly answers: number;
}

const countNames = ['passed', 'failed', 'infra', 'testRuns', 'verified', 'cutShort'] as const;
type Count = (typeof countNames)[number];

/** Grades of one task, added up. */
export interface GradingTally {
  readonly counts: Record<Count, number>;
  readonly codes: Map<string, number>;
  readonly flaky: Map<string, number>;
}

/** A tally of nothing. */
export const emptyGrading = (): GradingTally => ({
  counts: { passed: 0, failed: 0, infra: 0, testRuns: 0, verified: 0, cutShort: 0 },
  codes: new Map(),
  flaky: new Map(),
});

/** Whether tests were run for an answer: there is a grade of answers, too, of which tests decide nothing. */
export const isTested = (grade: Grade | undefined): grade is TestedGrade => grade !== undefined && grade.outcome !== 'not_graded';

type TestedGrade = Grade & { readonly outcome: Exclude<Grade['outcome'], 'not_graded'> };

/** Adds one grade to the tally of its task. */
export const addGrade = ({ counts, codes, flaky }: GradingTally, grade: Grade): void => {
  if (!isTested(grade)) return;
  counts[grade.outcome] += 1;
  counts.testRuns += grade.runs;
  counts.verified += Number(grade.verified !== undefined);
  counts.cutShort += Number(grade.verified?.stopped !== undefined);
  if (grade.code !== undefined) addTo(codes, grade.code, 1);
  for (const test of grade.flaky ?? []) addTo(flaky, test, 1);
};

/** Adds up the tallies of tasks; undefined where nothing was graded at all. */
export const mergeGradings = (parts: readonly { readonly task: string; readonly grading: GradingTally | undefined }[]): Grading | undefined => {
  const graded = parts.flatMap(({ task, grading }) => (grading === undefined ? [] : [{ task, grading }]));
  if (graded.length === 0) return undefined;
  const total = emptyGrading();
  const flaky = new Map<string, Map<string, number>>();
  const broken = new Map<string, number>();
  for (const { task, grading } of graded) {
    for (const name of countNames) total.counts[name] += grading.counts[name];
    for (const [code, answers] of grading.codes) addTo(total.codes, code, answers);
    const tests = flaky.get(task) ?? new Map<string, number>();
    for (const [test, answers] of grading.flaky) addTo(tests, test, answers);
    flaky.set(task, tests);
    addTo(broken, task, grading.codes.get('broken_fixture') ?? 0);
  }
  const unstable = [...flaky].flatMap(([task, tests]) => [...tests].map(([test, answers]) => ({ task, test, answers })));
  const failing = [...broken].flatMap(([task, answers]) => (answers > 0 ? [{ task, answers }] : []));
  return { ...total.counts, codes: Object.fromEntries([...total.codes].sort()), flaky: unstable.sort(byPlace), broken: failing.sort(byPlace) };
};

const addTo = (counts: Map<string, number>, name: string, more: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + more);
};

const byPlace = (one: Finding, other: Finding): number => (placeOf(one) < placeOf(other) ? -1 : 1);

const placeOf = ({ task, test = '' }: Finding): string => `${task} ${test}`;
