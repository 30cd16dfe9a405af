import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { blockClass, joinClasses } from '../src/class-list.ts';

it('is the only module of class names', () => {
  assert.equal(blockClass('a', { b: true }), 'a a--b');
  assert.equal(joinClasses('a', false, 'b'), 'a b');
  assert.equal(existsSync(new URL('../src/class-names.ts', import.meta.url)), false);
});

it('is the one in the table of modules', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.match(readme, /^\| `class-list\.ts` \| `joinClasses`, `blockClass` \|\r?$/m);
  assert.doesNotMatch(readme, /class-names/);
});
