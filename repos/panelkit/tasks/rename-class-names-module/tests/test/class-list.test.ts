import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { blockClass, joinClasses } from '../src/class-list.ts';

it('is the only module of class names', () => {
  assert.equal(blockClass('a', { b: true }), 'a a--b');
  assert.equal(joinClasses('a', false, 'b'), 'a b');
  assert.equal(existsSync(new URL('../src/class-names.ts', import.meta.url)), false);
});
