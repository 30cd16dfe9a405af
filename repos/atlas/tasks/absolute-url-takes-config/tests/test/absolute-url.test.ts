import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { defaultConfig } from '../src/config/site-config.ts';
import { buildSite } from '../src/index.ts';
import { absoluteUrl, withBase } from '../src/links/base.ts';
import { renderRobots } from '../src/output/robots.ts';

const config = { ...defaultConfig, baseUrl: 'https://x.org/docs' };

it('takes the settings, as withBase does', () => {
  assert.equal(absoluteUrl('/a/', config), 'https://x.org/docs/a/');
  assert.equal(absoluteUrl('/', defaultConfig), 'http://localhost:8080/');
  assert.equal(withBase('/a/', config), '/docs/a/');
  assert.equal(withBase('https://y.org/', config), 'https://y.org/');
});

it('gives the same addresses as before', () => {
  const { files } = buildSite(
    new Map([['atlas.json', '{"baseUrl":"https://x.org/docs"}'], ['a.md', '---\ndate: 2026-01-01\naliases: [old]\n---\n# A']]),
    '2026-06-01',
  );
  const addresses = (path: string): string[] => (files.get(path) ?? '').match(/https:\/\/x\.org[^"<\s]*/g) ?? [];
  assert.deepEqual(addresses('a/index.html'), ['https://x.org/docs/a/']);
  assert.deepEqual(addresses('old/index.html'), ['https://x.org/docs/a/']);
  assert.deepEqual(addresses('sitemap.xml'), ['https://x.org/docs/a/']);
  assert.deepEqual(addresses('feed.xml'), ['https://x.org/docs/', 'https://x.org/docs/feed.xml', 'https://x.org/docs/a/', 'https://x.org/docs/a/']);
  assert.equal(renderRobots(config), 'User-agent: *\nAllow: /\nSitemap: https://x.org/docs/sitemap.xml\n');
  for (const text of files.values()) assert.doesNotMatch(text, /\[object|undefined/);
});

it('takes them apart as withBase does', () => {
  const source = readFileSync(new URL('../src/links/base.ts', import.meta.url), 'utf8');
  for (const name of ['absoluteUrl', 'withBase']) assert.match(source, new RegExp(`function ${name}\\(\\s*\\w+: string,\\s*\\{ baseUrl \\}: SiteConfig,?\\s*\\)`));
});
