import assert from 'node:assert/strict';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { escapeXml, xmlElement } from '../src/output/xml.ts';
import { escapeAttribute, escapeText } from '../src/render/escape.ts';

it('escapes the five signs', () => {
  assert.equal(escapeXml(`&<>"'`), '&amp;&lt;&gt;&quot;&apos;');
  assert.equal(escapeXml(`a && "b" 'c' <d>`), 'a &amp;&amp; &quot;b&quot; &apos;c&apos; &lt;d&gt;');
  assert.equal(escapeXml('plain'), 'plain');
});

it('escapes text and attributes', () => {
  assert.equal(xmlElement('a', `it's`, { b: `'` }), '<a b="&apos;">it&apos;s</a>');
  assert.equal(xmlElement('a', '', { b: 'c' }), '<a b="c"/>');
  const { files } = buildSite(new Map([['a.md', "---\ndate: 2026-01-01\n---\n# It's new"]]), '2026-06-01');
  assert.match(files.get('feed.xml') ?? '', /<title>It&apos;s new<\/title>/);
});

it('leaves HTML alone', () => {
  assert.equal(escapeAttribute(`'`), '&#39;');
  assert.equal(escapeText(`it's "x"`), `it's "x"`);
});
