import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';

const pages = {
  'a.md': '# A\n\n## Install\n\n## Install\n\n[b](b.md#install) [c](b.md#install-1) [d](b.md#install-2)',
  'b.md': '# B\n\n## Install\n\n> ## Install\n\n## Use',
};
const build = (extra: Record<string, string> = {}) => buildSite(new Map(Object.entries({ ...pages, ...extra })), '2026-06-01');
const ids = (text: string | undefined) => [...(text ?? '').matchAll(/<h[2-6] id="([^"]*)"/g)].map(([, id]) => id);

it('does not depend on other pages', () => {
  const { files, diagnostics } = build();
  assert.deepEqual(ids(files.get('a/index.html')), ['install', 'install-1']);
  assert.deepEqual(ids(files.get('b/index.html')), ['install', 'install-1', 'use']);
  assert.deepEqual(diagnostics.map(({ code, path, line, message }) => [code, path, line, message]), [['broken-anchor', 'a.md', 7, 'b.md has no heading install-2']]);
  assert.deepEqual(ids(build({ '0.md': '# Install\n\n## Use' }).files.get('b/index.html')), ['install', 'install-1', 'use']);
  assert.deepEqual(ids(build().files.get('b/index.html')), ['install', 'install-1', 'use']);
});

it('has the same ids in the table of contents', () => {
  assert.match(build().files.get('a/index.html') ?? '', /<ul><li><a href="#install">Install<\/a><\/li><li><a href="#install-1">Install<\/a><\/li><\/ul>/);
});

it('still knows the lines of a file', () => {
  const { diagnostics } = build({ 'c.md': '---\ntitle: C\n---\n\n[x](gone.md)' });
  assert.deepEqual(diagnostics.filter(({ path }) => path === 'c.md').map(({ line }) => line), [5]);
});

it('leaves nothing that distinguishes ids beyond a page', () => {
  const source = readFileSync(new URL('../src/content/load-pages.ts', import.meta.url), 'utf8');
  assert.ok((source.match(/\bnew Slugger\(/g)?.length ?? 0) <= 1);
});
