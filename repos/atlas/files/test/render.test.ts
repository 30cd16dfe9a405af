import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findLocale } from '../src/config/locales.ts';
import { findLanguage } from '../src/highlight/find-language.ts';
import { highlight } from '../src/highlight/highlight.ts';
import { languages } from '../src/highlight/languages.ts';
import { tokenize } from '../src/highlight/tokenize.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import { element } from '../src/render/element.ts';
import { escapeAttribute, escapeText } from '../src/render/escape.ts';
import { renderBlocks } from '../src/render/render-blocks.ts';
import { numberFootnotes, renderFootnotes } from '../src/render/render-footnotes.ts';
import { renderToc } from '../src/render/render-toc.ts';

function render(lines: readonly string[], options: { lineNumbers?: boolean } = {}) {
  const document = parseMarkdown(lines.join('\n'));
  const numbers = numberFootnotes(document);
  const unknown: string[] = [];
  const context = {
    locale: findLocale('en'),
    lineNumbers: options.lineNumbers ?? false,
    resolve: (target: string) => (target.startsWith('http') ? target : `/to/${target}`),
    footnoteNumber: (label: string) => numbers.get(label),
    onUnknownLanguage: (language: string, line: number) => {
      unknown.push(`${language}:${line}`);
    },
  };
  return { html: renderBlocks(document.blocks, context), notes: renderFootnotes(document, numbers, context), unknown };
}

const html = (...lines: string[]): string => render(lines).html;

describe('elements', () => {
  it('have attributes that are given', () => {
    assert.equal(element('a', { href: '/x?a=1&b="2"', title: undefined, hidden: true, open: false, n: 3 }, 'b', 'c'), '<a href="/x?a=1&amp;b=&quot;2&quot;" hidden n="3">bc</a>');
    assert.equal(element('br', {}), '<br>');
    assert.equal(element('p', {}), '<p></p>');
  });

  it('are safe', () => {
    assert.equal(escapeText('<a & b>'), '&lt;a &amp; b&gt;');
    assert.equal(escapeAttribute('<a & "b">'), '&lt;a &amp; &quot;b&quot;&gt;');
  });
});

