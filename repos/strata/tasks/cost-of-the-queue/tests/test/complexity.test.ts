import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

it('has the right cost in each row', () => {
  const text = readFileSync(new URL('../docs/complexity.md', import.meta.url), 'utf8');
  const lines = text.trimEnd().split(/\r?\n/);
  const rows = lines.filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  assert.deepEqual(rows, [
    ['`IntervalTree`', '`add`', 'O(1)'],
    ['`IntervalTree`', '`query`', 'O(log n + k)'],
    ['`FenwickTree`', '`add`, `prefixSum`', 'O(log n)'],
    ['`SegmentTree`', '`set`, `query`', 'O(log n)'],
    ['`PriorityQueue`', '`push`, `pop`', 'O(log n)'],
    ['`LruCache`', '`get`, `set`', 'O(1)'],
    ['`DependencyGraph`', '`order`', 'O(n)'],
  ]);
  assert.equal(lines.length, 15);
  assert.equal(lines[0], '# What operations cost');
  assert.equal(lines.at(-1), 'The first `query` after an `add` sorts: O(n log n).');
});
