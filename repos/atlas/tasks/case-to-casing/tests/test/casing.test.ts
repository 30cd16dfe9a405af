import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { capitalize, toKebab, toTitle } from '../src/text/casing.ts';

it('has the new name only', () => {
  assert.equal(existsSync(new URL('../src/text/case.ts', import.meta.url)), false);
  const root = new URL('../src/', import.meta.url).pathname;
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts')) assert.doesNotMatch(readFileSync(join(root, path), 'utf8'), /\/case\.ts'/, path);
  }
});

it('does what it did', () => {
  assert.equal(toTitle('getting-started_now'), 'Getting started now');
  assert.equal(toTitle('--x'), 'X');
  assert.equal(toTitle(''), '');
  assert.equal(capitalize('élan vital'), 'Élan vital');
  assert.equal(capitalize('𐐨x'), '𐐀x');
  assert.equal(toKebab('PageLayoutTwo'), 'page-layout-two');
  assert.equal(toKebab('page'), 'page');
});

it('is used where it was', () => {
  const { files } = buildSite(new Map([['how-to/no-title.md', ':::tip\nx\n:::']]), '2026-06-01');
  const page = files.get('how-to/no-title/index.html') ?? '';
  assert.match(page, /<h1>No title<\/h1>/);
  assert.match(page, /<summary>How to<\/summary>/);
  assert.match(page, /<p class="callout-title">Tip<\/p>/);
});
