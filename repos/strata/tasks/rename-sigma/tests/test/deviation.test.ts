import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { RunningStatistics, summaryText } from '../src/index.ts';

const statistics = new RunningStatistics().add(2, 4, 4, 4, 5, 5, 7, 9);

it('has the new name only', () => {
  assert.equal(statistics.deviation, 2);
  assert.equal('σ' in statistics, false);
  assert.deepEqual(statistics.summary(), { n: 8, μ: 5, deviation: 2 });
});

it('writes the sign as before', () => {
  assert.equal(summaryText(statistics.summary()), 'n = 8, μ = 5.00, σ = 2.00');
  assert.equal(summaryText({ n: 1, μ: 2.5, deviation: 0.25 }, 1), 'n = 1, μ = 2.5, σ = 0.3');
});

it('is told in the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.match(readme, /^- `RunningStatistics` keeps the mean `μ` and the `deviation` of a stream of numbers\r?$/m);
  assert.match(readme, /^- `DisjointSet` tells which values belong together\r?$/m);
});

it('is the name of the member, too', () => {
  const source = readFileSync(new URL('../src/statistics.ts', import.meta.url), 'utf8');
  assert.match(source, /interface Summary \{[^}]*\breadonly deviation: number;/);
  assert.doesNotMatch(source, /readonly σ|get σ|\.σ/);
});
