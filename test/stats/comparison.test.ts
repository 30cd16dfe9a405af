import { describe, expect, it } from 'vitest';
import { Comparison, measure, type Pair } from '../../src/stats/comparison.ts';
import { judgeGate } from '../../src/stats/gate.ts';
import { gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { GateTally } from '../../src/stats/gate-tally.ts';
import type { Result, Stage } from '../../src/verdict.ts';

const score = { exact: false, equivalent: false, reference: 0, irrelevantUpper: 0, wanted: 4, changed: 4, extra: 0, newSyntaxErrors: 0, atoms: [] };

/** A sample of a task that came so far; `irrelevant` of its atoms are, and `done` of the four wanted leaves are done. */
const sample = (task: string, stage: Stage, irrelevant = 0, done = 4, rest: Partial<Result> = {}): Result => ({
  ...{ task, format: 'whole', model: 'm', prompt: 'p', trial: 0, profile: 'strict', stage, line: 1 },
  ...(stage === 'parsed' || stage === 'infra' ? {} : { score: { ...score, irrelevant, done, precision: 1, recall: done / 4 } }),
  ...rest,
});

const pair = (before: Result, after: Result): Pair => ({
  ...before,
  repo: before.task.slice(0, 1),
  baseline: measure(before, undefined),
  candidate: measure(after, undefined),
});

const compare = (pairs: readonly (readonly [Result, Result])[]) => {
  const comparison = new Comparison();
  for (const [before, after] of pairs) comparison.add(pair(before, after));
  return { comparison, rows: new Map(comparison.compare().map((row) => [row.metric, row])) };
};

describe('a comparison', () => {
  it('counts flips both ways, and says which is better', () => {
    const { rows, comparison } = compare([
      [sample('a/1', 'clean'), sample('a/1', 'correct', 1)],
      [sample('b/1', 'parsed'), sample('b/1', 'clean')],
      [sample('c/1', 'clean'), sample('c/1', 'valid')],
      [sample('d/1', 'clean'), sample('d/1', 'clean')],
    ]);
    expect(rows.get('cleanSolve')).toMatchObject({ pairs: 4, baseline: 0.75, candidate: 0.5, better: 1, worse: 2 });
    expect(rows.get('irrelevantEdit')).toMatchObject({ pairs: 3, better: 0, worse: 1 });
    expect(comparison.flips.worse.map(({ task, candidate }) => [task, candidate.stage])).toEqual([
      ['a/1', 'correct'],
      ['c/1', 'valid'],
    ]);
    expect(comparison.flips.better.map(({ task }) => task)).toEqual(['b/1']);
  });

  it('weighs tasks alike, whatever their number of pairs', () => {
    const { rows } = compare([
      [sample('a/1', 'clean'), sample('a/1', 'valid')],
      [sample('a/1', 'clean'), sample('a/1', 'valid')],
      [sample('a/1', 'clean'), sample('a/1', 'valid')],
      [sample('b/1', 'clean'), sample('b/1', 'clean')],
    ]);
    expect(rows.get('cleanSolve')).toMatchObject({ baseline: 1, candidate: 0.5, difference: { value: -0.5, n: 2 } });
  });

  it('gives an interval that holds with few repos, and with few flips', () => {
    const { rows } = compare(['a', 'b', 'c', 'd', 'e'].map((repo, at) => [sample(`${repo}/1`, 'clean'), sample(`${repo}/1`, at === 0 ? 'valid' : 'clean')]));
    const difference = rows.get('cleanSolve')?.difference;
    expect(difference).toMatchObject({ value: -0.2, n: 5, clusters: 5, clusteredBy: 'repo' });
    // With two made-up tasks: a mean of -1 / 7, an error of sqrt(20 / 7) / 7, 1.959964 of them, and one flip in seven.
    expect(difference?.low).toBeCloseTo(-(2 + 1.959964 * Math.sqrt(20 / 7)) / 7, 6);
    expect(difference?.high).toBeCloseTo((1.959964 * Math.sqrt(20 / 7)) / 7, 6);
  });

  it('does not take five tasks in which nothing differs as proof that nothing does', () => {
    const { rows } = compare(['a', 'b', 'c', 'd', 'e'].map((repo) => [sample(`${repo}/1`, 'clean'), sample(`${repo}/1`, 'clean')]));
    // Two made-up tasks beside five: an error of sqrt(2 / 7 / 7), 1.959964 of them, and one flip in seven.
    expect(rows.get('parsed')?.difference?.low).toBeCloseTo(-(1.959964 * Math.sqrt(2) + 1) / 7, 6);
    expect(rows.get('parsed')?.difference?.value).toBe(0);
  });

  it('gives the interval that a gate gives with alpha 0.025 at each end, whatever is better', () => {
    const pairs = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((repo, at) =>
      Array.from({ length: 4 }, (_, task) =>
        pair(sample(`${repo}/${task}`, 'clean'), task < at / 2 ? sample(`${repo}/${task}`, 'correct', 1) : sample(`${repo}/${task}`, 'clean')),
      ),
    );
    const policy = gatePolicySchema.parse({ alpha: 0.025, rules: ['cleanSolve', 'irrelevantEdit'].map((metric) => ({ metric, margin: 0.05 })) });
    const tally = new GateTally(policy);
    const comparison = new Comparison();
    for (const one of pairs) {
      tally.add(one);
      comparison.add(one);
    }
    const { rules } = judgeGate(policy, tally, true);
    expect(rules.map(({ difference }) => difference?.value)).toEqual([-9 / 24, 9 / 24].map((value) => expect.closeTo(value, 12)));
    for (const { rule, difference } of rules) {
      const row = comparison.compare().find(({ metric }) => metric === rule.metric);
      for (const end of ['low', 'high'] as const) expect(row?.difference?.[end]).toBeCloseTo(difference?.[end] ?? Number.NaN, 12);
    }
  });

  it('gives no interval for one task', () => {
    const { rows } = compare([[sample('a/1', 'clean'), sample('a/1', 'valid')]]);
    expect(rows.get('cleanSolve')?.difference).toEqual({ value: -1, low: null, high: null, n: 1, clusters: 1, clusteredBy: 'task' });
  });

  it('leaves out a pair of which one half is outside of the denominator', () => {
    const { rows } = compare([
      [sample('a/1', 'infra'), sample('a/1', 'clean')],
      [sample('b/1', 'clean'), sample('b/1', 'clean', 0, 4, { inexpressible: ['delete'] })],
      [sample('c/1', 'clean'), sample('c/1', 'parsed')],
    ]);
    expect(rows.get('cleanSolve')).toMatchObject({ pairs: 1, better: 0, worse: 1 });
    expect(rows.get('irrelevantEdit')).toMatchObject({ pairs: 0, baseline: null, candidate: null, difference: null });
  });

  it('does not test means, and adjusts what it tests', () => {
    const { rows } = compare(Array.from({ length: 9 }, (_, at) => [sample(`a/${at}`, 'clean'), sample(`a/${at}`, 'valid', 0, 2)]));
    expect(rows.get('recall')).toMatchObject({ baseline: 1, candidate: 0.5, better: null, worse: null, p: null });
    expect(rows.get('cleanSolve')?.p).toBeCloseTo((2 / 512) * 8);
    expect(rows.get('parsed')?.p).toBe(1);
  });

  it('counts what tests decided', () => {
    const [before, after] = [sample('a/1', 'valid'), sample('a/1', 'valid')];
    const passed = measure(after, { line: 1, outcome: 'passed', proves: true, runs: 1 });
    const comparison = new Comparison();
    comparison.add({ ...pair(before, after), candidate: passed });
    expect(comparison.compare().find(({ metric }) => metric === 'correct')).toMatchObject({ better: 1, worse: 0 });
  });
});
