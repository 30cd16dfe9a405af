import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

import * as strata from '../src/index.ts';

const url = (path: string) => new URL(`../${path}`, import.meta.url);

it('is gone, and nothing else is', () => {
  assert.equal(existsSync(url('src/sorted-list.ts')), false);
  assert.deepEqual(Object.keys(strata), [
    'CycleError', 'DependencyGraph', 'DisjointSet', 'EmptyError', 'FenwickTree', 'IntervalTree', 'LruCache', 'PriorityQueue', 'RunningStatistics', 'SegmentTree',
    'StructureError', 'UnknownNodeError', 'ascending', 'by', 'chain', 'contains', 'describeError', 'intersection', 'interval', 'merge', 'overlaps', 'presetOptions',
    'reversed', 'summaryText',
  ]);
});

it('is remembered in the changelog', () => {
  assert.ok(readFileSync(url('CHANGELOG.md'), 'utf8').includes('- `SortedList` is deprecated; a `PriorityQueue` does what it did\n'));
});
