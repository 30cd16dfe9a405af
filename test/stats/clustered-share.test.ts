import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/random.ts';
import { estimateClusteredShare, type TaskShare } from '../../src/stats/clustered-share.ts';
import { estimateProportion } from '../../src/stats/intervals.ts';

/** Tasks of so many samples each, by how many of them count in each task of each repo. */
const repos = (samples: number, ...groups: readonly (readonly number[])[]): TaskShare[] =>
  groups.flatMap((group, at) => group.map((hits) => ({ repo: `repo${at}`, share: hits / samples, samples })));

describe('a share of samples that are alike', () => {
  // Worked by hand: the variance of ten shares of 0 and 1 is 10 * 0.25 / 9, of their mean 0.25 / 9; of forty independent samples 0.25 / 40. So 40 / 9 samples
  // are worth one, 9 are left, and 9 * (1.959964 / 2.262157)^2 = 6.756 for nine degrees of freedom; Wilson's interval of one half in those.
  it('has as many observations as it has tasks, where the samples of each are the same', () => {
    const estimate = estimateClusteredShare(repos(4, [4], [0], [4], [0], [4], [0], [4], [0], [4], [0]));
    expect(estimate).toMatchObject({ clusters: 10, clusteredBy: 'repo' });
    expect(estimate?.designEffect).toBeCloseTo(40 / 9, 10);
    expect(estimate?.low).toBeCloseTo(0.198966, 5);
    expect(estimate?.high).toBeCloseTo(0.801034, 5);
    expect(estimate?.widening).toBeCloseTo(2.033951, 5);
  });

  // Worked by hand: shares 1, 0.8, 0, 0.2, 0.6, 1 with mean 0.6 and variance 0.176; (0.176 / 6) / (0.24 / 30) is 11 / 3.
  it('is clustered by task where there are fewer than five repos', () => {
    const estimate = estimateClusteredShare(repos(5, [5, 4], [0, 1], [3, 5]));
    expect(estimate).toMatchObject({ clusters: 6, clusteredBy: 'task' });
    expect(estimate?.designEffect).toBeCloseTo(11 / 3, 10);
  });

  it('is never surer than with independent samples', () => {
    const estimate = estimateClusteredShare(repos(4, [2], [2], [2], [2], [2]));
    const independent = estimateProportion(0.5, 20);
    expect(estimate).toMatchObject({ low: independent?.low, high: independent?.high, widening: 1, designEffect: 0 });
  });

  it('is unknown of one task, and where nothing varies', () => {
    expect(estimateClusteredShare(repos(4, [2]))).toBeNull();
    expect(estimateClusteredShare([])).toBeNull();
    expect(estimateClusteredShare(repos(4, [4], [4], [4], [4], [4]))).toBeNull();
    expect(estimateClusteredShare(repos(4, [0, 0, 0]))).toBeNull();
  });
});

it('holds the true share where samples of a task are alike, and the interval of independent samples does not', () => {
  const random = createRandom('clustered shares');
  const held = { clustered: 0, independent: 0 };
  const runs = 1000;
  for (let run = 0; run < runs; run += 1) {
    // Tasks are easy or hard with equal chance, in repos that lean to one side: the true share is one half.
    const groups = Array.from({ length: 10 }, () => {
      const lean = random.chance(0.5) ? 0.6 : 0.4;
      return Array.from({ length: 17 }, () => {
        const ease = random.chance(lean) ? 0.9 : 0.1;
        return Array.from({ length: 6 }, () => random.chance(ease)).filter(Boolean).length;
      });
    });
    const tasks = repos(6, ...groups);
    const clustered = estimateClusteredShare(tasks);
    const independent = estimateProportion(tasks.reduce((sum, { share }) => sum + share, 0) / tasks.length, 6 * tasks.length);
    held.clustered += Number(holds(clustered));
    held.independent += Number(holds(independent));
  }
  expect(held.clustered / runs).toBeGreaterThan(0.94);
  expect(held.independent / runs).toBeLessThan(0.7);
});

const holds = (interval: { readonly low: number | null; readonly high: number | null } | null): boolean =>
  interval?.low != null && interval.high !== null && interval.low <= 0.5 && interval.high >= 0.5;
