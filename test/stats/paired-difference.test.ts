import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundDifference, estimatePairedDifference, growthToTell, type TaskDifference, testAbove, testBelow } from '../../src/stats/paired-difference.ts';

const estimate = (tasks: readonly TaskDifference[]) => {
  const difference = estimatePairedDifference(tasks);
  if (difference === undefined) throw new Error('expected at least two tasks');
  return difference;
};

/** Tasks by repo. */
const repos = (...groups: readonly (readonly number[])[]): TaskDifference[] =>
  groups.flatMap((group, at) => group.map((difference) => ({ repo: `repo${at}`, pairs: 1, difference })));

const repeat = (difference: number, times: number): number[] => new Array<number>(times).fill(difference);

describe('the error between clusters', () => {
  // Student's sleep data (Biometrika 6 (1908), 1-25) in tenths; R's t.test(extra ~ group, paired): t = 4.0621, df = 9, p = 0.002833 (two-sided).
  it('is that of a t test where each cluster is one task', () => {
    const hours = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const { robust, value } = estimate(repos(...hours.map((hour) => [hour / 10])));
    expect(value).toBeCloseTo(0.158, 12);
    expect(value / robust.error).toBeCloseTo(4.0621, 4);
    expect(robust.freedom).toBe(9);
  });

  // The formula of Bell and McCaffrey with matrices, computed with numpy: 1 / (X'X) * sum of Xg' (I - Hgg)^-1 eg eg' (I - Hgg)^-1 Xg * 1 / (X'X) * (G - 1) / G.
  it('is CV3 where clusters differ in size', () => {
    const { robust, value } = estimate(repos([0.2, -0.1, 0, 0.4], [-0.5, 0.1], [0, 0, -0.25, 0.1, 0.3, 0.05], [-1], [0.6, -0.2, 0.15]));
    expect(value).toBeCloseTo(-0.009375, 14);
    expect(robust.error).toBeCloseTo(0.08828911096115538, 14);
  });

  it('comes from tasks where there are fewer than five repos', () => {
    expect(estimate(repos([0.1, 0], [0, 0], [0.2], [0]))).toMatchObject({ clusteredBy: 'task', clusters: 6 });
    expect(estimate(repos([0.1, 0], [0, 0], [0.2], [0], [0]))).toMatchObject({ clusteredBy: 'repo', clusters: 5 });
  });
});

describe('the smoothed error', () => {
  // statpsych's ci.prop.ps(.05, 12, 4, 26, 6), after Bonett and Price: 0.44, 0.09448809, 0.2548067 to 0.6251933.
  it('is the published one for pairs', () => {
    const { smoothed } = estimate(repos([...repeat(1, 26), ...repeat(-1, 4), ...repeat(0, 18)]));
    expect(smoothed.centre).toBeCloseTo(0.44, 14);
    expect(smoothed.error).toBeCloseTo(0.09448809, 8);
  });

  // M. W. Fagerland, S. Lydersen, P. Laake, Statistics in Medicine 33 (2014), 2850-2875: 1 and 7 of 21 flip; -0.508 to -0.013.
  it('gives the published interval', () => {
    const { smoothed } = estimate(repos([1, ...repeat(-1, 7), ...repeat(0, 13)]));
    expect(smoothed.centre - 1.959964 * smoothed.error).toBeCloseTo(-0.508, 3);
    expect(smoothed.centre + 1.959964 * smoothed.error).toBeCloseTo(-0.013, 3);
  });

  it('leaves something open where nothing differs', () => {
    const few = estimate(repos(...Array.from({ length: 5 }, () => repeat(0, 4))));
    expect(few.robust.error).toBe(0);
    expect(testAbove(few, -0.05)).toBeGreaterThan(0.05);
    // The exact limits of no flip and of two in many pairs are 2.996 and 6.296 pairs (Poisson); these are 1 + 1.645 * sqrt(2) and 3 + 1.645 * sqrt(4).
    const rare = estimate(repos(...Array.from({ length: 100 }, (_, at) => [...repeat(0, 99), at < 2 ? -1 : 0])));
    expect(boundDifference(rare, 0.05).low * 10_002).toBeCloseTo(-6.29, 1);
    const many = estimate(repos(...Array.from({ length: 10 }, () => repeat(0, 17))));
    expect(testAbove(many, -0.05)).toBeLessThan(0.001);
    expect(testAbove(many, -0.005)).toBeGreaterThan(0.05);
  });
});

