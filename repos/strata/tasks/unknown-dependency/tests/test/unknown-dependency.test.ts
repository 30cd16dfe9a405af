import assert from 'node:assert/strict';
import { it } from 'node:test';

import { DependencyGraph } from '../src/index.ts';

it('refuses a dependency that nobody added', () => {
  const graph = new DependencyGraph<string>().add('základ').add('app', 'základ', 'übrig');
  const expected = { name: 'UnknownNodeError', code: 'unknown-node', node: 'übrig', message: 'unknown node: übrig' };
  assert.throws(() => graph.order(), expected);
  graph.add('übrig');
  assert.deepEqual(graph.order(), ['základ', 'übrig', 'app']);
});

it('takes nodes in any order', () => {
  const graph = new DependencyGraph<number>().add(1, 2, 3).add(3).add(2, 3);
  assert.deepEqual(graph.order(), [3, 2, 1]);
  assert.deepEqual(graph.stages(), [[3], [2], [1]]);
  assert.deepEqual(graph.dependents(3), [2, 1]);
  assert.throws(() => new DependencyGraph<number>().add(1, 2).add(2, 1).order(), { code: 'cycle', path: [1, 2, 1] });
  assert.deepEqual(new DependencyGraph<number>().order(), []);
});
