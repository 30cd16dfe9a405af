import { describe, expect, it } from 'vitest';
import { explainGate, explainRule } from '../../src/report/gate-sentences.ts';
import { judgeGate } from '../../src/stats/gate.ts';
import { defaultPolicy, gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { GateTally, type TaskKind } from '../../src/stats/gate-tally.ts';
import { estimatePairedDifference, testAbove } from '../../src/stats/paired-difference.ts';
import { judge, measured, names, pairsOf, ten } from './gate-pairs.ts';

describe('groups that are too small', () => {
  const kindOf = (task: string): TaskKind => ({ kind: task === 'r0/t0' ? 'docs' : 'feature' });
  const byKind = (rule: object = {}) =>
    judge(ten({ tasks: 18 }), { rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'kind', minPairs: 2, ...rule }] }, { describe: kindOf });

  it('keep a gate from passing, and are named with what it takes', () => {
    const { verdict, rules } = byKind();
    expect([verdict, rules[0]?.reason, rules[0]?.needed?.trials]).toEqual(['inconclusive', 'few_pairs', null]);
    expect(explainGate({ verdict, rules, obstacles: [] })).toMatch(
      /^too little to be judged, .*\(whenFew of .*\): clean-solve \(kind docs\), 1 pair of 1 task$/,
    );
  });

  it('are named up to the third, in whole words', () => {
    const { verdict, rules } = judge(new Array(150).fill({ tasks: 1 }), { rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'repo' }] });
    const reason = explainGate({ verdict, rules, obstacles: [] });
    expect(reason).toMatch(/: clean-solve \(repo r0\), 1 pair of 1 task; .*; clean-solve \(repo r10\), 1 pair of 1 task and 147 more$/);
    expect(reason.length).toBeLessThan(400);
    expect(reason).not.toContain('`');
    expect(rules.map(explainRule).filter((text) => !text.startsWith('has 1 pair in its denominator, '))).toEqual([]);
  });

  it.each(['whenFew', 'whenInconclusive'])('never count as a pass without any pair, though %s says so', (field) => {
    const policy = gatePolicySchema.parse({ rules: [{ metric: 'cleanSolve', margin: 0.05, [field]: 'pass' }] });
    expect(judgeGate(policy, new GateTally(policy), true)).toMatchObject({ verdict: 'inconclusive', rules: [{ pairs: 0, counts: 'inconclusive' }] });
    const tally = new GateTally(policy);
    const outside = { ...measured(1, 0), values: names.map(() => undefined), outside: 'noAnswer' } as const;
    for (const pair of pairsOf(ten({ tasks: 3 }))) tally.add({ ...pair, candidate: outside });
    expect(judgeGate(policy, tally, true)).toMatchObject({ verdict: 'inconclusive', rules: [{ pairs: 0, counts: 'inconclusive' }] });
    expect(judgeGate(policy, tally, true).rules.map(explainRule)).toEqual([
      expect.stringMatching(/^has 0 pairs in .*; without any pair this does not count as pass/),
    ]);
  });

  it.each([
    ['pass', { whenFew: 'pass' }],
    ['fail', { whenFew: 'fail', whenInconclusive: 'pass' }],
    ['inconclusive', { whenFew: 'inconclusive', whenInconclusive: 'pass' }],
    ['pass', { whenInconclusive: 'pass' }],
  ] as const)('count as %s by %j', (verdict, rule) => expect(byKind(rule).verdict).toBe(verdict));

  it('are those with fewer tasks than the policy asks for, and are no test', () => {
    const { rules } = judge([...ten({ tasks: 18 }).slice(1), { tasks: 18, format: 'udiff' }], {
      rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'format', minPairs: 2, minTasks: 19 }],
    });
    expect(rules.map(({ group, reason, tests }) => [group, reason, tests])).toEqual([
      ['udiff', 'few_tasks', 1],
      ['whole', 'not_worse', 1],
    ]);
    expect(rules[0] === undefined ? '' : explainRule(rules[0])).toBe(
      'has pairs of 18 tasks only, fewer than the 19 that the policy asks for: it takes 19 tasks, which no number of trials makes; were both runs alike, a pass would take at least 45 tasks',
    );
  });

  it('say rightly how many tasks a pass takes at the least', () => {
    const passes = (tasks: number) => judge(new Array(tasks).fill({ tasks: 1 }), { rules: [{ metric: 'cleanSolve', margin: 0.1 }] }).rules[0];
    const fewest = passes(30)?.fewestTasks ?? 0;
    expect(fewest).toBe(22);
    expect(testAbove(alike(fewest), -0.1)).toBeLessThan(0.05);
    expect(testAbove(alike(fewest - 1), -0.1)).toBeGreaterThan(0.05);
  });

  it('are none of pairs whose format cannot say the edit; without any other pair the rule is open', () => {
    const policy = gatePolicySchema.parse({ rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'format' }] });
    const tally = new GateTally(policy);
    const outside = { ...measured(1, 0), values: names.map(() => undefined), outside: 'inexpressible' } as const;
    for (const pair of pairsOf([{ tasks: 3, format: 'udiff' }])) tally.add({ ...pair, baseline: outside, candidate: outside });
    expect(judgeGate(policy, tally, true)).toMatchObject({ verdict: 'inconclusive', rules: [{ group: '', pairs: 0, reason: 'few_pairs' }] });
    for (const pair of pairsOf(ten({ tasks: 18 }))) tally.add(pair);
    expect(judgeGate(policy, tally, true)).toMatchObject({ verdict: 'pass', rules: [{ group: 'whole', pairs: 180 }] });
  });
});