describe('tests and interval', () => {
  const spread = fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }), { minLength: 5, maxLength: 9 });

  it('agree', () => {
    fc.assert(
      fc.property(spread, fc.double({ min: 0.01, max: 0.2, noNaN: true }), (groups, alpha) => {
        const difference = estimate(repos(...groups));
        const { low, high } = boundDifference(difference, alpha);
        fc.pre(low > -1 && high < 1);
        expect(testAbove(difference, low - 1e-6)).toBeLessThanOrEqual(alpha + 1e-9);
        expect(testAbove(difference, low + 1e-6)).toBeGreaterThanOrEqual(alpha - 1e-9);
        expect(testBelow(difference, high + 1e-6)).toBeLessThanOrEqual(alpha + 1e-9);
        expect(testBelow(difference, high - 1e-6)).toBeGreaterThanOrEqual(alpha - 1e-9);
      }),
      { seed: 21 },
    );
  });

  it('turn round with the sign', () => {
    fc.assert(
      fc.property(spread, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (groups, bound) => {
        const one = estimate(repos(...groups));
        const other = estimate(repos(...groups.map((group) => group.map((value) => -value))));
        expect(testAbove(one, bound)).toBeCloseTo(testBelow(other, -bound), 9);
      }),
      { seed: 22 },
    );
  });
});

it('says how much more would tell a difference from a bound', () => {
  const tasks = repos(...Array.from({ length: 10 }, () => [1, -1, 0, 0, 0, 0, 0, 0, 0, 0]));
  const growth = growthToTell(estimate(tasks), -0.05, 0.05, 0.8);
  // The smoothed error: sqrt(22 / 102 / 102) is 0.045984, a step is 1 / 102: ((1.644854 + 0.841621) * 0.045984 + 0.009804) / 0.05 is 2.48287, squared 6.1646.
  expect(growth.sameRepos).toBeCloseTo(6.1646, 3);
  expect(growth.moreRepos).toBe(growth.sameRepos);
  expect(growthToTell(estimate(tasks), 0, 0.05, 0.8)).toEqual({ moreRepos: Number.POSITIVE_INFINITY, sameRepos: Number.POSITIVE_INFINITY });
});

describe('in the repos that are there', () => {
  /** Ten repos that differ by so much each way, and in each so many tasks that differ by 0.3 each way from it. */
  const spread = (between: number, times: number) =>
    repos(
      ...Array.from({ length: 10 }, (_, at) =>
        Array.from({ length: 20 * times }, (_, task) => (at % 2 === 0 ? between : -between) + (task % 2 === 0 ? 0.3 : -0.3)),
      ),
    );

  it('no number of tasks tells what differs between them', () => {
    const { moreRepos, sameRepos } = growthToTell(estimate(spread(0.1, 1)), -0.05, 0.05, 0.8);
    expect(sameRepos).toBe(Number.POSITIVE_INFINITY);
    expect(moreRepos).toBeGreaterThan(1);
    const many = estimate(spread(0.1, 20));
    expect(testAbove(many, -0.05)).toBeGreaterThan(0.05);
    expect(
      testAbove(
        estimate(Array.from({ length: Math.ceil(moreRepos) }, (_, copy) => spread(0.1, 1).map((task) => ({ ...task, repo: `${task.repo}-${copy}` }))).flat()),
        -0.05,
      ),
    ).toBeLessThan(0.05);
  });

  it('more tasks tell what differs little between them', () => {
    const tasks = repos(
      ...Array.from({ length: 10 }, (_, at) => Array.from({ length: 20 }, (_, task) => (at % 2 === 0 ? 0.03 : -0.03) + (task % 2 === 0 ? 0.05 : -0.05))),
    );
    const { moreRepos, sameRepos } = growthToTell(estimate(tasks), -0.026, 0.05, 0.8);
    // Within: 0.05^2 * 20 / 19 / 200 is 0.000013158; in all 0.03^2 / 9, so between 0.000086842; (0.026 / (1.833113 + 0.883404))^2 is 0.000091605.
    expect(sameRepos).toBeCloseTo(2.7622, 3);
    expect(moreRepos).toBeCloseTo(1.0916, 3);
  });
});

it('knows nothing of one task', () => {
  expect(estimatePairedDifference([])).toBeUndefined();
  expect(estimatePairedDifference(repos([0.5]))).toBeUndefined();
});
