import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { formatPercent } from '../src/format.ts';

describe('formatPercent', () => {
  it('writes whole percents unless told otherwise', () => {
    assert.equal(formatPercent(0.256), '26%');
    assert.equal(formatPercent(0), '0%');
    assert.equal(formatPercent(1.5), '150%');
  });

  it('keeps a fixed number of decimals', () => {
    assert.equal(formatPercent(0.256, 1), '25.6%');
    assert.equal(formatPercent(0.5, 2), '50.00%');
  });

  it('follows the locale', () => {
    assert.equal(formatPercent(0.256, 1, 'de-DE'), '25,6\u00a0%');
  });
});

it('is documented below formatCount, and listed after it', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const source = read('src/format.ts');
  assert.match(source, /\/\*\* .+ \*\/\r?\nexport function formatPercent\b/);
  assert.deepEqual([...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name).slice(0, 2), ['formatCount', 'formatPercent']);
  assert.match(read('README.md'), /^\| `format\.ts` \| `formatCount`, `formatPercent`, `formatBytes`, /m);
});
