import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfig } from '../src/config/site-config.ts';
import { loadPages } from '../src/content/load-pages.ts';
import type { Page } from '../src/content/page.ts';
import { DiagnosticSink } from '../src/diagnostics/sink.ts';
import { collectBacklinks } from '../src/links/backlinks.ts';
import { withBase } from '../src/links/base.ts';
import { checkLinks } from '../src/links/check-links.ts';
import { makeLinkMap } from '../src/links/link-map.ts';
import { resolveTarget } from '../src/links/resolve.ts';
import { isExternal, splitTarget } from '../src/links/target.ts';
import { findCrumbs } from '../src/nav/breadcrumbs.ts';
import { flattenNav } from '../src/nav/flatten.ts';
import { renderNav } from '../src/nav/render-nav.ts';
import { findSiblings } from '../src/nav/siblings.ts';
import { buildNav } from '../src/nav/tree.ts';

function load(files: Readonly<Record<string, string>>): Page[] {
  return loadPages(new Map(Object.entries(files)), defaultConfig, '2026-06-01', new DiagnosticSink());
}

function find(pages: readonly Page[], path: string): Page {
  const page = pages.find((candidate) => candidate.path === path);
  assert.ok(page, path);
  return page;
}

describe('targets', () => {
  it('have a path and an anchor', () => {
    assert.deepEqual(splitTarget('a/b.md'), { path: 'a/b.md', query: '', anchor: '' });
    assert.deepEqual(splitTarget('a.md#b-c'), { path: 'a.md', query: '', anchor: 'b-c' });
    assert.deepEqual(splitTarget('#b'), { path: '', query: '', anchor: 'b' });
    assert.deepEqual(splitTarget('a.md?x=1'), { path: 'a.md', query: '?x=1', anchor: '' });
  });

  it('may be outside', () => {
    for (const target of ['https://a.org', 'mailto:a@b.c', '//cdn.org/x', 'TEL:1']) assert.ok(isExternal(target), target);
    for (const target of ['a.md', '/a', '#a:b', './a:b']) assert.ok(!isExternal(target), target);
  });

  it('are on the site, wherever that is served', () => {
    const below = { ...defaultConfig, baseUrl: 'https://x.org/docs' };
    assert.equal(withBase('/a/', below), '/docs/a/');
    assert.equal(withBase('/', below), '/docs/');
    assert.equal(withBase('/a/', { ...defaultConfig, baseUrl: 'https://x.org' }), '/a/');
    for (const url of ['https://y.org/', '//y.org', '#a', 'a']) assert.equal(withBase(url, below), url);
  });
});

describe('links', () => {
  const pages = load({
    'index.md': '# Home\n\n[a](guide/a.md) [guide](guide) [logo](/img/logo.png)',
    'guide/index.md': '# Guide\n\n[up](../index.md#home)\n[up again](..)',
    'guide/a.md': '# A\n\n## Part\n\n[here](#part) [top](#top) [away](https://x.org/#none)\n\n[b](b.md) [none](#none)\n![no](no.png) [home](/index.md#nowhere)',
  });
  const map = makeLinkMap(pages, ['img/logo.png', 'guide/plan.pdf']);

  it('lead to pages, files, or out', () => {
    const from = find(pages, 'guide/a.md');
    const resolve = (target: string) => {
      const resolved = resolveTarget(target, from, map);
      return resolved.kind === 'page' ? [resolved.kind, resolved.url, resolved.page.path, resolved.anchor] : [resolved.kind, resolved.url];
    };
    assert.deepEqual(resolve('index.md#x'), ['page', '/guide/#x', 'guide/index.md', 'x']);
    assert.deepEqual(resolve('../index.md'), ['page', '/', 'index.md', '']);
    assert.deepEqual(resolve('/guide'), ['page', '/guide/', 'guide/index.md', '']);
    assert.deepEqual(resolve('..?a=b'), ['page', '/?a=b', 'index.md', '']);
    assert.deepEqual(resolve('#part'), ['page', '#part', 'guide/a.md', 'part']);
    assert.deepEqual(resolve('plan.pdf#page=2'), ['asset', '/guide/plan.pdf#page=2']);
    assert.deepEqual(resolve('/img/logo.png'), ['asset', '/img/logo.png']);
    assert.deepEqual(resolve('b.md'), ['missing', 'b.md']);
    assert.deepEqual(resolve('https://x.org'), ['external', 'https://x.org']);
  });

  it('are reported when they lead nowhere', () => {
    const sink = new DiagnosticSink();
    checkLinks(pages, map, sink);
    assert.deepEqual(sink.list().map(({ code, path, line, message }) => `${path}:${line} ${code} ${message}`), [
      'guide/a.md:7 broken-link b.md is neither a page nor a file',
      'guide/a.md:7 broken-anchor guide/a.md has no heading none',
      'guide/a.md:8 broken-link no.png is neither a page nor a file',
      'guide/a.md:8 broken-anchor index.md has no heading nowhere',
    ]);
  });

  it('are known where they lead', () => {
    const backlinks = collectBacklinks(pages, map);
    assert.deepEqual([...backlinks].map(([path, others]) => [path, others.map((page) => page.path)]).sort(), [
      ['guide/a.md', ['index.md']],
      ['guide/index.md', ['index.md']],
      ['index.md', ['guide/a.md', 'guide/index.md']],
    ]);
  });
});

