import { describe, expect, it } from 'vitest';
import { createProbe } from '../../src/grade/probe.ts';
import type { TestJob, TestRunner } from '../../src/grade/test-run.ts';
import { verifyEdit } from '../../src/grade/verify-edit.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Files } from '../../src/types.ts';
import { type Answer, createScriptedRunner } from './scripted-runner.ts';
import { testedTask } from './tested-task.ts';

const passed = { 'new.test.ts': 'passed', 'old.test.ts': 'passed' } as const;
const failed = { ...passed, 'old.test.ts': 'failed' } as const;
const right = { typecheck: 'passed' } as const;
const wrong = (...complaints: string[]): Answer =>
  Object.fromEntries(['typecheck', ...complaints.map((one) => `typecheck > ${one}`)].map((id) => [id, 'failed']));
const tree = (text: string): Files => new Map([['a.ts', text]]);

describe('what a probe says of a tree', () => {
  const ask = async (script: (job: TestJob, before: number) => Answer, typecheck?: readonly string[]) => {
    const task = testedTask(typecheck && { typecheck: { command: typecheck } });
    const probe = createProbe({ task, edited: tree('edited'), attempts: createScriptedRunner(script), repeats: 1 });
    return probe(tree('less'));
  };
  /** Tests pass; the type check of the whole edit, and of less of it, gives that. */
  const checking =
    (ofEdited: Answer, ofLess: Answer) =>
    (job: TestJob): Answer =>
      job.what === 'typecheck' ? (isLess(job) ? ofLess : ofEdited) : passed;
  const isLess = ({ files }: TestJob): boolean => files.get('a.ts') === 'less';
  const types = ['tsc'];

  it.each<{ name: string; script: (job: TestJob, before: number) => Answer; outcome: string; typecheck?: string[] }>([
    { name: 'its tests pass', script: () => passed, outcome: 'holds' },
    { name: 'a test fails', script: () => failed, outcome: 'breaks' },
    { name: 'a test fails once', script: (_, before) => (before === 0 ? failed : passed), outcome: 'holds' },
    { name: 'it takes too long', script: () => 'timed_out', outcome: 'breaks' },
    { name: 'it was killed', script: () => 'killed', outcome: 'unknown' },
    { name: 'it left no report', script: () => 'no_report', outcome: 'unknown' },
    { name: 'its types are wrong', script: checking(right, wrong('a')), outcome: 'breaks', typecheck: types },
    { name: 'its types are right', script: checking(right, right), outcome: 'holds', typecheck: types },
    { name: 'its types are right, and those of the whole edit are not', script: checking(wrong('a'), right), outcome: 'holds', typecheck: types },
    { name: 'its types are wrong, as those of the whole edit are', script: checking(wrong('a'), wrong('a')), outcome: 'holds', typecheck: types },
    { name: 'less is wrong than in the whole edit', script: checking(wrong('a', 'b'), wrong('b')), outcome: 'holds', typecheck: types },
    { name: 'more is wrong than in the whole edit', script: checking(wrong('a'), wrong('a', 'b')), outcome: 'breaks', typecheck: types },
    { name: 'checking its types takes too long', script: checking(right, 'timed_out'), outcome: 'breaks', typecheck: types },
    { name: 'checking its types was killed', script: checking(right, 'killed'), outcome: 'unknown', typecheck: types },
    { name: 'checking the whole edit takes too long', script: checking('timed_out', wrong('a')), outcome: 'holds', typecheck: types },
    { name: 'checking the whole edit says nothing', script: checking('killed', wrong('a')), outcome: 'unknown', typecheck: types },
    {
      name: 'checking the whole edit says nothing, but of the solution it does',
      script: (job) => (job.what !== 'typecheck' ? passed : isLess(job) ? wrong('a') : job.files.get('a.ts') === 'edited' ? 'no_report' : right),
      outcome: 'unknown',
      typecheck: types,
    },
  ])('$name: $outcome', async ({ script, outcome, typecheck }) => {
    expect(await ask(script, typecheck)).toBe(outcome);
  });

  it('cannot be asked where the type check says nothing of the solution either', async () => {
    await expect(ask(checking('no_report', wrong('a')), types)).rejects.toThrow('the types of r cannot be checked: it was no_report');
  });

  it.each<[string, Readonly<Record<string, string>>, Answer, readonly string[]]>([
    ['a failed test', { 'a.ts': 'less' }, failed, []],
    ['the edit itself', {}, passed, []],
    ['what differs in files without types', { 'a.md': 'less', 'a.css': 'less' }, passed, []],
    ['what differs in a file that others may import', { 'a.json': 'less' }, passed, ['less']],
    ['types that are right', { 'a.ts': 'less' }, passed, ['less']],
  ])('%s costs no more type checks than it must', async (_, dropped, tests, checked) => {
    const runner = createScriptedRunner(({ what }) => (what === 'typecheck' ? right : tests));
    const edited = new Map(['a.ts', 'a.md', 'a.css', 'a.json'].map((path) => [path, 'edited']));
    const probe = createProbe({ task: testedTask({ typecheck: { command: ['tsc'] } }), edited, attempts: runner, repeats: 0 });
    await probe(new Map([...edited, ...Object.entries(dropped)]));
    const checks = runner.jobs.filter(({ what }) => what === 'typecheck');
    expect(checks.map(({ files }) => [...files.values()].find((text) => text !== 'edited') ?? 'edited')).toEqual(checked);
  });
});

