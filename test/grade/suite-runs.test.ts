import { afterAll, expect, test } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { embeddedSuite, findTask, loadSuite } from '../../src/suite/load.ts';
import { canRun, missing } from './bubblewrap.ts';

const suite = await loadSuite(embeddedSuite);
const runner = canRun ? await openTestRunner({ suite: embeddedSuite }) : undefined;
afterAll(() => runner?.close());

const run = async (name: string, files?: ReadonlyMap<string, string>) => {
  const task = findTask(suite, name);
  const { tests, end } = await (runner?.run({ task, files: files ?? task.files }) ?? Promise.reject());
  const statuses = (ids: readonly string[] = []) => [...new Set(ids.map((id) => tests.get(id)))];
  return { end, failToPass: statuses(task.tests?.failToPass), passToPass: statuses(task.tests?.passToPass) };
};

// One task for each repo, and those whose reference changes test files.
test.skipIf(!canRun).each(['tally/money-abs', 'waypost/health-route', 'panelkit/visible-range-takes-state', 'panelkit/rename-class-names-module'])(
  `the base of %s fails, its reference passes${missing}`,
  async (name) => {
    expect(await run(name)).toMatchObject({ end: 'reported', failToPass: ['failed'] });
    for (const reference of findTask(suite, name).references)
      expect(await run(name, reference)).toEqual({ end: 'reported', failToPass: ['passed'], passToPass: ['passed'] });
  },
);
