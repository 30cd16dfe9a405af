import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findLanguage } from '../src/highlight/find-language.ts';
import { languages } from '../src/highlight/languages.ts';

it('finds the three languages by their new names', () => {
  assert.equal(findLanguage('luau')?.name, 'lua');
  assert.equal(findLanguage('RScript')?.name, 'r');
  assert.equal(findLanguage('zon')?.name, 'zig');
  for (const name of ['lua', 'r', 'zig']) assert.equal(findLanguage(name)?.name, name);
  for (const name of ['lua', 'r', 'zig']) assert.equal(findLanguage(name)?.aliases.length, 1);
});

it('leaves the others without', () => {
  assert.deepEqual(languages.filter(({ aliases }) => aliases.length === 0).map(({ name }) => name), ['dart', 'java', 'php', 'swift', 'toml']);
  assert.equal(languages.length, 36);
});
