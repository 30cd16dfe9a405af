import { describe, expect, it } from 'vitest';
import { explainGate, explainRule } from '../../src/report/gate-sentences.ts';
import type { Pair } from '../../src/stats/comparison.ts';
import { judgeGate } from '../../src/stats/gate.ts';
import { GateLosses, missingHalf } from '../../src/stats/gate-losses.ts';
import { type GatePolicyInput, gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { GateTally } from '../../src/stats/gate-tally.ts';
import { measured, pairsOf, ten } from './gate-pairs.ts';

const trials = 8;

/** Ten repos of 18 tasks in eight trials, seven of ten solved by the baseline; of these the candidate fails every `loses`th. */
const answers = (loses: number): Pair[] => {
  let solved = 0;
  return pairsOf(ten({ tasks: 18 })).flatMap((pair, task) =>
    Array.from({ length: trials }, (_, trial) => {
      const before = Number(task % 10 < 7);
      solved += before;
      return { ...pair, trial, baseline: measured(before, 0), candidate: measured(Number(before === 1 && solved % loses !== 0), 0) };
    }),
  );
};

const isWorse = ({ baseline, candidate }: Pair): boolean => baseline.stage === 'clean' && candidate.stage !== 'clean';
const noAnswer = { ...missingHalf, line: 1 };

/** Judges pairs of which some lack one half: half of these are not there at all, the others have no answer. */
const judge = (pairs: readonly Pair[], lacks: (pair: Pair, at: number) => 'baseline' | 'candidate' | undefined, policy: GatePolicyInput = {}) => {
  const known = gatePolicySchema.parse(policy);
  const tally = new GateTally(known);
  for (const [at, pair] of pairs.entries()) {
    const side = lacks(pair, at);
    if (side === undefined) tally.add(pair);
    else if (at % 2 === 0) tally.addLone({ ...pair, [side]: missingHalf });
    else tally.add({ ...pair, [side]: noAnswer });
  }
  return judgeGate(known, tally, true);
};

describe('a candidate without the answers that it failed', () => {
  const isHidden = (pair: Pair, at: number) => (isWorse(pair) && at % 16 !== 0 ? 'candidate' : undefined);

  it('is inconclusive, though what is left would pass, and the gate says why', () => {
    const worse = answers(7);
    expect(judge(worse, () => undefined).verdict).toBe('fail');
    const left = worse.filter((pair, at) => isHidden(pair, at) === undefined);
    expect(judge(left, () => undefined).verdict).toBe('pass');
    const { verdict, rules } = judge(worse, isHidden);
    expect(verdict).toBe('inconclusive');
    expect(rules[0]).toMatchObject({ verdict: 'inconclusive', reason: 'lost', lost: worse.length - left.length, spared: 0, needed: null });
    expect(rules[0] === undefined ? '' : explainRule(rules[0])).toMatch(
      /points\): by these surely not worse by more than the 5\.0 points that are allowed, but 1\d\d answers of the baseline's have no judged counterpart: were they failures, the difference could be -1\d\.\d points$/,
    );
    expect(explainGate({ verdict, rules, obstacles: [] })).toContain(
      'not settled for answers that only the candidate lacks, which may be failures: clean-solve',
    );
  });

  it('is charged with just what these would change, were they failures', () => {
    const worse = answers(7);
    const [hidden, shown] = [judge(worse, isHidden).rules[0], judge(worse, () => undefined).rules[0]];
    expect((hidden?.difference?.low ?? 0) - (hidden?.charge ?? 0)).toBeCloseTo(shown?.difference?.low ?? 0, 10);
    expect(hidden?.difference?.value).toBeGreaterThan(shown?.difference?.value ?? 0);
  });

  it('is charged for needless edits, too', () => {
    const { rules } = judge(answers(1e9), (_, at) => (at % 20 < 2 ? 'candidate' : undefined));
    expect(rules[1]).toMatchObject({ reason: 'lost', lost: 144, spared: 0 });
    expect(rules[1] === undefined ? '' : explainRule(rules[1])).toMatch(
      /144 answers .*: were they as bad as can be, the difference could be \+1\d\.\d points$/,
    );
  });

  it('is not worse for what it lost', () => {
    const { verdict, rules } = judge(answers(1e9), (_, at) => (at % 5 < 2 ? 'candidate' : undefined));
    expect(verdict).toBe('inconclusive');
    expect(rules[0]?.pWorse).toBe(1);
  });

  it('does not lose a group with all of its answers', () => {
    const pairs = [...answers(1e9), ...answers(1e9).map((pair) => ({ ...pair, format: 'udiff' }))];
    const rules = [{ metric: 'cleanSolve', margin: 0.05, per: 'format', whenFew: 'pass' } as const];
    const judged = judge(pairs, ({ format }) => (format === 'udiff' ? 'candidate' : undefined), { rules });
    expect(judged.verdict).toBe('inconclusive');
    expect(judged.rules.map(({ group, pairs: left, lost, charge }) => [group, left, lost, charge])).toEqual([
      ['udiff', 0, 1440, null],
      ['whole', 1440, 0, 0],
    ]);
    expect(judged.rules.map(explainRule)[0]).toContain("1440 answers of the baseline's have no judged counterpart; it takes 2 tasks");
  });
});

