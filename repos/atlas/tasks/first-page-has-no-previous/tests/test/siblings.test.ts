import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from '../src/content/page.ts';
import { buildSite } from '../src/index.ts';
import { findSiblings } from '../src/nav/siblings.ts';

const page = (path: string): Page => ({
  path, url: `/${path}/`, title: path, frontMatter: { tags: [], aliases: [], draft: false }, document: { blocks: [], footnotes: new Map() }, toc: [], anchors: new Set(), words: 0,
});
const [a, b, c] = ['a', 'b', 'c'].map(page);

it('finds what is before and after', () => {
  assert.deepEqual(findSiblings(a, [a, b, c]), { next: b });
  assert.deepEqual(findSiblings(b, [a, b, c]), { previous: a, next: c });
  assert.deepEqual(findSiblings(c, [a, b, c]), { previous: b });
  assert.deepEqual(findSiblings(a, [a]), {});
  assert.deepEqual(findSiblings(a, [b, c]), {});
  assert.deepEqual(findSiblings(a, []), {});
});

it('is what pages show', () => {
  const { files } = buildSite(new Map([['a.md', '# A'], ['b.md', '# B'], ['c.md', '# C']]), '2026-06-01');
  const links = (path: string) => [...(files.get(path) ?? '').matchAll(/<a rel="(prev|next)" href="([^"]*)">/g)].map(([, rel, href]) => `${rel} ${href}`);
  assert.deepEqual(links('a/index.html'), ['next /b/']);
  assert.deepEqual(links('b/index.html'), ['prev /a/', 'next /c/']);
  assert.deepEqual(links('c/index.html'), ['prev /b/']);
  assert.doesNotMatch(buildSite(new Map([['a.md', '# A']]), '2026-06-01').files.get('a/index.html') ?? '', /class="siblings"/);
});
