import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findLocale, localeCodes } from '../src/config/locales.ts';
import { readConfig } from '../src/config/read-config.ts';
import { defaultConfig } from '../src/config/site-config.ts';
import { isAsset, isPage } from '../src/content/assets.ts';
import { readSource } from '../src/content/front-matter.ts';
import { loadPages } from '../src/content/load-pages.ts';
import { toOutputPath, toUrl } from '../src/content/permalinks.ts';
import { isPublishable } from '../src/content/publishable.ts';
import { readingMinutes } from '../src/content/reading-time.ts';
import { collectRedirects } from '../src/content/redirects.ts';
import { readValue } from '../src/content/scalars.ts';
import { inOrder, newestFirst } from '../src/content/sort-pages.ts';
import { collectTags } from '../src/content/tags.ts';
import { formatReport } from '../src/diagnostics/format-report.ts';
import { DiagnosticSink } from '../src/diagnostics/sink.ts';

function load(files: Readonly<Record<string, string>>, config = defaultConfig) {
  const sink = new DiagnosticSink();
  const pages = loadPages(new Map(Object.entries(files)), config, '2026-06-01', sink);
  return { pages, sink, found: sink.list().map(({ code, path, line }) => [code, path, line]) };
}

describe('settings', () => {
  const read = (source: string | undefined) => {
    const sink = new DiagnosticSink();
    return { config: readConfig(source, sink), found: sink.list().map(({ code, path, message }) => `${path} ${code} ${message}`) };
  };

  it('have defaults', () => {
    assert.deepEqual(read(undefined), { config: defaultConfig, found: [] });
    assert.deepEqual(read('{}'), { config: defaultConfig, found: [] });
  });

  it('are taken over', () => {
    const given = {
      title: 'T', description: 'D', baseUrl: 'https://x.org/docs', locale: 'de', include: ['a'], exclude: ['b'],
      tocDepth: 6, feedLimit: 1, showDrafts: true, lineNumbers: true,
    };
    assert.deepEqual(read(JSON.stringify(given)), { config: given, found: [] });
    assert.equal(read('{"baseUrl":"http://x.org/docs//"}').config.baseUrl, 'http://x.org/docs');
  });

  it('keep their default when they are wrong', () => {
    const wrong = { title: 1, baseUrl: 'x.org', locale: 'xx', include: 'a', exclude: [1], tocDepth: 0, feedLimit: 2.5, showDrafts: 'no' };
    const { config, found } = read(JSON.stringify(wrong));
    assert.deepEqual(config, defaultConfig);
    assert.deepEqual(found, [
      'atlas.json bad-config title: expected a text, found 1',
      'atlas.json bad-config baseUrl: expected an address such as https://docs.example.org, found "x.org"',
      'atlas.json bad-config locale: expected one of en, de, fr, found "xx"',
      'atlas.json bad-config include: expected a list of texts, found "a"',
      'atlas.json bad-config exclude: expected a list of texts, found [1]',
      'atlas.json bad-config tocDepth: expected a whole number from 1 to 6, found 0',
      'atlas.json bad-config feedLimit: expected a whole number from 1 to 1000, found 2.5',
      'atlas.json bad-config showDrafts: expected true or false, found "no"',
    ]);
    assert.equal(read('{"tocDepth":7}').found.length, 1);
    assert.equal(read('{"feedLimit":1001}').found.length, 1);
  });

  it('must exist', () => {
    assert.deepEqual(read('{"titel":"T","toString":1}').found, [
      'atlas.json unknown-setting there is no setting titel; did you mean title?',
      'atlas.json unknown-setting there is no setting toString',
    ]);
    for (const source of ['[]', 'null', '3', '{']) assert.deepEqual(read(source), { config: defaultConfig, found: ['atlas.json bad-config expected a JSON object'] });
  });

  it('name a language', () => {
    assert.deepEqual(localeCodes, ['en', 'de', 'fr']);
    assert.equal(findLocale('FR-ca').code, 'fr');
    assert.equal(findLocale('').code, 'en');
    for (const code of localeCodes) assert.equal(findLocale(code).months.length, 12);
  });
});

describe('values', () => {
  it('are text, numbers, flags and lists', () => {
    assert.equal(readValue(' plain: text '), 'plain: text');
    assert.equal(readValue('"3"'), '3');
    assert.equal(readValue("'it is'"), 'it is');
    assert.equal(readValue('-2.5'), -2.5);
    assert.equal(readValue('true'), true);
    assert.equal(readValue('false'), false);
    assert.equal(readValue('2026-05-01'), '2026-05-01');
    assert.deepEqual(readValue('[a, "b, c", \'d\', ]'), ['a', 'b, c', 'd']);
    assert.deepEqual(readValue('[]'), []);
  });

  it('are nothing when they are left open', () => {
    for (const text of ['[a', '"a', "'", '"a" b"', '["a]']) assert.equal(readValue(text), undefined, text);
  });
});

