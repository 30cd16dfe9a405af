import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readArgs } from '../src/cli/args.ts';
import { main } from '../src/cli/main.ts';
import { buildSite, search } from '../src/index.ts';
import { fingerprint } from '../src/output/fingerprint.ts';
import { renderManifest } from '../src/output/manifest.ts';
import { escapeXml, xmlElement } from '../src/output/xml.ts';

const settings = { title: 'Docs & more', description: 'All of it', baseUrl: 'https://x.org/docs', feedLimit: 2 };
const files = new Map([
  ['atlas.json', JSON.stringify(settings)],
  ['index.md', '# Docs & more\n\nWelcome. See [setup](guide/setup.md#run).\n\n![logo](logo.png)'],
  ['guide/setup.md', '---\ndate: 2026-05-01\nupdated: 2026-05-03\ntags: [start]\naliases: [/begin]\ndescription: How to begin\n---\n# Setup\n\n## Get\n\nText[^1].\n\n## Run\n\n[^1]: A note.'],
  ['guide/news.md', '---\ndate: 2026-05-02\ntags: [start, news]\n---\n# News\n\nFirst & best.'],
  ['guide/old.md', '---\ndate: 2026-04-01\n---\n# Old news\n\nLast.'],
  ['logo.png', ''],
]);
const built = buildSite(files, '2026-06-01');
const styles = [...built.files.keys()].find((path) => path.endsWith('.css'));

function file(path: string): string {
  const text = built.files.get(path);
  assert.ok(text !== undefined, path);
  return text;
}

