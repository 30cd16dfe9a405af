import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { contains, FenwickTree, intersection, interval, IntervalTree, merge, overlaps, SegmentTree } from '../src/index.ts';

describe('intervals', () => {
  it('are made of two numbers or a pair', () => {
    assert.deepEqual(interval(1, 3), { start: 1, end: 3 });
    assert.deepEqual(interval([1, 1]), { start: 1, end: 1 });
    assert.throws(() => interval(3, 1), { name: 'RangeError', message: 'no interval: [3, 1)' });
    assert.throws(() => interval([Number.NaN, 1]), RangeError);
  });

  it('contain points and intervals', () => {
    const outer = interval(1, 4);
    assert.deepEqual([0.9, 1, 3.9, 4].map((point) => contains(outer, point)), [false, true, true, false]);
    assert.deepEqual([interval(1, 4), interval(2, 3), interval(0, 2), interval(3, 5)].map((inner) => contains(outer, inner)), [true, true, false, false]);
  });

  it('overlap', () => {
    assert.equal(overlaps(interval(1, 3), interval(2, 5)), true);
    assert.equal(overlaps(interval(2, 5), interval(1, 3)), true);
    assert.equal(overlaps(interval(1, 2), interval(4, 5)), false);
    assert.equal(overlaps(interval(4, 5), interval(1, 2)), false);
    assert.deepEqual(intersection(interval(1, 3), interval(2, 5)), { start: 2, end: 3 });
    assert.equal(intersection(interval(1, 2), interval(4, 5)), undefined);
  });

  it('merge where they overlap or touch', () => {
    assert.deepEqual(merge([interval(5, 6), interval(1, 3), interval(2, 4), interval(4, 4.5), interval(1, 2)]), [interval(1, 4.5), interval(5, 6)]);
    assert.deepEqual(merge([interval(0, 9), interval(1, 2)]), [interval(0, 9)]);
    assert.deepEqual(merge([]), []);
  });
});

describe('IntervalTree', () => {
  const tree = new IntervalTree<string>().add(8, 12, 'Zoë').add(11, 17, 'Łukasz').add(0, 24, '日直').add(8, 9, 'early');

  it('finds the values at a point', () => {
    assert.deepEqual(tree.query(11), ['日直', 'Zoë', 'Łukasz']);
    assert.deepEqual(tree.query(8), ['日直', 'early', 'Zoë']);
    assert.deepEqual(tree.query(12), ['日直', 'Łukasz']);
    assert.deepEqual(tree.query(24), []);
    assert.deepEqual(tree.query(-1), []);
  });

  it('finds the values in a range', () => {
    assert.deepEqual(tree.query(12, 13), ['日直', 'Łukasz']);
    assert.deepEqual(tree.query(9, 11), ['日直', 'Zoë']);
    assert.deepEqual(tree.query(-5, 0), []);
    assert.deepEqual(tree.query(24, 30), []);
  });

  it('agrees with looking at every entry', () => {
    const numbers = Array.from({ length: 60 }, (_, index) => [(index * 37) % 50, ((index * 37) % 50) + 1 + ((index * 11) % 9)] as const);
    const large = new IntervalTree<number>();
    numbers.forEach(([start, end], index) => large.add(start, end, index));
    for (let point = 0; point < 60; point += 1) {
      const expected = numbers.flatMap(([start, end], index) => (start <= point && point < end ? [index] : []));
      assert.deepEqual(large.query(point).toSorted((a, b) => a - b), expected);
      const inRange = numbers.flatMap(([start, end], index) => (start < point + 4 && point < end ? [index] : []));
      assert.deepEqual(large.query(point, point + 4).toSorted((a, b) => a - b), inRange);
    }
  });

  it('forgets what is deleted', () => {
    const small = new IntervalTree<string>().add(1, 3, 'a').add(1, 3, 'b').add(2, 3, 'a');
    assert.equal(small.delete(1, 3, 'a'), true);
    assert.equal(small.delete(1, 3, 'a'), false);
    assert.equal(small.delete(1, 4, 'b'), false);
    assert.equal(small.size, 2);
    assert.deepEqual(small.query(2), ['b', 'a']);
    assert.equal(small.delete(2, 3, 'a'), true);
    assert.deepEqual(small.query(2), ['b']);
  });

  it('is iterated in order', () => {
    assert.deepEqual([...tree].map(({ start, end }) => [start, end]), [[0, 24], [8, 9], [8, 12], [11, 17]]);
  });
});

describe('FenwickTree', () => {
  it('sums up prefixes', () => {
    const tree = new FenwickTree([3, 1, 4, 1, 5]);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 9].map((count) => tree.prefixSum(count)), [0, 3, 4, 8, 9, 14, 14]);
    tree.add(2, -4);
    tree.add(4, 1);
    assert.deepEqual([1, 2, 3, 4, 5].map((count) => tree.prefixSum(count)), [3, 4, 4, 5, 11]);
  });

  it('starts with zeros, and knows its indices', () => {
    const tree = new FenwickTree(3);
    assert.equal(tree.length, 3);
    assert.equal(tree.prefixSum(3), 0);
    assert.throws(() => tree.add(3, 1), { name: 'RangeError', message: 'no index: 3' });
    assert.throws(() => tree.add(-1, 1), RangeError);
    tree.add(0, 2);
    assert.equal(tree.prefixSum(1), 2);
  });

  it('counts what fits within a limit', () => {
    const tree = new FenwickTree([2, 0, 3, 4, 1]);
    assert.deepEqual([1, 2, 4, 5, 8, 9, 10, 99].map((limit) => tree.countWithin(limit)), [0, 2, 2, 3, 3, 4, 5, 5]);
    assert.equal(new FenwickTree(0).countWithin(3), 0);
  });
});

describe('SegmentTree', () => {
  const maximum = { identity: Number.NEGATIVE_INFINITY, combine: Math.max };

  it('combines ranges', () => {
    const tree = new SegmentTree([3, 1, 4, 1, 5, 9, 2], maximum);
    for (let from = 0; from <= 7; from += 1) {
      for (let to = from; to <= 7; to += 1) assert.equal(tree.query(from, to), Math.max(...[3, 1, 4, 1, 5, 9, 2].slice(from, to)));
    }
    assert.equal(tree.query(-3, 99), 9);
  });

  it('changes one by one', () => {
    const tree = new SegmentTree([3, 1, 4], maximum);
    tree.set(1, 7);
    tree.set(2, 0);
    assert.deepEqual([tree.get(0), tree.get(1), tree.get(2), tree.query(0, 3), tree.query(2, 3), tree.length], [3, 7, 0, 7, 0, 3]);
    for (const index of [-1, 3]) {
      assert.throws(() => tree.set(index, 1), { name: 'RangeError', message: `no index: ${index}` });
      assert.throws(() => tree.get(index), RangeError);
    }
  });
});