describe('a group that is too small only for what the candidate lacks', () => {
  it('does not count as a pass, whatever the policy says', () => {
    const rules = [{ metric: 'cleanSolve', margin: 0.05, minPairs: 1400, whenFew: 'pass' } as const];
    const [thinned] = judge(answers(1e9), (_, at) => (at % 20 === 0 ? 'candidate' : undefined), { rules }).rules;
    expect([thinned?.pairs, thinned?.reason, thinned?.counts]).toEqual([1368, 'few_pairs', 'inconclusive']);
    expect(thinned === undefined ? '' : explainRule(thinned)).toMatch(/; with 72 answers that only the candidate lacks, .* this does not count as pass, /);
    const [small] = judge(answers(1e9).slice(0, 1368), () => undefined, { rules }).rules;
    expect(small?.counts).toBe('pass');
  });
});

describe('losses', () => {
  it('of the baseline excuse none of the candidate: its failures may be hidden among as many', () => {
    const worse = answers(7);
    let hidden = 0;
    const isHidden = (pair: Pair, at: number) => isWorse(pair) && at % 16 !== 0;
    for (const [at, pair] of worse.entries()) hidden += Number(isHidden(pair, at));
    let holes = 0;
    const { verdict, rules } = judge(worse, (pair, at) => {
      if (isHidden(pair, at)) return 'candidate';
      return at % 5 === 0 && holes++ < hidden ? 'baseline' : undefined;
    });
    expect(rules[0]).toMatchObject({ verdict: 'inconclusive', reason: 'lost', lost: hidden, spared: hidden });
    expect(verdict).toBe('inconclusive');
  });

  it('are charged alike, whatever the baseline lost', () => {
    const lose = (spared: number) =>
      judge(answers(1e9), (_, at) => (at % 40 < 2 ? 'candidate' : at % 40 >= 40 - spared ? 'baseline' : undefined)).rules[0]?.charge ?? 0;
    expect(lose(0)).toBeGreaterThan(0.03);
    for (const spared of [1, 2, 4]) expect(lose(spared)).toBeGreaterThanOrEqual(lose(0));
  });

  it('of the baseline alone cost nothing', () => {
    const { verdict, rules } = judge(answers(1e9), (_, at) => (at % 40 < 4 ? 'baseline' : undefined));
    expect(verdict).toBe('pass');
    expect(rules.map(({ lost, spared, charge }) => [lost, spared, charge])).toEqual([
      [0, 144, 0],
      [0, 144, 0],
    ]);
  });

  it('make a group of the rule only where the baseline has something in it', () => {
    const policy = gatePolicySchema.parse({ rules: [{ metric: 'cleanSolve', margin: 0.05, per: 'format' }] });
    const tally = new GateTally(policy);
    for (const [at, pair] of pairsOf(ten({ tasks: 9 })).entries()) {
      if (at % 3 === 0) tally.addLone({ ...pair, format: 'udiff', candidate: missingHalf });
      else if (at % 3 === 1) tally.addLone({ ...pair, format: 'lazy', baseline: missingHalf });
      else tally.add(pair);
    }
    expect(judgeGate(policy, tally, true).rules.map(({ group, pairs, lost }) => [group, pairs, lost])).toEqual([
      ['udiff', 0, 30],
      ['whole', 30, 0],
    ]);
  });

  it('are none of answers in a format that cannot say the edit', () => {
    const losses = new GateLosses();
    for (const pair of answers(1e9)) losses.add({ ...pair, candidate: { ...noAnswer, outside: 'inexpressible' } });
    expect([losses.any, losses.count('cleanSolve')]).toEqual([false, { lost: 0, spared: 0 }]);
  });

  it('are none of answers that are outside for another reason', () => {
    const outside = { ...noAnswer, outside: 'inexpressible' } as const;
    const policy = gatePolicySchema.parse({});
    const tally = new GateTally(policy);
    const notApplied = { ...measured(0, 0), values: measured(0, 0).values.map((value, at) => (at === 5 ? undefined : value)) };
    for (const [at, pair] of answers(1e9).entries()) tally.add({ ...pair, candidate: at % 9 === 0 ? outside : at % 9 === 1 ? notApplied : pair.candidate });
    expect(judgeGate(policy, tally, true).rules.map(({ lost, charge }) => [lost, charge])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('what would settle a rule that is open', () => {
  const policy: GatePolicyInput = { rules: [{ metric: 'cleanSolve', margin: 0.05 }] };
  /** Four tasks of each repo, solved alike by both. */
  const few = answers(1e9).filter(({ task }) => /t[0-3]$/.test(task));
  const openRule = (pairs: readonly Pair[], lost: number) => {
    const [rule] = judge(pairs, (_, at) => (at % 100 < lost ? 'candidate' : undefined), policy).rules;
    if (rule === undefined) throw new Error('the policy has one rule');
    expect(rule.reason).toBe('open');
    return rule;
  };

  it('is more where answers are lost, as a pass has to hold with the charge', () => {
    const [whole, thinned] = [openRule(few, 0), openRule(few, 1)];
    expect(thinned.charge).toBeGreaterThan(0.005);
    expect(thinned.needed?.pairs).toBeGreaterThan(1.4 * (whole.needed?.pairs ?? 0));
    expect(thinned.needed?.pairs).toBeLessThan(1e6);
  });

  it('is no number only where the difference is beyond the margin with what is lost', () => {
    expect(openRule(few, 5).needed?.pairs).toBeLessThan(1e6);
    const rule = openRule(few, 8);
    expect(rule.needed).toEqual({ repos: Infinity, tasks: Infinity, pairs: Infinity, trials: null });
    expect(explainRule(rule)).toContain(`with so large a share lost, no number of samples would settle it: ask for the ${rule.lost} answers again`);
  });

  it.each([1, 4])('is enough: with so many tasks and as large a share lost, in percent %s, it is settled', (lost) => {
    const { needed, tasks } = openRule(few, lost);
    const copies = Array.from({ length: Math.ceil((needed?.tasks ?? 0) / tasks) }, (_, at) => few.map((pair) => ({ ...pair, task: `${pair.task}-${at}` })));
    expect(judge(copies.flat(), (_, at) => (at % 100 < lost ? 'candidate' : undefined), policy).rules[0]?.verdict).toBe('pass');
  });

  it('is said of the difference where that looks like the margin, or worse, whatever is lost', () => {
    const [rule] = judge(few, () => undefined, policy).rules;
    const endless = { trials: null, repos: Infinity, tasks: Infinity, pairs: Infinity };
    const say = (value: number) =>
      rule?.difference && explainRule({ ...rule, lost: 9, charge: 0.02, needed: endless, difference: { ...rule.difference, value } });
    expect(say(-0.051)).toContain('looks so much like the margin that no number of samples would settle it');
    expect(say(-0.04)).toContain('with so large a share lost, no number of samples would settle it');
  });

  it('is the same where the candidate is worse: a failure goes without the charge', () => {
    const bad = answers(11).filter(({ trial }) => trial < 1);
    const rule = openRule(bad, 0);
    expect(rule.difference?.value).toBeLessThan(-0.05);
    const lossy = judge(bad.concat(bad.slice(0, 9).map((pair) => ({ ...pair, trial: 1 }))), (pair) => (pair.trial === 1 ? 'candidate' : undefined), policy)
      .rules[0];
    expect(lossy?.charge).toBeGreaterThan(0);
    expect(lossy?.needed).toEqual(rule.needed);
  });
});