describe('the navigation', () => {
  const pages = load({
    'index.md': '# Home',
    'about.md': '# About',
    'api/index.md': '# The API',
    'api/v1/old.md': '# Old',
    'api/zeta.md': '---\norder: 1\n---\n# Zeta',
    'api/alpha.md': '# Alpha',
    'how-to/x.md': '# X',
  });
  const nav = buildNav(pages);
  const order = flattenNav(nav);

  it('is a tree of folders', () => {
    assert.equal(nav.index?.path, 'index.md');
    assert.deepEqual(
      nav.entries.map((entry) => (entry.type === 'page' ? entry.page.path : [entry.folder.path, entry.folder.title, entry.folder.index?.path])),
      ['about.md', ['how-to', 'How to', undefined], ['api', 'The API', 'api/index.md']],
    );
  });

  it('is read from front to back', () => {
    assert.deepEqual(order.map(({ path }) => path), ['index.md', 'about.md', 'how-to/x.md', 'api/index.md', 'api/zeta.md', 'api/alpha.md', 'api/v1/old.md']);
  });

  it('knows neighbours', () => {
    const siblings = (path: string) => {
      const { previous, next } = findSiblings(find(pages, path), order);
      return [previous?.path, next?.path];
    };
    assert.deepEqual(siblings('about.md'), ['index.md', 'how-to/x.md']);
    assert.deepEqual(siblings('api/alpha.md'), ['api/zeta.md', 'api/v1/old.md']);
    assert.deepEqual(siblings('api/v1/old.md'), ['api/alpha.md', undefined]);
    assert.deepEqual(findSiblings(find(pages, 'about.md'), []), {});
  });

  it('knows the way to a page', () => {
    const crumbs = (path: string) => findCrumbs(find(pages, path), nav);
    assert.deepEqual(crumbs('index.md'), []);
    assert.deepEqual(crumbs('about.md'), [{ title: 'Home', url: '/' }]);
    assert.deepEqual(crumbs('api/index.md'), [{ title: 'Home', url: '/' }]);
    assert.deepEqual(crumbs('api/v1/old.md'), [{ title: 'Home', url: '/' }, { title: 'The API', url: '/api/' }, { title: 'V1' }]);
    assert.deepEqual(crumbs('how-to/x.md'), [{ title: 'Home', url: '/' }, { title: 'How to' }]);
  });

  it('is shown with the way to the page open', () => {
    assert.equal(
      renderNav(nav, find(pages, 'api/v1/old.md'), (url) => `/base${url}`),
      '<nav class="site-nav"><ul><li><a href="/base/">Home</a></li><li><a href="/base/about/">About</a></li>' +
        '<li><details><summary>How to</summary><ul><li><a href="/base/how-to/x/">X</a></li></ul></details></li>' +
        '<li><details open><summary><a href="/base/api/">The API</a></summary><ul><li><a href="/base/api/zeta/">Zeta</a></li><li><a href="/base/api/alpha/">Alpha</a></li>' +
        '<li><details open><summary>V1</summary><ul><li><a href="/base/api/v1/old/" aria-current="page">Old</a></li></ul></details></li></ul></details></li></ul></nav>',
    );
    assert.doesNotMatch(renderNav(nav, undefined, (url) => url), / open|aria-current/);
  });
});
