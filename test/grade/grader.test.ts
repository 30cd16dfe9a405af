import { expect, test } from 'vitest';
import { Grader } from '../../src/grade/grader.ts';
import { noCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import type { TestPlan } from '../../src/types.ts';
import { type Answer, createScriptedRunner } from './scripted-runner.ts';
import { testedTask } from './tested-task.ts';

const good = { 'new.test.ts': 'passed', 'old.test.ts': 'passed' } as const;
const oldFails = { ...good, 'old.test.ts': 'failed' } as const;
const newFails = { ...good, 'new.test.ts': 'failed' } as const;

interface Case {
  /** What the candidate's tests give, one answer after the other; the last one goes on. */
  readonly candidate: readonly Answer[];
  /** The same of the accepted solution. */
  readonly control?: readonly Answer[];
  readonly exact?: true;
  readonly plan?: Partial<TestPlan>;
  readonly grade: object;
  /** How many runs of each were made. */
  readonly made?: readonly [candidate: number, control: number];
}

const cases: Readonly<Record<string, Case>> = {
  'passes where every planned test does': { candidate: [good], grade: { outcome: 'passed', proves: true, runs: 1 }, made: [1, 0] },
  'proves nothing without a failToPass test': { candidate: [good], plan: { failToPass: [] }, grade: { outcome: 'passed', runs: 1 } },
  'fails where a failToPass test does, at once': {
    candidate: [newFails],
    grade: { outcome: 'failed', failures: 1, failed: ['new.test.ts'], proves: true, runs: 1 },
    made: [1, 1],
  },
  'names the tests that failed within a planned file, but not those of a file that passes in a repeat': {
    candidate: [{ ...newFails, 'new.test.ts > one': 'failed', 'old.test.ts': 'failed', 'old.test.ts > two': 'failed' }, newFails],
    exact: true,
    grade: {
      ...{ outcome: 'infra', code: 'broken_fixture', failures: 1, failed: ['new.test.ts'], failedWithin: ['new.test.ts > one'] },
      ...{ flaky: ['old.test.ts'], proves: true, runs: 3 },
    },
  },
  'fails where a planned test is skipped or not there': {
    candidate: [{ 'new.test.ts': 'skipped' }],
    grade: { outcome: 'failed', failures: 2, failed: ['new.test.ts', 'old.test.ts'], proves: true, runs: 1 },
  },
  'fails where a passToPass test fails each time': {
    candidate: [oldFails],
    grade: { outcome: 'failed', failures: 1, failed: ['old.test.ts'], proves: true, runs: 3 },
    made: [3, 1],
  },
  'takes a test that passes in a repeat for flaky, and goes no further': {
    candidate: [oldFails, good],
    grade: { outcome: 'passed', flaky: ['old.test.ts'], proves: true, runs: 2 },
    made: [2, 0],
  },
  'is not confused by a repeat without a report': {
    candidate: [oldFails, 'no_report', 'no_report', good],
    grade: { outcome: 'passed', flaky: ['old.test.ts'], proves: true, runs: 3 },
  },
  'repeats a failToPass test only of what equals an accepted solution': {
    candidate: [newFails, good],
    exact: true,
    grade: { outcome: 'passed', flaky: ['new.test.ts'], proves: true, runs: 2 },
  },
  'blames the fixture where what equals an accepted solution fails': {
    candidate: [newFails],
    exact: true,
    grade: { outcome: 'infra', code: 'broken_fixture', failures: 1, failed: ['new.test.ts'], proves: true, runs: 3 },
    made: [0, 3],
  },
  'repeats a failToPass test that is flaky over the accepted solution, too': {
    candidate: [newFails, newFails, good],
    control: [newFails, good],
    grade: { outcome: 'passed', flaky: ['new.test.ts'], proves: true, runs: 2 },
    made: [3, 2],
  },
  'fails where a test that is flaky over the accepted solution fails each time': {
    candidate: [newFails],
    control: [newFails, good],
    grade: { outcome: 'failed', failures: 1, failed: ['new.test.ts'], proves: true, runs: 3 },
  },
  'gives no verdict where each run ends in another way': {
    candidate: ['timed_out', 'killed', 'out_of_memory'],
    grade: { outcome: 'infra', code: 'unsettled', detail: 'each time it ended otherwise: timed_out, killed, out_of_memory', proves: true, runs: 1 },
    made: [3, 0],
  },
  'blames the fixture where the accepted solution fails as well': {
    candidate: [newFails],
    control: [oldFails],
    grade: { outcome: 'infra', code: 'broken_fixture', failures: 1, failed: ['old.test.ts'], proves: true, runs: 1 },
  },
  'fails at a limit that the accepted solution does not reach': {
    candidate: ['timed_out'],
    grade: { outcome: 'failed', code: 'timed_out', proves: true, runs: 1 },
    made: [2, 1],
  },
  'gives no verdict at a limit that the accepted solution reaches': {
    candidate: ['timed_out'],
    control: ['out_of_memory'],
    grade: { outcome: 'infra', code: 'out_of_memory', detail: 'it was out_of_memory', proves: true, runs: 1 },
  },
  'fails where it is killed each time and the accepted solution is not': {
    candidate: ['killed'],
    grade: { outcome: 'failed', code: 'killed', proves: true, runs: 1 },
    made: [2, 1],
  },
  'fails where it leaves no report, twice, and the accepted solution does': {
    candidate: ['no_report'],
    grade: { outcome: 'failed', code: 'no_report', proves: true, runs: 1 },
    made: [2, 1],
  },
  'gives no verdict without a report where the accepted solution leaves none': {
    candidate: ['no_report'],
    control: ['no_report'],
    grade: { outcome: 'infra', code: 'no_report', detail: 'it was no_report', proves: true, runs: 1 },
    made: [2, 2],
  },
  'passes where the report was missing once': { candidate: ['no_report', good], grade: { outcome: 'passed', proves: true, runs: 1 }, made: [2, 0] },
  'blames nobody where what equals an accepted solution leaves no report': {
    candidate: ['no_report'],
    exact: true,
    grade: { outcome: 'infra', code: 'no_report', detail: 'it was no_report', proves: true, runs: 1 },
  },
  'fails by a report without a planned test, where that of the accepted solution has them': {
    candidate: [{ 'else.test.ts': 'passed' }],
    grade: { outcome: 'failed', code: 'no_tests', proves: true, runs: 1 },
  },
  'gives no verdict by a report without a planned test where the accepted solution has none': {
    candidate: [{ 'else.test.ts': 'passed' }],
    control: [{ 'else.test.ts': 'passed' }],
    grade: { outcome: 'infra', code: 'no_tests', proves: true, runs: 1 },
  },
  'counts a file by the tests in it': {
    candidate: [{ 'new.test.ts > a': 'passed', 'new.test.ts > b > c': 'skipped', 'old.test.ts > a': 'passed', 'old.test.ts > b': 'failed' }],
    grade: { outcome: 'failed', failures: 1, failed: ['old.test.ts'], failedWithin: ['old.test.ts > b'], proves: true, runs: 3 },
  },
  'counts a test as failed whose file broke before it began': {
    candidate: [{ 'new.test.ts': 'failed' }],
    plan: { failToPass: ['new.test.ts > a > b'], passToPass: [] },
    control: [{ 'new.test.ts > a > b': 'passed' }],
    grade: { outcome: 'failed', failures: 1, failed: ['new.test.ts > a > b'], proves: true, runs: 1 },
  },
  'names twenty failed tests and counts all': {
    candidate: [{ 'b 0': 'failed' }],
    plan: { failToPass: Array.from({ length: 30 }, (_, i) => `b ${i}`), passToPass: [] },
    control: [Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`b ${i}`, 'passed']))],
    grade: { outcome: 'failed', failures: 30, failed: Array.from({ length: 20 }, (_, i) => `b ${i}`), proves: true, runs: 1 },
  },
};

