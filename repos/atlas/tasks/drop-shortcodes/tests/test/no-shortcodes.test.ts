import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('is gone', () => {
  assert.equal(existsSync(new URL('../src/markdown/shortcodes.ts', import.meta.url)), false);
  assert.doesNotMatch(read('../src/content/load-pages.ts'), /shortcode/i);
  assert.doesNotMatch(read('../README.md'), /video|first release/);
  assert.match(read('../README.md'), /are checked\.\n\n## Layout\n/);
});

it('leaves such text as it stands', () => {
  const { files, diagnostics } = buildSite(new Map([['a.md', '---\ntitle: A\n---\n\nSee {{ video abc-1 }} or [b](b.md).\n\n## Part'], ['b.md', '# B']]), '2026-06-01');
  assert.deepEqual(diagnostics, []);
  assert.match(files.get('a/index.html') ?? '', /<p>See \{\{ video abc-1 \}\} or <a href="\/b\/">b<\/a>\.<\/p>\n<h2 id="part">/);
  assert.deepEqual(buildSite(new Map([['a.md', '---\ntitle: A\n---\n\n[b](b.md)']]), '2026-06-01').diagnostics.map(({ line }) => line), [5]);
});
