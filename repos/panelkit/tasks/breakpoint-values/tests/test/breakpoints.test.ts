import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

it('has three breakpoints, narrow to wide', () => {
  const tokens = JSON.parse(readFileSync(new URL('../tokens.json', import.meta.url), 'utf8'));
  assert.deepEqual(Object.entries(tokens.breakpoint), [
    ['narrow', '640px'],
    ['medium', '880px'],
    ['wide', '1100px'],
  ]);
});

it('has no newline at the end of the file', () => {
  assert.match(readFileSync(new URL('../tokens.json', import.meta.url), 'utf8'), /\}$(?!\s)/);
});