describe('front matter', () => {
  const read = (...lines: string[]) => {
    const sink = new DiagnosticSink();
    const source = readSource('p.md', lines.join('\n'), sink);
    return { ...source, found: sink.list().map(({ code, message, line }) => `${line} ${code} ${message}`) };
  };

  it('is read', () => {
    const { frontMatter, body, bodyLine, found } = read(
      '---', 'title: A: b', 'description: "c"', 'date: 2026-05-01', 'updated: 2026-05-02', '# comment', '',
      'tags: [x, y]', 'order: 2', 'slug: s', 'aliases: [/old]', 'draft: true', '---', '', 'Body', '---',
    );
    assert.deepEqual(frontMatter, {
      title: 'A: b', description: 'c', date: '2026-05-01', updated: '2026-05-02', tags: ['x', 'y'], position: 2, slug: 's', aliases: ['/old'], draft: true,
    });
    assert.deepEqual([body, bodyLine, found], ['\nBody\n---', 14, []]);
  });

  it('may be missing, or not closed', () => {
    assert.deepEqual(read('Body'), { path: 'p.md', frontMatter: { tags: [], aliases: [], draft: false }, body: 'Body', bodyLine: 1, found: [] });
    assert.equal(read('---', 'title: a').body, '---\ntitle: a');
    assert.equal(read('\uFEFF---\r', 'title: a\r', '---\r', 'b').frontMatter.title, 'a');
  });

  it('is reported where it is wrong', () => {
    assert.deepEqual(read('---', 'nothing', 'titel: a', 'zzzzzz: 1', 'tags: a', 'order: first', 'draft: 1', 'date: 2026-02-30', 'title: [a]', 'slug: "x', '---').found, [
      '2 bad-front-matter expected a key, a colon and a value',
      '3 unknown-key there is no key titel; did you mean title?',
      '4 unknown-key there is no key zzzzzz',
      '5 bad-front-matter tags: expected a list in brackets',
      '6 bad-front-matter order: expected a number',
      '7 bad-front-matter draft: expected true or false',
      '8 bad-front-matter date: expected a day such as 2026-05-01',
      '9 bad-front-matter title: expected a text',
      '10 bad-front-matter slug: a quote or bracket is not closed',
    ]);
  });
});

