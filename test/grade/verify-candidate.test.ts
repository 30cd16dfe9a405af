import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Grader } from '../../src/grade/grader.ts';
import { openOutcomeCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import type { TestJob } from '../../src/grade/test-run.ts';
import { createCandidateVerifier } from '../../src/grade/verify-candidate.ts';
import { createScorer } from '../../src/score/score.ts';
import type { TestPlan } from '../../src/types.ts';
import { type Answer, createScriptedRunner } from './scripted-runner.ts';
import { testedTask } from './tested-task.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
let caches = 0;

const good = { 'new.test.ts': 'passed', 'old.test.ts': 'passed', typecheck: 'passed' } as const;
const bad = { ...good, 'new.test.ts': 'failed' } as const;
const everything = new Map(['a.ts', 'b.ts'].map((path) => [path, [{ from: 0, to: 100 }]]));

/** The answer makes `one` 2, as asked, and turns the `b` of b.ts into `c`. */
const changes = new Map([
  ['a.ts', 'one = 2'],
  ['b.ts', 'c'],
]);

interface Case {
  /** What tests give where `b` stands again; where the change stands they pass. */
  readonly without?: Answer;
  /** What tests of the whole answer give, each time that they are run. */
  readonly whole?: (before: number) => Answer;
  readonly types?: (isWhole: boolean) => Answer;
  readonly covered?: Answer;
  readonly plan?: Partial<TestPlan>;
  readonly budget?: number;
  readonly expected: object;
}

const cases: Readonly<Record<string, Case>> = {
  'is removable where tests that reach it pass without it': {
    expected: { labels: [null, 'removable'], irrelevant: 1, irrelevantUpper: 1, extra: 2 },
  },
  'is required where they fail without it': { without: bad, expected: { labels: [null, 'required'], irrelevant: 0, irrelevantUpper: 0, extra: 0 } },
  'is required where they never end without it': {
    without: 'timed_out',
    expected: { labels: [null, 'required'], irrelevant: 0, irrelevantUpper: 0, extra: 0 },
  },
  'keeps its static label where no test reaches it': {
    covered: new Map([['a.ts', [{ from: 0, to: 100 }]]]),
    expected: { labels: [null, null], irrelevant: 1, irrelevantUpper: 1, extra: 2 },
  },
  'keeps its static label where nobody could watch the tests': {
    covered: good,
    expected: { labels: [null, null], irrelevant: 1, irrelevantUpper: 1, extra: 2 },
  },
  'is required where nobody could watch, and they fail without it': { covered: good, without: bad, expected: { labels: [null, 'required'], irrelevant: 0 } },
  'is unverifiable where tests give no verdict without it': { without: 'no_report', expected: { labels: [null, 'unverifiable'] } },
  'is required where types are wrong without it': {
    plan: { typecheck: { command: ['tsc'] } },
    types: (isWhole) => (isWhole ? good : { typecheck: 'failed' }),
    expected: { labels: [null, 'required'] },
  },
  'is not saved by types that are wrong with it, too': {
    plan: { typecheck: { command: ['tsc'] } },
    types: () => ({ typecheck: 'failed' }),
    expected: { labels: [null, 'removable'] },
  },
  'keeps its static label where the budget is used up': {
    budget: 1,
    without: bad,
    expected: { labels: [null, null], irrelevant: 1, irrelevantUpper: 1, extra: 2, stopped: 'budget' },
  },
};

test.each(Object.entries(cases))('what was not asked for %s', async (_, { plan, expected, ...row }) => {
  const { grade, runner } = await gradeAnswer(row, plan);
  expect(grade).toMatchObject({ outcome: 'passed', proves: true, verified: expected });
  const asked = new Set(runner.jobs.map(({ what, files }) => `${what} ${files.get('a.ts')} ${files.get('b.ts')}`));
  expect(grade.runs).toBeGreaterThanOrEqual(asked.size);
});

test('asks what tests reach only where something can be dropped, and only of the tree where it stands', async () => {
  const list = async (row: Omit<Case, 'expected'>) =>
    (await gradeAnswer(row)).runner.jobs.filter(({ what }) => what === 'coverage').map(({ files }) => files.get('b.ts'));
  expect(await list({ without: bad })).toEqual([]);
  expect(await list({})).toEqual(['c']);
});

test('finds the same again from what is kept', async () => {
  const dir = join(root, 'kept');
  const first = await gradeAnswer({}, undefined, dir);
  const again = await gradeAnswer({}, undefined, dir);
  expect([again.runner.jobs.length, again.grade]).toEqual([0, first.grade]);
});

test('nothing is tried out where passing proves nothing, or all is wanted', async () => {
  expect((await gradeAnswer({}, { failToPass: [] })).grade).toEqual({ outcome: 'passed', runs: 1 });
  const { grader, task } = await open({});
  const wanted = new Map([['a.ts', 'one = 2']]);
  expect(await grader.grade({ task, format: 'whole', changes: wanted, score: createScorer(task).score(wanted) })).toEqual({
    outcome: 'passed',
    proves: true,
    runs: 1,
  });
});

test('tries out an answer with a flaky test, which counts as passed', async () => {
  const oldFails = { ...good, 'old.test.ts': 'failed' } as const;
  const { grade } = await gradeAnswer({ whole: (before) => (before === 0 ? oldFails : good) });
  expect(grade).toMatchObject({ flaky: ['old.test.ts'], verified: { labels: [null, 'removable'] } });
});

test('tells an answer that is not the one that was scored', async () => {
  const { grader, task } = await open({});
  await expect(grader.grade({ task, format: 'whole', changes, score: { exact: false, reference: 0, atoms: [] } })).rejects.toThrow('not what was scored');
});

async function gradeAnswer(row: Omit<Case, 'expected'>, plan?: Partial<TestPlan>, dir?: string) {
  const { grader, runner, task } = await open(row, plan, dir);
  return { runner, grade: await grader.grade({ task, format: 'whole', changes, score: createScorer(task).score(changes) }) };
}

async function open(
  { without = good, whole = () => good, types = () => good, covered = everything, budget = 40 }: Omit<Case, 'expected'>,
  plan?: Partial<TestPlan>,
  dir?: string,
) {
  const task = testedTask(plan);
  const script = ({ files, what }: TestJob, before: number): Answer => {
    const isWhole = files.get('b.ts') === 'c';
    if (what === 'coverage') return covered;
    if (what === 'typecheck') return types(isWhole);
    return isWhole ? whole(before) : without;
  };
  const runner = createScriptedRunner(script);
  const attempts = new Outcomes({ runner, cache: await openOutcomeCache(dir ?? join(root, `cache ${caches++}`)), atOnce: 2 });
  return { task, runner, grader: new Grader({ attempts, repeats: 2, verify: createCandidateVerifier(attempts, budget) }) };
}
