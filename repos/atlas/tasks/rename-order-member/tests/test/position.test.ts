import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

const read = (path: string) => readFileSync(new URL(`../src/content/${path}`, import.meta.url), 'utf8');

it('is the name of the member', () => {
  assert.match(read('page.ts'), /\breadonly position\?: number;/);
  assert.doesNotMatch(read('page.ts'), /\border\?:/);
});

it('is not the name of the key', () => {
  assert.match(read('front-matter.ts'), /^ {2}order: /m);
  assert.doesNotMatch(read('front-matter.ts'), /^ {2}position: /m);
});
