import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { defaultConfig } from '../src/config/site-config.ts';
import { isAsset, isPage } from '../src/content/assets.ts';
import { buildSite } from '../src/index.ts';

const config = { ...defaultConfig, exclude: ['old/**'] };

it('leaves out what is in a hidden folder', () => {
  for (const path of ['.github/a.md', '.github/logo.png', 'a/.cache/b/c.png', '.a.md', 'a/.b.png', '_a/b.md', 'a/_b/c.png', 'a/_c.md']) {
    assert.equal(isPage(path, config), false, path);
    assert.equal(isAsset(path, config), false, path);
  }
});

it('keeps everything else', () => {
  for (const path of ['a.b/c.md', 'a_b/c.md', 'a-.md', 'a/b.c.md']) assert.equal(isPage(path, config), true, path);
  for (const path of ['a.b/c.png', 'a_b/c.png', 'a/b_.png', 'LICENSE']) assert.equal(isAsset(path, config), true, path);
  for (const path of ['old/a.md', 'old/b.png', 'atlas.json']) assert.equal(isAsset(path, config), false, path);
  assert.equal(isPage('old/a.md', config), false);
});

it('builds no pages of them', () => {
  const { files, assets } = buildSite(new Map([['a.md', '# A'], ['.github/b.md', '# B'], ['.github/c.png', ''], ['d.png', '']]), '2026-06-01');
  assert.ok(files.has('a/index.html'));
  assert.deepEqual([...files.keys()].filter((path) => path.includes('github')), []);
  assert.deepEqual(assets, ['d.png']);
});

it('needs the import no more', () => {
  assert.doesNotMatch(readFileSync(new URL('../src/content/assets.ts', import.meta.url), 'utf8'), /\bnameOf\b/);
});
