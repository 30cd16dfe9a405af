import type { TestPlan } from '../types.ts';
import type { TestStatus } from './test-run.ts';

/** Stands between the parts of a test id. */
const separator = ' > ';

/** What a run says of the planned tests, by their ids; those that it does not mention are absent. */
export type PlannedStatuses = ReadonlyMap<string, TestStatus>;

/**
 * Picks the planned tests out of a report. An id that names a file or a suite stands for all tests in it: one that failed fails it, one that passed is needed.
 * A test that is not reported has failed where its file or suite has: it broke before the test began.
 */
export const pickPlanned = (reported: PlannedStatuses, ids: readonly string[]): PlannedStatuses => {
  const picked = new Map<string, TestStatus>();
  for (const id of ids) {
    const status = findStatus(reported, id);
    if (status !== undefined) picked.set(id, status);
  }
  return picked;
};

/** The tests that failed within planned ids that name a file or a suite, the first so many: what a grade can say beside the id. */
export const listFailedWithin = (reported: PlannedStatuses, ids: readonly string[]): readonly string[] => {
  const failed = [...reported].flatMap(([id, status]) => (status === 'failed' && isWithin(id, ids) ? [id] : []));
  const around = new Set(failed.flatMap(listAround));
  return failed
    .filter((id) => !around.has(id))
    .slice(0, mostWithin)
    .map((id) => id.slice(0, longestName));
};

/** Whether a test is in one of the files or suites that are named. */
export const isWithin = (test: string, ids: readonly string[]): boolean => ids.some((id) => test.startsWith(`${id}${separator}`));

const mostWithin = 20;
const longestName = 300;

/** The planned tests of a task in their order: those that must pass because of the edit, then those that must still pass. */
export const listPlanned = ({ failToPass, passToPass }: Pick<TestPlan, 'failToPass' | 'passToPass'>): readonly string[] => [
  ...new Set([...failToPass, ...passToPass]),
];

/** The file that a test id names, alone or with a test in it. */
export const toTestFile = (id: string): string => id.split(separator, 1)[0] ?? id;

const findStatus = (reported: PlannedStatuses, id: string): TestStatus | undefined => {
  const own = reported.get(id);
  const inside = [...reported].filter(([other]) => other.startsWith(`${id}${separator}`)).map(([, status]) => status);
  const all = own === undefined ? inside : [own, ...inside];
  if (all.includes('failed')) return 'failed';
  if (all.length > 0) return all.includes('passed') ? 'passed' : 'skipped';
  return listAround(id).some((around) => reported.get(around) === 'failed') ? 'failed' : undefined;
};

/** The suites and the file that a test is in. */
const listAround = (id: string): string[] => {
  const parts = id.split(separator);
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(separator));
};