test.each(Object.entries(cases))('%s', async (_, { candidate, control = [good], exact = false, plan, grade, made }) => {
  const task = testedTask(plan);
  const { runner, grader } = createGrader((isControl, before) => pick(isControl && !exact ? control : candidate, before));
  const changes = new Map([['a.ts', exact ? 'one = 2' : 'one = 3']]);
  expect(await grader.grade({ task, format: 'whole', changes, score: { exact, reference: 0, atoms: [] } })).toEqual(grade);
  const runs = runner.jobs.map(({ files }) => files.get('a.ts'));
  if (made !== undefined) expect([runs.filter((text) => text === 'one = 3').length, runs.filter((text) => text === 'one = 2').length]).toEqual(made);
});

test('asks for the tests of an accepted solution once for all answers', async () => {
  const { runner, grader } = createGrader((isControl) => (isControl ? good : newFails));
  const task = testedTask();
  const grades = await Promise.all(
    ['x', 'y', 'z'].map((text) =>
      grader.grade({ task, changes: new Map([['a.ts', text]]), score: { exact: false, reference: 0, atoms: [] }, format: 'whole' }),
    ),
  );
  expect(grades.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  expect(runner.jobs).toHaveLength(4);
});

test('asks for them again where they left no report', async () => {
  const { grader } = createGrader((isControl, before) => (isControl ? pick(['no_report', 'no_report', good], before) : newFails));
  const task = testedTask();
  const gradeText = (text: string) =>
    grader.grade({ task, changes: new Map([['a.ts', text]]), score: { exact: false, reference: 0, atoms: [] }, format: 'whole' });
  expect([(await gradeText('x')).outcome, (await gradeText('y')).outcome]).toEqual(['infra', 'failed']);
});

const pick = (answers: readonly Answer[], before: number): Answer => answers[Math.min(before, answers.length - 1)] ?? 'no_report';

function createGrader(script: (isControl: boolean, before: number) => Answer) {
  const runner = createScriptedRunner(({ files }, before) => script(files.get('a.ts') === 'one = 2', before));
  const attempts = new Outcomes({ runner, cache: noCache, atOnce: 2 });
  return { runner, grader: new Grader({ attempts, repeats: 2 }) };
}