describe('pages', () => {
  it('have addresses', () => {
    assert.equal(toUrl('index.md'), '/');
    assert.equal(toUrl('guide/index.md', 'ignored'), '/guide/');
    assert.equal(toUrl('Guide One/Set up.md'), '/guide-one/set-up/');
    assert.equal(toUrl('guide/setup.md', 'Begin here'), '/guide/begin-here/');
    assert.equal(toOutputPath('/'), 'index.html');
    assert.equal(toOutputPath('/guide/setup/'), 'guide/setup/index.html');
  });

  it('are told from assets', () => {
    const config = { ...defaultConfig, exclude: ['old/**'] };
    const kinds = (path: string) => [isPage(path, config), isAsset(path, config)];
    assert.deepEqual(kinds('a/b.md'), [true, false]);
    assert.deepEqual(kinds('a/b.png'), [false, true]);
    for (const path of ['old/a.md', 'old/a.png', '_draft/a.md', 'a/_b.png', '.env', 'a/.b.md', 'atlas.json']) assert.deepEqual(kinds(path), [false, false], path);
  });

  it('are published when they are no drafts and their day has come', () => {
    const page = { tags: [], aliases: [], draft: false };
    const all = { ...defaultConfig, showDrafts: true };
    assert.ok(isPublishable(page, defaultConfig, '2026-06-01'));
    assert.ok(isPublishable({ ...page, date: '2026-06-01' }, defaultConfig, '2026-06-01'));
    assert.ok(!isPublishable({ ...page, date: '2026-06-02' }, defaultConfig, '2026-06-01'));
    assert.ok(!isPublishable({ ...page, draft: true }, defaultConfig, '2026-06-01'));
    assert.ok(isPublishable({ ...page, draft: true, date: '2026-06-02' }, all, '2026-06-01'));
  });

  it('are loaded by path, with title, contents and anchors', () => {
    const { pages, found } = load({
      'b.md': '# *Bee* hive\n\n## One\n\ntwo words\n\n## Other',
      'a.md': '---\ntitle: Given\n---\n# Written',
      'sub/no-title.md': 'text',
      'note.txt': 'x',
      'draft.md': '---\ndraft: true\n---',
    });
    assert.deepEqual(pages.map(({ path, url, title }) => [path, url, title]), [
      ['a.md', '/a/', 'Given'],
      ['b.md', '/b/', 'Bee hive'],
      ['sub/no-title.md', '/sub/no-title/', 'No title'],
    ]);
    assert.deepEqual(pages[1].toc.map(({ title }) => title), ['One', 'Other']);
    assert.deepEqual([...pages[1].anchors], ['bee-hive', 'one', 'other']);
    assert.equal(pages[1].words, 6);
    assert.deepEqual(found, [['no-title', 'sub/no-title.md', undefined]]);
  });

  it('may not have one address', () => {
    const { found } = load({ 'a.md': '# A', 'b.md': '---\nslug: a\n---\n# B' });
    assert.deepEqual(found, [['same-address', 'b.md', undefined]]);
  });

  it('are sorted by day', () => {
    const { pages } = load({
      'a.md': '---\ndate: 2026-01-02\n---\n# A', 'b.md': '# B', 'c.md': '---\ndate: 2026-03-01\n---\n# C', 'd.md': '---\ndate: 2026-01-02\n---\n# D',
    });
    assert.deepEqual(newestFirst(pages).map(({ path }) => path), ['c.md', 'a.md', 'd.md']);
  });

  it('are sorted by order, then title', () => {
    const { pages } = load({ 'a.md': '# Zed', 'b.md': '# Alpha', 'c.md': '---\norder: 2\n---\n# C', 'd.md': '---\norder: -1\n---\n# D', 'e.md': '# Alpha again', 'f.md': '# Alpha' });
    assert.deepEqual(inOrder(pages).map(({ path }) => path), ['d.md', 'c.md', 'b.md', 'f.md', 'e.md', 'a.md']);
    assert.equal(pages[0].path, 'a.md');
  });

  it('carry tags', () => {
    const { pages } = load({ 'a.md': '---\ntags: [zoo, API docs, zoo]\n---\n# A', 'b.md': '---\ntags: [zoo]\n---\n# B' });
    assert.deepEqual(collectTags(pages).map(({ label, url, pages: tagged }) => [label, url, tagged.map(({ path }) => path)]), [
      ['API docs', '/tags/api-docs/', ['a.md']],
      ['zoo', '/tags/zoo/', ['a.md', 'b.md']],
    ]);
  });

  it('have other addresses that lead to them', () => {
    const { pages } = load({ 'a.md': '---\naliases: [old, /older/way/, /b]\n---\n# A', 'b.md': '---\naliases: [/old/]\n---\n# B' });
    const sink = new DiagnosticSink();
    assert.deepEqual(collectRedirects(pages, sink), [
      { from: '/old/', to: '/a/' },
      { from: '/older/way/', to: '/a/' },
    ]);
    assert.deepEqual(sink.list().map(({ code, path, message }) => [code, path, message]), [
      ['same-address', 'a.md', 'the alias /b/ is the address of something else'],
      ['same-address', 'b.md', 'the alias /old/ is the address of something else'],
    ]);
  });

  it('take time to read', () => {
    assert.deepEqual([0, 100, 329, 330, 2200].map(readingMinutes), [1, 1, 1, 2, 10]);
  });
});

describe('diagnostics', () => {
  it('are listed by path and line', () => {
    const { sink } = load({ 'b.md': '---\nx: 1\n---\n# B', 'a.md': '---\nyyyyyy: 1\norder: x\n---\ntext' });
    assert.deepEqual(sink.list().map(({ path, line, severity }) => [path, line, severity]), [
      ['a.md', undefined, 'warning'],
      ['a.md', 2, 'warning'],
      ['a.md', 3, 'error'],
      ['b.md', 2, 'warning'],
    ]);
    assert.equal(sink.failed, true);
    assert.equal(load({ 'a.md': 'text' }).sink.failed, false);
  });

  it('are told in lines', () => {
    const { sink } = load({ 'a.md': '---\nyyyyyy: 1\norder: x\n---\ntext' });
    assert.equal(
      formatReport(sink.list()),
      'a.md: warning: the page has neither a title nor a heading (no-title)\na.md:2: warning: there is no key yyyyyy (unknown-key)\na.md:3: error: order: expected a number (bad-front-matter)\n1 error, 2 warnings\n',
    );
    assert.equal(formatReport([]), '');
    assert.match(formatReport(sink.list().slice(0, 1)), /\n0 errors, 1 warning\n$/);
  });
});