describe('blocks', () => {
  it('are headings that link to themselves', () => {
    assert.equal(html('## A <b>'), '<h2 id="a-b">A &lt;b&gt; <a class="anchor" href="#a-b" aria-hidden="true">#</a></h2>');
  });

  it('are paragraphs, quotes and rules', () => {
    assert.equal(html('one', '> two', '***'), '<p>one</p>\n<blockquote>\n<p>two</p>\n</blockquote>\n<hr>');
  });

  it('are lists', () => {
    assert.equal(html('- a', '- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
    assert.equal(html('2. a', '', '3. b'), '<ol start="2">\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ol>');
    assert.equal(html('1. a', '   > b'), '<ol>\n<li>a\n<blockquote>\n<p>b</p>\n</blockquote></li>\n</ol>');
  });

  it('are tables', () => {
    assert.equal(
      html('a | b', '--|-:', '1 | 2'),
      '<div class="table"><table>\n<thead><tr><th>a</th><th style="text-align: right">b</th></tr></thead>\n<tbody>\n<tr><td>1</td><td style="text-align: right">2</td></tr>\n</tbody>\n</table></div>',
    );
    assert.equal(html('a | b', '--|--'), '<div class="table"><table>\n<thead><tr><th>a</th><th>b</th></tr></thead>\n</table></div>');
  });

  it('are callouts, unknown ones as notes', () => {
    assert.equal(
      html(':::danger Hot <stuff>', 'x', ':::'),
      '<aside class="callout callout-danger" role="alert">\n<p class="callout-title">Hot &lt;stuff&gt;</p>\n<p>x</p>\n</aside>',
    );
    assert.match(html(':::tip', 'x', ':::'), /^<aside class="callout callout-tip" role="note">\n<p class="callout-title">Tip</);
    assert.match(html(':::warning', 'x', ':::'), /^<aside class="callout callout-warning" role="alert">/);
    assert.match(html(':::odd', 'x', ':::'), /^<aside class="callout callout-note" role="note">\n<p class="callout-title">Odd</);
  });

  it('are code, by line', () => {
    assert.equal(
      html('```js {2} title="a & b"', 'let a', '"<b>"', '```'),
      '<figure class="code"><figcaption>a &amp; b</figcaption><pre><code class="language-javascript"><span class="token-keyword">let</span> a\n<mark><span class="token-string">"&lt;b&gt;"</span></mark></code></pre></figure>',
    );
    const { html: numbered, unknown } = render(['```what', '<', '>', '```'], { lineNumbers: true });
    assert.equal(
      numbered,
      '<figure class="code"><pre><code><span class="line-number">1</span>&lt;\n<span class="line-number">2</span>&gt;</code></pre></figure>',
    );
    assert.deepEqual(unknown, ['what:1']);
    assert.deepEqual(render(['```', 'x', '```']).unknown, []);
  });
});

describe('inlines', () => {
  it('are rendered', () => {
    assert.equal(html('*a* **b** ~~c~~ `<d>`\\', 'e & f'), '<p><em>a</em> <strong>b</strong> <del>c</del> <code>&lt;d&gt;</code><br>e &amp; f</p>');
  });

  it('are links, marked where they leave the site', () => {
    assert.equal(html('[a](b.md "T")'), '<p><a href="/to/b.md" title="T">a</a></p>');
    assert.equal(html('[a](https://b.org)'), '<p><a href="https://b.org" rel="external noreferrer">a</a></p>');
    assert.equal(html('![a "b"](c.png "T")'), '<p><img src="/to/c.png" alt="a &quot;b&quot;" title="T" loading="lazy"></p>');
  });

  it('are footnotes, numbered as they are mentioned', () => {
    const { html: page, notes } = render(['a[^x] b[^y] c[^x] d[^none]', '', '[^y]: Why.', '[^x]: *Ex*.', '[^unused]: No.']);
    assert.equal(
      page,
      '<p>a<sup id="fnref-1"><a href="#fn-1">1</a></sup> b<sup id="fnref-2"><a href="#fn-2">2</a></sup> c<sup id="fnref-1"><a href="#fn-1">1</a></sup> d[^none]</p>',
    );
    assert.equal(
      notes,
      '<section class="footnotes">\n<ol>\n<li id="fn-1"><em>Ex</em>. <a href="#fnref-1" aria-label="Back">↩</a></li>\n<li id="fn-2">Why. <a href="#fnref-2" aria-label="Back">↩</a></li>\n</ol>\n</section>',
    );
    assert.equal(render(['plain']).notes, '');
  });
});

describe('the table of contents', () => {
  const entry = (id: string, ...children: { id: string; title: string; children: [] }[]) => ({ id, title: `<${id}>`, children });

  it('is nested', () => {
    assert.equal(
      renderToc([entry('a', { id: 'b', title: 'B', children: [] }), entry('c')], 'On "it"'),
      '<nav class="toc" aria-label="On &quot;it&quot;">\n<ul><li><a href="#a">&lt;a&gt;</a><ul><li><a href="#b">B</a></li></ul></li><li><a href="#c">&lt;c&gt;</a></li></ul>\n</nav>',
    );
  });

  it('needs two headings', () => {
    assert.equal(renderToc([entry('a')], 'x'), '');
    assert.equal(renderToc([], 'x'), '');
    assert.notEqual(renderToc([entry('a', { id: 'b', title: 'B', children: [] })], 'x'), '');
  });
});

describe('code', () => {
  const kinds = (code: string, name: string): string[] => {
    const language = findLanguage(name);
    assert.ok(language, name);
    return tokenize(code, language).map(({ kind, text }) => `${kind} ${text}`);
  };

  it('is cut into tokens', () => {
    assert.deepEqual(kinds('if (a1 === 0x1F) return "x\\"y"; // end\nnull', 'ts'), [
      'keyword if', 'plain  (a1 === ', 'number 0', 'plain x1F) ', 'keyword return', 'plain  ', 'string "x\\"y"', 'plain ; ', 'comment // end', 'plain \n', 'literal null',
    ]);
    assert.deepEqual(kinds('1_000.5e-3 a.b', 'js'), ['number 1_000.5e-3', 'plain  a.b']);
  });

  it('has comments of several lines, nested in some languages', () => {
    assert.deepEqual(kinds('/* a\n/* b */ c */', 'java'), ['comment /* a\n/* b */', 'plain  c */']);
    assert.deepEqual(kinds('/* a\n/* b */ c */ fn', 'rust'), ['comment /* a\n/* b */ c */', 'plain  ', 'keyword fn']);
    assert.deepEqual(kinds('{- a', 'haskell'), ['comment {- a']);
  });

  it('has strings that end with their line, or do not', () => {
    assert.deepEqual(kinds('"a\nif', 'c'), ['string "a', 'plain \n', 'keyword if']);
    assert.deepEqual(kinds("'''a\n'b' ''' in", 'python'), ["string '''a\n'b' '''", 'plain  ', 'keyword in']);
    assert.deepEqual(kinds("'it''s'", 'bash'), ["string 'it'", "string 's'"]);
    assert.deepEqual(kinds('`a\\`b`', 'js'), ['string `a\\`b`']);
  });

  it('has words by the rules of its language', () => {
    assert.deepEqual(kinds('SELECT null', 'sql'), ['keyword SELECT', 'plain  ', 'literal null']);
    assert.deepEqual(kinds('If', 'js'), ['plain If']);
    assert.deepEqual(kinds('if-let', 'clj'), ['keyword if-let']);
    assert.deepEqual(kinds('if-let', 'js'), ['keyword if', 'plain -', 'keyword let']);
  });

  it('is rendered without elements over the end of a line', () => {
    const language = findLanguage('C');
    assert.ok(language);
    assert.equal(highlight('/* <a>\n\nb */ x', language), '<span class="token-comment">/* &lt;a&gt;</span>\n\n<span class="token-comment">b */</span> x');
  });

  it('is in a language of its own name', () => {
    const names = languages.map(({ name }) => name);
    assert.deepEqual(names, [...names].sort());
    const all = languages.flatMap(({ name, aliases }) => [name, ...aliases]);
    assert.equal(new Set(all).size, all.length);
    assert.equal(findLanguage('TSX')?.name, 'typescript');
    assert.equal(findLanguage('nothing'), undefined);
    for (const { name, keywords, literals, strings } of languages) {
      for (const words of [keywords, literals]) assert.deepEqual([...words], [...words].sort(), name);
      for (const { open, close } of strings) assert.ok(open.length > 0 && close.length > 0, name);
    }
  });
});
