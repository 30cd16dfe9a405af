import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ascending, by, chain, DependencyGraph, DisjointSet, EmptyError, PriorityQueue, reversed } from '../src/index.ts';

describe('comparators', () => {
  it('order values', () => {
    assert.deepEqual([10, 9, 1].sort(ascending), [1, 9, 10]);
    assert.deepEqual(['b', 'a', 'B'].sort(ascending), ['B', 'a', 'b']);
    assert.deepEqual([ascending(1, 1), ascending(1, 2), ascending(2n, 1n)], [0, -1, 1]);
    assert.deepEqual([1, 3, 2].sort(reversed(ascending)), [3, 2, 1]);
  });

  it('are made of others', () => {
    const words = ['ccc', 'b', 'aa', 'a'];
    assert.deepEqual(words.toSorted(by((word) => word.length)), ['b', 'a', 'aa', 'ccc']);
    assert.deepEqual(words.toSorted(by((word) => word.length, reversed(ascending))), ['ccc', 'aa', 'b', 'a']);
    assert.deepEqual(words.toSorted(chain(by((word) => word.length), ascending)), ['a', 'b', 'aa', 'ccc']);
    assert.equal(chain<string>()('a', 'b'), 0);
  });
});

describe('PriorityQueue', () => {
  it('gives the first value first', () => {
    const values = Array.from({ length: 40 }, (_, index) => (index * 17) % 23);
    const queue = new PriorityQueue(ascending<number>, values);
    assert.equal(queue.size, 40);
    const popped = values.map(() => {
      const first = queue.peek();
      assert.equal(queue.pop(), first);
      return first;
    });
    assert.deepEqual(popped, values.toSorted((a, b) => a - b));
    assert.equal(queue.size, 0);
  });

  it('takes values in between', () => {
    const queue = new PriorityQueue<string>(reversed(ascending), ['b']);
    queue.push('c');
    queue.push('a');
    assert.equal(queue.pop(), 'c');
    queue.push('d');
    assert.deepEqual([queue.pop(), queue.pop(), queue.pop(), queue.peek()], ['d', 'b', 'a', undefined]);
  });

  it('says so when it is empty', () => {
    assert.throws(() => new PriorityQueue(ascending<number>).pop(), new EmptyError('queue'));
  });
});

describe('DependencyGraph', () => {
  const graph = new DependencyGraph<string>().add('app', 'ui', 'store').add('ui', 'base').add('store', 'base').add('base').add('docs');

  it('puts nodes behind what they depend on', () => {
    assert.deepEqual(graph.order(), ['base', 'ui', 'store', 'app', 'docs']);
    assert.deepEqual(new DependencyGraph<number>().add(2).add(1).add(2, 1).order(), [1, 2]);
    assert.deepEqual(new DependencyGraph<number>().add(1, 2).add(2).add(1, 3).add(3).order(), [2, 3, 1]);
  });

  it('names the nodes of a cycle', () => {
    const circular = new DependencyGraph<string>().add('a', 'b').add('b', 'c').add('c', 'b');
    assert.throws(() => circular.order(), { name: 'CycleError', code: 'cycle', path: ['b', 'c', 'b'], message: 'cycle: b → c → b' });
    assert.throws(() => new DependencyGraph<number>().add(1, 1).order(), { path: [1, 1] });
  });

  it('knows what depends on a node', () => {
    assert.deepEqual(graph.dependents('base'), ['ui', 'store', 'app']);
    assert.deepEqual(graph.dependents('store'), ['app']);
    assert.deepEqual(graph.dependents('docs'), []);
  });

  it('makes stages', () => {
    assert.deepEqual(graph.stages(), [['base', 'docs'], ['ui', 'store'], ['app']]);
    assert.deepEqual(new DependencyGraph<string>().stages(), []);
  });
});

describe('DisjointSet', () => {
  it('joins sets', () => {
    const set = new DisjointSet<string>();
    assert.equal(set.join('a', 'b'), true);
    assert.equal(set.join('c', 'd'), true);
    assert.equal(set.areJoined('a', 'c'), false);
    assert.equal(set.join('b', 'd'), true);
    assert.equal(set.join('a', 'c'), false);
    assert.equal(set.areJoined('a', 'c'), true);
    assert.equal(set.find('a'), 'd');
    assert.equal(set.find('e'), 'e');
    assert.equal(set.count, 2);
  });
});
