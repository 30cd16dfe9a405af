import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateMean, estimateProportion } from '../../src/stats/intervals.ts';

// R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score, no continuity correction).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives the published Wilson interval of %i in %i', (hits, n, low, high) => {
  const estimate = estimateProportion(hits / n, n);
  expect(estimate?.low).toBeCloseTo(low, 4);
  expect(estimate?.high).toBeCloseTo(high, 4);
});

test('knows nothing without observations', () => {
  expect(estimateProportion(0, 0)).toBeNull();
  expect(estimateMean([[], []])).toBeNull();
});

test('gives no interval when there are fewer than five clusters', () => {
  expect(estimateMean([[0.5, 1], [0.75], [0.75], [0.75]])).toEqual({ value: 0.75, low: null, high: null, n: 5 });
  expect(estimateMean([[0.5], [1], [0.75], [0.75], [0.75]])?.low).not.toBeNull();
});

test('weighs tasks alike, whatever their cluster', () => {
  expect(estimateMean([[1], [0, 0, 0]])?.value).toBe(0.25);
});

test('keeps the mean inside its interval, and repeats to the digit', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }), { minLength: 5, maxLength: 9 }), (clusters) => {
      const estimate = estimateMean(clusters, 200);
      expect(estimate).toEqual(estimateMean(clusters, 200));
      const means = clusters.map((cluster) => cluster.reduce((sum, value) => sum + value, 0) / cluster.length);
      expect(estimate?.low).toBeGreaterThanOrEqual(Math.min(...means) - 1e-9);
      expect(estimate?.high).toBeLessThanOrEqual(Math.max(...means) + 1e-9);
    }),
    { seed: 7 },
  );
});
