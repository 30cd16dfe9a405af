import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readSource } from '../src/content/front-matter.ts';
import { DiagnosticSink } from '../src/diagnostics/sink.ts';
import { buildSite } from '../src/index.ts';

const build = (value: string) =>
  buildSite(
    new Map([
      ['index.md', '# Home\n\n[secret](guide/secret.md#part)'],
      ['guide/a.md', '---\norder: 1\ntags: [common]\n---\n# First'],
      ['guide/secret.md', `---\norder: 2\nunlisted: ${value}\ndate: 2026-05-05\ntags: [common, rare]\naliases: [old]\n---\n# Secret\n\nTop hush [home](../index.md) [x](a.md).\n\n## Part\n\n## Other`],
      ['guide/z.md', '---\norder: 3\n---\n# Last'],
    ]),
    '2026-06-01',
  );
const { files, diagnostics } = build('true');
const file = (path: string): string => {
  const text = files.get(path);
  assert.ok(text !== undefined, path);
  return text;
};

describe('an unlisted page', () => {
  it('is built, with all that belongs to it', () => {
    assert.deepEqual(diagnostics, []);
    const page = file('guide/secret/index.html');
    assert.match(page, /<h1>Secret<\/h1>/);
    assert.match(page, /<nav class="toc"/);
    assert.match(page, /<ol class="breadcrumbs"><li><a href="\/">Home<\/a><\/li><li>Guide<\/li><\/ol>/);
    assert.match(page, /<section class="backlinks"><h2>Mentioned in<\/h2><ul><li><a href="\/">Home<\/a>/);
    assert.doesNotMatch(page, /class="siblings"/);
    assert.match(file('old/index.html'), /url=\/guide\/secret\//);
    assert.ok('guide/secret/index.html' in JSON.parse(file('manifest.json')));
  });

  it('can be linked to', () => {
    assert.match(file('index.html'), /<a href="\/guide\/secret\/#part">secret<\/a>/);
  });

  it('is not in the navigation, nor before or after another page', () => {
    for (const path of ['index.html', 'guide/a/index.html', 'guide/secret/index.html', '404.html']) {
      assert.doesNotMatch(/<nav class="site-nav">.*/.exec(file(path))?.[0] ?? '', /Secret/, path);
    }
    assert.match(file('guide/a/index.html'), /<a rel="next" href="\/guide\/z\/">Next: Last<\/a>/);
    assert.match(file('guide/z/index.html'), /<a rel="prev" href="\/guide\/a\/">Previous: First<\/a>/);
  });

  it('is not under its tags', () => {
    assert.doesNotMatch(file('tags/common/index.html'), /Secret/);
    assert.match(file('tags/common/index.html'), /First/);
    assert.ok(!files.has('tags/rare/index.html'));
    assert.match(file('tags/index.html'), /<a href="\/tags\/common\/">common<\/a> \(1\)/);
  });

  it('is not in the feed, the sitemap and the search index', () => {
    assert.doesNotMatch(file('feed.xml'), /Secret|secret/);
    assert.doesNotMatch(file('sitemap.xml'), /secret/);
    assert.deepEqual(JSON.parse(file('search.json')).entries.map(({ url }: { url: string }) => url), ['/', '/guide/a/', '/guide/z/']);
  });

  it('is not mentioned on the pages that it links to', () => {
    assert.doesNotMatch(file('index.html'), /class="backlinks"/);
    assert.doesNotMatch(file('guide/a/index.html'), /class="backlinks"/);
  });
});

it('is listed when the key is false or missing', () => {
  const listed = build('false').files;
  assert.match(listed.get('sitemap.xml') ?? '', /secret/);
  assert.match(listed.get('guide/a/index.html') ?? '', /Next: Secret/);
  assert.ok(listed.has('tags/rare/index.html'));
  assert.match(listed.get('index.html') ?? '', /class="backlinks"/);
});

it('is read from the front matter', () => {
  const sink = new DiagnosticSink();
  assert.equal(readSource('a.md', '---\nunlisted: true\n---', sink).frontMatter.unlisted, true);
  assert.equal('unlisted' in readSource('a.md', '# A', sink).frontMatter, false);
  assert.deepEqual(sink.list(), []);
  readSource('a.md', '---\nunlisted: 1\nunlistde: true\n---', sink);
  assert.deepEqual(sink.list().map(({ message, line }) => `${line} ${message}`), ['2 unlisted: expected true or false', '3 there is no key unlistde; did you mean unlisted?']);
});

it('may not take an address', () => {
  const { diagnostics: found } = buildSite(new Map([['a.md', '# A'], ['b.md', '---\nslug: a\nunlisted: true\naliases: [c]\n---\n# B'], ['c.md', '# C']]), '2026-06-01');
  assert.deepEqual(found.map(({ code, path }) => [code, path]), [['same-address', 'b.md'], ['same-address', 'b.md']]);
});

it('is a documented member and key', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  assert.match(read('src/content/page.ts'), /interface FrontMatter \{[^}]*\breadonly unlisted\?: boolean;/);
  assert.match(read('docs/front-matter.md'), /^\| `draft` .*\n\| `unlisted` +\| .*\w.* \|\n\n/m);
});
