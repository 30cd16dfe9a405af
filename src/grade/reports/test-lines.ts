import type { TestStatus } from '../test-run.ts';

/** One test of a report: its id (`path > suite > name`, or `path` for the file itself) and its status. */
export type TestLine = readonly [id: string, status: TestStatus];

/**
 * The status by test id. An id that is there more than once has its worst status. A file passes when it ran at least one test to
 * its end and none failed, whatever the report says of the file itself; it failed where the report names it and nothing in it ran.
 */
export const collectTests = (lines: readonly TestLine[], testFiles: readonly string[]): ReadonlyMap<string, TestStatus> => {
  const tests = new Map<string, TestStatus>();
  for (const [id, status] of lines) tests.set(id, worse(status, tests.get(id)));
  for (const file of testFiles) {
    const inside = lines.filter(([id]) => id.startsWith(`${file} > `));
    const all = [...inside, ...lines.filter(([id]) => id === file)].map(([, status]) => status);
    if (all.length > 0) tests.set(file, all.includes('failed') ? 'failed' : inside.some(([, status]) => status === 'passed') ? 'passed' : judgeEmpty(all));
  }
  return tests;
};

/** Of a file in which no test passed and none failed: skipped where a test was, else there was none. */
const judgeEmpty = (all: readonly TestStatus[]): TestStatus => (all.includes('skipped') ? 'skipped' : 'failed');

const worse = (a: TestStatus, b: TestStatus | undefined): TestStatus => order.find((status) => status === a || status === b) ?? a;
const order: readonly TestStatus[] = ['failed', 'skipped', 'passed'];