/** Tasks of one repo each that do not differ, with so many answers that one more flip moves nothing. */
const alike = (tasks: number) => {
  const estimate = estimatePairedDifference(Array.from({ length: tasks }, (_, task) => ({ repo: `r${task}`, pairs: 1e9, difference: 0 })));
  if (estimate === undefined) throw new Error('too few tasks');
  return estimate;
};

describe('trials', () => {
  /**
   * Of each task so many pairs. In some tasks as many end otherwise as chance would make it, in `all` pairs or as the root of their number: better in every
   * second task, worse in the others.
   */
  const rule = (trials: number, all = false) => {
    const tally = new GateTally(defaultPolicy);
    for (const trial of Array.from({ length: trials }, (_, at) => at))
      for (const [at, pair] of pairsOf(ten({ tasks: 18 })).entries()) {
        const flips = all ? at % 12 < 4 : trial < Math.sqrt(trials / 2) && at % 6 < 4;
        tally.add({ ...pair, trial, baseline: measured(Number(!flips || at % 2 === 0), 0), candidate: measured(Number(!flips || at % 2 === 1), 0) });
      }
    return judgeGate(defaultPolicy, tally, true).rules[0];
  };

  it('are said where more of them would settle it', () => {
    const open = rule(2);
    expect([open?.verdict, open?.trials]).toEqual(['inconclusive', 2]);
    expect(open?.needed?.trials).toBeGreaterThan(2);
    expect(open === undefined ? '' : explainRule(open)).toMatch(/; about \d+ trials of these 180 tasks \(now 2\) would settle it, or about [\d,]+ tasks/);
    expect(rule(open?.needed?.trials ?? 0)?.verdict).toBe('pass');
  });

  it('are no help where tasks differ, not answers', () => {
    const open = rule(3, true);
    expect([open?.verdict, open?.needed?.trials]).toEqual(['inconclusive', null]);
    expect(open === undefined ? '' : explainRule(open)).toMatch(/; no number of trials of these 180 tasks would settle it: it takes about [\d,]+ tasks/);
  });

  it('are not promised where each task has one answer', () => {
    const open = rule(1);
    expect(open?.needed).not.toHaveProperty('trials');
    expect(open === undefined ? '' : explainRule(open)).toMatch(
      / would settle it; whether more trials of these 180 would cannot be told, as most have one trial only$/,
    );
  });

  /** 100 tasks in four formats, each of which flips in one of them, and in each trial alike. */
  const flipByFormat = (trials: number) => {
    const policy = gatePolicySchema.parse({ rules: [{ metric: 'cleanSolve', margin: 0.04 }] });
    const tally = new GateTally(policy);
    for (const trial of Array.from({ length: trials }, (_, at) => at))
      for (const [at, pair] of pairsOf(ten({ tasks: 10 })).entries())
        for (const [place, format] of ['whole', 'udiff', 'search-replace', 'anthropic'].entries()) {
          const flips = (at + place) % 4 === 0;
          tally.add({ ...pair, format, trial, baseline: measured(Number(!flips || at % 2 === 0), 0), candidate: measured(Number(!flips || at % 2 === 1), 0) });
        }
    return judgeGate(policy, tally, true).rules[0];
  };

  it('are not what formats are: these differ in each trial alike', () => {
    expect(flipByFormat(1)).toMatchObject({ verdict: 'inconclusive', trials: 1 });
    expect(flipByFormat(1)?.needed).not.toHaveProperty('trials');
    expect([flipByFormat(10)?.verdict, flipByFormat(10)?.trials, flipByFormat(10)?.needed?.trials]).toEqual(['inconclusive', 10, null]);
  });

  it('are counted by task and configuration', () => {
    const policy = gatePolicySchema.parse({ rules: [{ metric: 'cleanSolve', margin: 0.05, minPairs: 200 }] });
    const tally = new GateTally(policy);
    for (const pair of pairsOf([{ tasks: 19 }])) for (let trial = 0; trial < (pair.task === 'r0/t0' ? 100 : 1); trial += 1) tally.add({ ...pair, trial });
    const few = judgeGate(policy, tally, true).rules[0];
    expect([few?.trials, few?.needed?.trials]).toEqual([118 / 19, 11]);
    expect(few === undefined ? '' : explainRule(few)).toContain(': 11 trials of each task (now 6.2 on average) would make as many');
  });

  it('are not promised by what few tasks show', () => {
    const tally = new GateTally(defaultPolicy);
    for (const [at, pair] of pairsOf(ten({ tasks: 18 })).entries())
      for (let trial = 0; trial < (at < 80 ? 2 : 1); trial += 1)
        tally.add({ ...pair, trial, candidate: measured(Number(at % 12 !== trial), 0), baseline: measured(Number(at % 12 !== 5), 0) });
    expect(judgeGate(defaultPolicy, tally, true).rules[0]).toMatchObject({ verdict: 'inconclusive', needed: { tasks: expect.any(Number) } });
    expect(judgeGate(defaultPolicy, tally, true).rules[0]?.needed).not.toHaveProperty('trials');
  });
});
