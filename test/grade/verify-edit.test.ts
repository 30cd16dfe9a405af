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
const tree = (text: string): Files => new Map([['a.ts', text]]);

describe('what a probe says of a tree', () => {
  const ask = async (script: (job: TestJob, before: number) => Answer, typecheck?: readonly string[]) => {
    const task = testedTask(typecheck && { typecheck });
    const probe = createProbe({ task, edited: tree('edited'), attempts: createScriptedRunner(script), repeats: 1 });
    return probe(tree('less'));
  };
  const isLess = ({ files }: TestJob): boolean => files.get('a.ts') === 'less';
  const types = ['tsc'];

  it.each<{ name: string; script: (job: TestJob, before: number) => Answer; outcome: string; typecheck?: string[] }>([
    { name: 'its tests pass', script: () => passed, outcome: 'holds' },
    { name: 'a test fails', script: () => failed, outcome: 'breaks' },
    { name: 'a test fails once', script: (_, before) => (before === 0 ? failed : passed), outcome: 'holds' },
    { name: 'it takes too long', script: () => 'timed_out', outcome: 'breaks' },
    { name: 'it was killed', script: () => 'killed', outcome: 'unknown' },
    { name: 'it left no report', script: () => 'no_report', outcome: 'unknown' },
    {
      name: 'its types are wrong',
      script: (job) => (job.what === 'typecheck' ? { typecheck: isLess(job) ? 'failed' : 'passed' } : passed),
      outcome: 'breaks',
      typecheck: types,
    },
    { name: 'its types are right', script: (job) => (job.what === 'typecheck' ? { typecheck: 'passed' } : passed), outcome: 'holds', typecheck: types },
    {
      name: 'its types are wrong, as those of the whole edit are',
      script: (job) => (job.what === 'typecheck' ? { typecheck: 'failed' } : passed),
      outcome: 'holds',
      typecheck: types,
    },
  ])('$name: $outcome', async ({ script, outcome, typecheck }) => {
    expect(await ask(script, typecheck)).toBe(outcome);
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