describe('an edit that passes its tests', () => {
  const before = 'g(1);\nh(1);\ni(1);\n';
  const task = { ...testedTask(), files: tree(before), references: [tree('g(2);\nh(1);\ni(1);\n')] };
  const open = (isCovered: boolean) => {
    const scripted = createScriptedRunner(({ files }) => (files.get('a.ts')?.includes('g(2)') ? passed : failed));
    const runner: TestRunner = {
      close: scripted.close,
      run: async (job) => {
        const run = await scripted.run(job);
        const to = job.files.get('a.ts')?.length ?? 0;
        return job.what === 'coverage' && isCovered ? { ...run, covered: new Map([['a.ts', [{ from: 0, to }]]]) } : run;
      },
    };
    const verify = (text: string) => {
      const changes = new Map([['a.ts', text]]);
      return verifyEdit({ task, changes, linked: createScorer(task).link(changes) }, { runner, repeats: 0 });
    };
    return { jobs: scripted.jobs, verify };
  };

  it('has removable atoms where tests run them', async () => {
    const { verify, jobs } = open(true);
    expect(await verify('g(2);\nlog();\nh(1);\ni(1);\n')).toMatchObject({ irrelevant: 1, irrelevantUpper: 1, probes: 2 });
    expect(jobs.map(({ what = 'tests' }) => what)).toEqual(['tests', 'tests', 'coverage']);
  });

  it('keeps their labels where nobody can tell', async () => {
    expect(await open(false).verify('g(2);\nlog();\nh(1);\ni(1);\n')).toMatchObject({ verdicts: [undefined, undefined], irrelevant: 1, irrelevantUpper: 1 });
  });

  it('asks once what tests run of its base', async () => {
    const { verify, jobs } = open(true);
    expect(await verify('g(2);\n')).toMatchObject({ irrelevant: 2 });
    expect(jobs.filter(({ what }) => what === 'coverage').map(({ files }) => files.get('a.ts'))).toEqual([before]);
  });

  it('runs nothing where there is nothing to try', async () => {
    const { verify, jobs } = open(true);
    expect(await verify('g(2);\n// why\nh(1);\ni(1);\n')).toMatchObject({ irrelevant: 1, probes: 0 });
    expect(jobs).toEqual([]);
  });
});
