import { describe, expect, it } from 'vitest';
import { explainRule, tabulateRules } from '../../src/report/gate-sentences.ts';
import { defaultPolicy, gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { judge, type RepoOutcome, ten } from './gate-pairs.ts';

describe('the default policy', () => {
  it('passes what does not differ', () => {
    const { verdict, rules } = judge(ten({ tasks: 17 }));
    expect(verdict).toBe('pass');
    expect(rules.map(({ rule, reason, needed }) => [rule.metric, reason, needed])).toEqual([
      ['cleanSolve', 'not_worse', null],
      ['irrelevantEdit', 'not_worse', null],
    ]);
  });

  it('fails what lost a third', () => {
    const { verdict, rules, tally } = judge(ten({ tasks: 18, worse: 6 }));
    expect(verdict).toBe('fail');
    expect(rules[0]).toMatchObject({ verdict: 'fail', reason: 'worse', worse: 60, better: 0, pairs: 180, tasks: 180 });
    expect(rules[0]?.difference?.value).toBeCloseTo(-1 / 3);
    expect(rules[0]?.difference?.high).toBeLessThan(-0.05);
    expect(rules[1]?.verdict).toBe('pass');
    expect([tally.worse('cleanSolve').lines.length, tally.worse('irrelevantEdit').lines.length]).toEqual([60, 0]);
  });

  it('fails what touches more than was asked for, and shows the difference as it is', () => {
    const { verdict, rules, tally } = judge(ten({ tasks: 18, irrelevant: 4 }));
    expect(verdict).toBe('fail');
    expect([tally.worse('cleanSolve').lines.length, tally.worse('irrelevantEdit').lines.length]).toEqual([0, 40]);
    expect(rules[1]).toMatchObject({ verdict: 'fail', baseline: 0, worse: 40 });
    expect(rules[1]?.difference?.value).toBeCloseTo(4 / 18);
    expect(rules[1]?.difference?.low).toBeGreaterThan(0.03);
    expect(rules[1]?.difference?.low).toBeLessThan(4 / 18);
  });

  it('leaves open what could be either, and says how much would settle it', () => {
    const { verdict, rules } = judge([...ten({ tasks: 4 }).slice(1), { tasks: 4, worse: 1, better: 1 }]);
    expect(verdict).toBe('inconclusive');
    expect(rules[0]?.reason).toBe('open');
    // The smoothed error is sqrt(4) / 42 = 0.047619, a step 1 / 42: ((1.644854 + 0.841621) * 0.047619 + 0.023810) / 0.05 is 2.84426, squared 8.0898 times as
    // many.
    expect(rules[0]?.needed?.tasks).toBe(324);
  });

  it.each([
    ['pass', [...ten({ tasks: 4 }).slice(1), { tasks: 4, worse: 1, better: 1 }]],
    ['fail', [...ten({ tasks: 6 }).slice(2), { tasks: 6, worse: 3 }, { tasks: 6, worse: 2 }]],
    ['pass', ten({ tasks: 9, worse: 1, better: 1 })],
  ] as const)('is settled as a %s by as many pairs as it says', (settled, repos) => {
    const [open] = judge(repos).rules;
    const times = Math.ceil((open?.needed?.pairs ?? 0) / (open?.pairs ?? 1));
    expect(open?.verdict).toBe('inconclusive');
    expect(times).toBeGreaterThan(1);
    expect(judge(Array.from({ length: times }, () => repos).flat()).rules[0]?.verdict).toBe(settled);
  });

  it('says so where no number of answers in these repos would settle it, but more repos', () => {
    const repos = [...ten({ tasks: 6 }).slice(2), { tasks: 6, worse: 3 }, { tasks: 6, worse: 2 }];
    const [open] = judge(repos).rules;
    const [larger] = judge(repos.map(({ tasks, worse = 0 }) => ({ tasks: tasks * 20, worse: worse * 20 }))).rules;
    expect([open?.verdict, larger?.verdict]).toEqual(['inconclusive', 'inconclusive']);
    expect(open?.needed?.repos).toBeGreaterThan(10);
    expect(larger?.needed?.repos).toBeGreaterThan(10);
    expect(larger === undefined ? '' : explainRule(larger)).toMatch(
      /; by what these 10 repos show, no number of answers in them would settle it: it takes about \d+ repos, with [\d,]+ tasks/,
    );
    expect(judge([...ten({ tasks: 4 }).slice(1), { tasks: 4, worse: 1, better: 1 }]).rules[0]?.needed?.repos).toBe(10);
  });

  it('says nothing of too few', () => {
    expect(judge([{ tasks: 19 }]).rules[0]).toMatchObject({ reason: 'few_pairs', needed: { repos: 1, pairs: 20, tasks: 19 }, difference: null });
    expect(judge([{ tasks: 1 }], { rules: [{ metric: 'cleanSolve', margin: 0.5, minPairs: 2 }] }).verdict).toBe('inconclusive');
  });
});

describe('a policy', () => {
  it('never passes runs that cannot be compared', () => {
    const { verdict, rules } = judge(ten({ tasks: 17 }), {}, { comparable: false });
    expect([verdict, ...rules.map((rule) => rule.verdict)]).toEqual(['inconclusive', 'pass', 'pass']);
  });

  it.each(['pass', 'fail'] as const)('may take inconclusive for %s', (whenInconclusive) => {
    const { verdict, rules } = judge([{ tasks: 19 }], { rules: [{ metric: 'cleanSolve', margin: 0.05, whenInconclusive }] });
    expect([verdict, rules[0]?.verdict, rules[0]?.counts]).toEqual([whenInconclusive, 'inconclusive', whenInconclusive]);
  });

  it('may look at each format by itself', () => {
    const { verdict, rules } = judge([...ten({ tasks: 18, format: 'udiff' }), ...ten({ tasks: 18, worse: 9, format: 'whole' })], {
      rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'format' }],
    });
    expect(verdict).toBe('fail');
    expect(rules.map(({ group, verdict: one }) => [group, one])).toEqual([
      ['udiff', 'pass'],
      ['whole', 'fail'],
    ]);
  });

  it('may look at each kind of task by itself', () => {
    const { rules } = judge(
      ten({ tasks: 18 }),
      { rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'kind' }] },
      {
        describe: (task) => ({ kind: task.endsWith('1') ? 'bugfix' : 'feature' }),
      },
    );
    expect(rules.map(({ group, pairs }) => [group, pairs])).toEqual([
      ['bugfix', 20],
      ['feature', 160],
    ]);
  });

  it('asks for more of each of many groups before one fails', () => {
    const few: RepoOutcome[] = [...ten({ tasks: 20, worse: 2 }).slice(2), { tasks: 20, worse: 5 }, { tasks: 20, worse: 4 }];
    const alone = judge(few, { rules: [{ metric: 'cleanSolve', margin: 0.075 }] }).rules[0];
    const among = judge(few, { rules: [{ metric: 'cleanSolve', margin: 0.075 }, ...new Array(9).fill({ metric: 'parsed', margin: 0.05 })] }).rules[0];
    expect(alone?.verdict).toBe('fail');
    expect(among?.verdict).toBe('inconclusive');
    expect(among?.pWorse).toBeCloseTo(10 * (alone?.pWorse ?? 1), 12);
    expect(among?.pNotWorse).toBe(alone?.pNotWorse);
    expect(among === undefined ? '' : explainRule(among)).toMatch(
      /: by itself surely worse by more than the 7\.5 points that are allowed, but not so for 10 rules and groups together \(p 0\.\d{3}\); /,
    );
    expect(among === undefined ? '' : tabulateRules([among])[1]?.at(-1)).toBe(among?.pWorse?.toFixed(3));
  });

  it.each([
    ['pass', 0],
    ['fail', 2],
  ])('may make one rule surer than the gate to %s, and none less sure', (verdict, worse) => {
    const verdictAt = (alpha: number) => judge(ten({ tasks: 17, worse }), { rules: [{ metric: 'cleanSolve', margin: 0.02, alpha }] }).rules[0]?.verdict;
    expect(verdictAt(0.05)).toBe(verdict);
    expect(verdictAt(0.0001)).toBe('inconclusive');
    expect(verdictAt(0.49)).toBe(verdict);
  });

  it.each([
    [{ rules: [] }, 'rules'],
    [{ rules: [{ metric: 'cleanSolve', margin: 5 }] }, 'margin'],
    [{ rules: [{ metric: 'clean', margin: 0.05 }] }, 'metric'],
    [{ alpha: 0.5 }, 'alpha'],
    [{ rule: [] }, 'rule'],
  ])('refuses %j', (policy, field) => {
    expect(gatePolicySchema.safeParse(policy).error?.message).toContain(field);
  });

  it('has a default in every field', () => {
    expect(gatePolicySchema.parse({})).toEqual(defaultPolicy);
    expect(defaultPolicy).toMatchObject({ alpha: 0.05, maxInfra: 0.05, maxUnpaired: 0.05, maxSame: 0.9, accept: [] });
  });
});
