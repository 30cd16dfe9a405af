import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';

const build = (...pages: string[]) => buildSite(new Map(pages.map((page, index) => [`p${index}.md`, page])), '2026-06-01').files;
const dated = '---\ndate: 2026-05-01\naliases: [old]\ntags: [t]\n---\n# A';
const pages = ['p0/index.html', '404.html'];

it('has no feed without a day', () => {
  const files = build('# A', '---\nupdated: 2026-05-01\n---\n# B');
  assert.ok(!files.has('feed.xml'));
  assert.ok(!('feed.xml' in JSON.parse(files.get('manifest.json') ?? '{}')));
  for (const [path, text] of files) assert.doesNotMatch(text, /feed\.xml|atom\+xml/, path);
  for (const path of pages) assert.match(files.get(path) ?? '', /<link rel="stylesheet" href="\/atlas-[\da-f]{8}\.css">\n<\/head>/, path);
  for (const path of ['sitemap.xml', 'robots.txt', 'search.json']) assert.ok(files.has(path), path);
});

it('has none when the only day is still to come', () => {
  assert.ok(!build('# A', '---\ndate: 2026-07-01\n---\n# B').has('feed.xml'));
});

it('has one with a day, and says so on every page', () => {
  const files = build('# A', dated);
  assert.match(files.get('feed.xml') ?? '', /<entry>/);
  assert.ok('feed.xml' in JSON.parse(files.get('manifest.json') ?? '{}'));
  for (const path of [...pages, 'tags/index.html', 'tags/t/index.html']) {
    assert.match(files.get(path) ?? '', /\n<link rel="alternate" type="application\/atom\+xml" href="\/feed\.xml" hreflang="en">\n<\/head>/, path);
  }
});

it('is a documented fact of the site, which others go by', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  assert.match(read('theme/site.ts'), /\*\/\s+readonly hasFeed: boolean;\s+(?:\/\*\*[^/]*\*\/\s+)?readonly styles: string;/);
  for (const path of ['build.ts', 'output/emit.ts', 'theme/head.ts']) assert.match(read(path), /\bhasFeed\b/, path);
});
