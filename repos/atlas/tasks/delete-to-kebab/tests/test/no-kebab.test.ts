import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import * as module from '../src/text/case.ts';

it('is gone, and the others stay', () => {
  assert.deepEqual(Object.keys(module).sort(), ['capitalize', 'toTitle']);
  assert.equal(module.toTitle('getting-started_now'), 'Getting started now');
  assert.equal(module.toTitle(' a--b '), 'A b');
  assert.equal(module.capitalize('élan'), 'Élan');
  assert.equal(module.capitalize(''), '');
});

it('leaves no comment behind', () => {
  assert.doesNotMatch(readFileSync(new URL('../src/text/case.ts', import.meta.url), 'utf8'), /pageLayout|toKebab/);
});