describe('a site', () => {
  it('has a file for everything', () => {
    assert.deepEqual(built.diagnostics, []);
    assert.deepEqual(built.assets, ['logo.png']);
    assert.deepEqual([...built.files.keys()].filter((path) => path !== styles).sort(), [
      '404.html', 'begin/index.html', 'feed.xml', 'guide/news/index.html', 'guide/old/index.html', 'guide/setup/index.html',
      'index.html', 'manifest.json', 'robots.txt', 'search.json', 'sitemap.xml', 'tags/index.html', 'tags/news/index.html', 'tags/start/index.html',
    ]);
    assert.match(styles ?? '', /^atlas-[\da-f]{8}\.css$/);
  });

  it('has whole pages', () => {
    assert.equal(
      file('guide/setup/index.html'),
      `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Setup · Docs &amp; more</title>
<meta name="description" content="How to begin">
<link rel="canonical" href="https://x.org/docs/guide/setup/">
<link rel="stylesheet" href="/docs/${styles}">
<link rel="alternate" type="application/atom+xml" href="/docs/feed.xml" hreflang="en">
</head>
<body>
<header class="site-header"><a class="site-title" href="/docs/">Docs &amp; more</a><form action="/docs/search.json" role="search"><input type="search" name="q" aria-label="Search"></form></header>
<nav class="site-nav"><ul><li><a href="/docs/">Docs &amp; more</a></li><li><details open><summary>Guide</summary><ul><li><a href="/docs/guide/news/">News</a></li><li><a href="/docs/guide/old/">Old news</a></li><li><a href="/docs/guide/setup/" aria-current="page">Setup</a></li></ul></details></li></ul></nav>
<main id="top">
<ol class="breadcrumbs"><li><a href="/docs/">Docs &amp; more</a></li><li>Guide</li></ol>
<h1>Setup</h1>
<p class="page-facts">Updated <time datetime="2026-05-03">3 May 2026</time> · 1 min read · <a class="tag" href="/docs/tags/start/">start</a></p>
<nav class="toc" aria-label="On this page">
<ul><li><a href="#get">Get</a></li><li><a href="#run">Run</a></li></ul>
</nav>
<h2 id="get">Get <a class="anchor" href="#get" aria-hidden="true">#</a></h2>
<p>Text<sup id="fnref-1"><a href="#fn-1">1</a></sup>.</p>
<h2 id="run">Run <a class="anchor" href="#run" aria-hidden="true">#</a></h2>
<section class="footnotes">
<ol>
<li id="fn-1">A note. <a href="#fnref-1" aria-label="Back">↩</a></li>
</ol>
</section>
<nav class="siblings"><a rel="prev" href="/docs/guide/old/">Previous: Old news</a></nav>
<section class="backlinks"><h2>Mentioned in</h2><ul><li><a href="/docs/">Docs &amp; more</a></li></ul></section>
</main>
</body>
</html>
`,
    );
  });

  it('describes pages by their first paragraph, or by itself', () => {
    assert.match(file('index.html'), /<title>Docs &amp; more<\/title>\n<meta name="description" content="Welcome\. See setup\.">/);
    assert.match(file('tags/news/index.html'), /<meta name="description" content="All of it">/);
    assert.doesNotMatch(file('404.html'), /name="description"/);
    const long = buildSite(new Map([['a.md', `# A\n\n${'word '.repeat(50)}`]]), '2026-06-01').files.get('a/index.html') ?? '';
    const [, content = ''] = /name="description" content="([^"]*)"/.exec(long) ?? [];
    assert.ok(content.length <= 160 && content.length > 150);
    assert.match(content, /^(word )+word…$/);
  });

  it('leads from page to page', () => {
    assert.match(file('index.html'), /See <a href="\/docs\/guide\/setup\/#run">setup<\/a>\./);
    assert.match(file('index.html'), /<img src="\/docs\/logo\.png" alt="logo" loading="lazy">/);
    assert.match(file('guide/news/index.html'), /<a rel="prev" href="\/docs\/">Previous: Docs &amp; more<\/a><a rel="next" href="\/docs\/guide\/old\/">Next: Old news<\/a>/);
    assert.match(file('guide/news/index.html'), /<p class="page-facts"><time datetime="2026-05-02">2 May 2026<\/time> · 1 min read/);
  });

  it('has pages for tags, for what is missing, and for old addresses', () => {
    assert.match(file('tags/start/index.html'), /<h1>start<\/h1>\n<ul class="tagged"><li><a href="\/docs\/guide\/news\/">News<\/a><\/li><li><a href="\/docs\/guide\/setup\/">Setup<\/a><\/li><\/ul>/);
    assert.match(file('tags/index.html'), /<ul class="tags"><li><a href="\/docs\/tags\/news\/">news<\/a> \(1\)<\/li><li><a href="\/docs\/tags\/start\/">start<\/a> \(2\)<\/li><\/ul>/);
    assert.match(file('404.html'), /<h1>404<\/h1>\n<p>This page does not exist\.<\/p>/);
    assert.equal(
      file('begin/index.html'),
      '<!doctype html>\n<html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/docs/guide/setup/"><link rel="canonical" href="https://x.org/docs/guide/setup/"><title>/guide/setup/</title></head><body><a href="/docs/guide/setup/">/guide/setup/</a></body></html>\n',
    );
  });

  it('has a sitemap and a word for robots', () => {
    const entry = (url: string, day?: string) => `  <url>\n    <loc>https://x.org/docs${url}</loc>\n${day === undefined ? '' : `    <lastmod>${day}</lastmod>\n`}  </url>\n`;
    assert.equal(
      file('sitemap.xml'),
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entry('/')}${entry('/guide/news/', '2026-05-02')}${entry('/guide/old/', '2026-04-01')}${entry('/guide/setup/', '2026-05-03')}</urlset>\n`,
    );
    assert.equal(file('robots.txt'), 'User-agent: *\nAllow: /\nSitemap: https://x.org/docs/sitemap.xml\n');
  });

  it('has a feed of the newest pages', () => {
    assert.equal(
      file('feed.xml'),
      `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Docs &amp; more</title>
  <id>https://x.org/docs/</id>
  <link rel="self" href="https://x.org/docs/feed.xml"/>
  <updated>2026-05-02T00:00:00Z</updated>
  <entry>
    <title>News</title>
    <id>https://x.org/docs/guide/news/</id>
    <link href="https://x.org/docs/guide/news/"/>
    <updated>2026-05-02T00:00:00Z</updated>
    <summary>First &amp; best.</summary>
  </entry>
  <entry>
    <title>Setup</title>
    <id>https://x.org/docs/guide/setup/</id>
    <link href="https://x.org/docs/guide/setup/"/>
    <updated>2026-05-03T00:00:00Z</updated>
    <summary>How to begin</summary>
  </entry>
</feed>
`,
    );
  });

  it('can be searched', () => {
    const { version, entries } = JSON.parse(file('search.json'));
    assert.equal(version, 1);
    assert.deepEqual(search(entries, 'news'), [
      { url: '/docs/guide/news/', title: 'News', excerpt: 'News First & best.' },
      { url: '/docs/guide/old/', title: 'Old news', excerpt: '…news Last.' },
    ]);
  });

  it('says what it is made of', () => {
    const manifest = JSON.parse(file('manifest.json'));
    assert.deepEqual(Object.keys(manifest), [...built.files.keys()].filter((path) => path !== 'manifest.json').sort());
    assert.equal(manifest['robots.txt'], fingerprint(file('robots.txt')));
    assert.equal(fingerprint(''), '811c9dc5');
    assert.equal(fingerprint('a'), 'e40c292c');
    assert.equal(renderManifest(new Map([['b', ''], ['a', 'a']])), '{\n  "a": "e40c292c",\n  "b": "811c9dc5"\n}\n');
  });

  it('has no tags where there are none, and other words in other languages', () => {
    const { files: small } = buildSite(new Map([['atlas.json', '{"locale":"de"}'], ['index.md', '# A'], ['b.md', '# B']]), '2026-06-01');
    assert.ok(!small.has('tags/index.html'));
    assert.match(small.get('index.html') ?? '', /<html lang="de">/);
    assert.match(small.get('b/index.html') ?? '', /<a rel="prev" href="\/">Zurück: A<\/a>/);
    assert.match(small.get('404.html') ?? '', /Diese Seite gibt es nicht\./);
  });

  it('has no files when something is wrong', () => {
    const broken = buildSite(new Map([['index.md', '# A\n\n[b](b.md)\n\n```what\n```']]), '2026-06-01');
    assert.equal(broken.files.size, 0);
    assert.deepEqual(broken.assets, []);
    assert.deepEqual(broken.diagnostics.map(({ code, line, severity }) => [code, line, severity]), [
      ['broken-link', 3, 'error'],
      ['unknown-language', 5, 'warning'],
    ]);
  });
});

describe('XML', () => {
  it('is escaped', () => {
    assert.equal(escapeXml('a < b & "c" > d'), 'a &lt; b &amp; &quot;c&quot; &gt; d');
    assert.equal(xmlElement('a', 'x<y', { b: '"' }), '<a b="&quot;">x&lt;y</a>');
    assert.equal(xmlElement('a', ''), '<a/>');
  });
});

describe('the command', () => {
  it('is read', () => {
    assert.deepEqual(readArgs(['build', 'docs']), { command: 'build', folder: 'docs', out: 'site', strict: false });
    assert.deepEqual(readArgs(['build', '--strict', '--out', 'o', 'docs']), { command: 'build', folder: 'docs', out: 'o', strict: true });
    for (const words of [[], ['--help'], ['build', 'docs', '--help']]) assert.deepEqual(readArgs(words), { command: 'help' });
    const reason = (...words: string[]) => {
      const request = readArgs(words);
      return request.command === 'wrong' ? request.reason : undefined;
    };
    assert.equal(reason('serve'), 'there is no command serve');
    assert.equal(reason('build'), 'which folder?');
    assert.equal(reason('build', 'a', 'b'), 'b is one folder too many');
    assert.equal(reason('build', 'a', '--out'), '--out needs a folder');
    assert.equal(reason('build', 'a', '--fast'), 'there is no option --fast');
  });

  it('reads a folder and writes another', async () => {
    const root = await mkdtemp(join(tmpdir(), 'atlas-'));
    after(() => rm(root, { recursive: true }));
    const [from, to] = [join(root, 'docs'), join(root, 'out')];
    await mkdir(join(from, 'guide'), { recursive: true });
    await writeFile(join(from, 'index.md'), '# Home');
    await writeFile(join(from, 'guide', 'a.md'), 'no heading');
    await writeFile(join(from, 'guide', 'a.bin'), Buffer.from([0, 255]));
    const printed: string[] = [];
    const run = (...words: string[]) => main(words, '2026-06-01', (text) => printed.push(text));
    assert.equal(await run('build', from, '--out', to), 0);
    assert.match(await readFile(join(to, 'guide', 'a', 'index.html'), 'utf8'), /<h1>A<\/h1>/);
    assert.deepEqual(await readFile(join(to, 'guide', 'a.bin')), Buffer.from([0, 255]));
    assert.equal(printed[0], 'guide/a.md: warning: the page has neither a title nor a heading (no-title)\n0 errors, 1 warning\n');
    assert.equal(await run('build', from, '--out', join(root, 'none'), '--strict'), 1);
    await assert.rejects(readFile(join(root, 'none', 'index.html')));
    await writeFile(join(from, 'index.md'), '[x](y.md)');
    assert.equal(await run('build', from, '--out', to), 1);
    assert.equal(await run('serve'), 2);
    assert.match(printed.at(-1) ?? '', /^there is no command serve\n\nUsage: /);
    assert.equal(await run('--help'), 0);
  });
});
