import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defaultConfig } from '../src/config/site-config.ts';
import { loadPages } from '../src/content/load-pages.ts';
import { collectTags, tagUrl } from '../src/content/tags.ts';
import { DiagnosticSink } from '../src/diagnostics/sink.ts';
import { buildSite } from '../src/index.ts';
import { slugify } from '../src/text/slugify.ts';

const files = new Map([
  ['a.md', '---\ntags: [zoo, API, api]\n---\n# A'],
  ['b.md', '---\ntags: [api, Zoo]\n---\n# B'],
  ['c.md', '---\ntags: [A-P-I, ápi, other]\n---\n# C'],
]);

it('puts tags with one address together, under the first spelling', () => {
  const pages = loadPages(files, defaultConfig, '2026-06-01', new DiagnosticSink());
  assert.deepEqual(
    collectTags(pages).map(({ label, url, pages: tagged }) => [label, url, tagged.map(({ path }) => path)]),
    [
      ['A-P-I', '/tags/a-p-i/', ['c.md']],
      ['API', '/tags/api/', ['a.md', 'b.md', 'c.md']],
      ['other', '/tags/other/', ['c.md']],
      ['zoo', '/tags/zoo/', ['a.md', 'b.md']],
    ],
  );
  assert.deepEqual(collectTags([...pages].reverse()).map(({ label }) => label), ['A-P-I', 'ápi', 'other', 'Zoo']);
  assert.deepEqual(collectTags([]), []);
});

it('has one page for them', () => {
  const built = buildSite(files, '2026-06-01').files;
  assert.match(built.get('tags/api/index.html') ?? '', /<h1>API<\/h1>\n<ul class="tagged"><li><a href="\/a\/">A<\/a><\/li><li><a href="\/b\/">B<\/a><\/li><li><a href="\/c\/">C<\/a><\/li><\/ul>/);
  assert.match(built.get('tags/index.html') ?? '', /<a href="\/tags\/api\/">API<\/a> \(3\)/);
  assert.match(built.get('b/index.html') ?? '', /<a class="tag" href="\/tags\/api\/">api<\/a> · <a class="tag" href="\/tags\/zoo\/">Zoo<\/a>/);
});

it('has the same addresses as before', () => {
  assert.equal(tagUrl('API docs'), '/tags/api-docs/');
  assert.equal(slugify('A-P-I'), 'a-p-i');
});
