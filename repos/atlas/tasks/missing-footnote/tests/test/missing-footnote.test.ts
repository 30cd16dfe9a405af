import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { severities } from '../src/diagnostics/diagnostic.ts';
import { buildSite } from '../src/index.ts';

const build = (body: string) => buildSite(new Map([['a.md', `---\ntitle: A\n---\n${body}`], ['b.md', '# B\n\n[^y]\n\n[^y]: Note.']]), '2026-06-01');
const found = (body: string) => build(body).diagnostics.map(({ code, severity, path, line, message }) => `${path}:${line} ${severity} ${code} ${message}`);

it('is a warning', () => {
  assert.deepEqual(found('One\ntwo[^x] three'), ['a.md:5 warning missing-footnote there is no footnote x']);
  assert.deepEqual(found('- a **b[^y]**\n\n| c | d |\n|---|---|\n| e[^z] | f |'), [
    'a.md:4 warning missing-footnote there is no footnote y',
    'a.md:8 warning missing-footnote there is no footnote z',
  ]);
  assert.deepEqual(found('one[^x]\n\n[^x]: Note, see[^v].'), ['a.md:6 warning missing-footnote there is no footnote v']);
  assert.equal(severities['missing-footnote'], 'warning');
});

it('is told of every mention, and of nothing else', () => {
  assert.deepEqual(found('a[^x] [^x]'), ['a.md:4 warning missing-footnote there is no footnote x', 'a.md:4 warning missing-footnote there is no footnote x']);
  assert.deepEqual(found('one[^x] [b](b.md#b)\n\n[^x]: Note.\n[^unused]: Other.'), []);
  assert.deepEqual(found('`a[^x]`'), []);
});

it('is still shown as it was written', () => {
  assert.match(build('a[^x] b').files.get('a/index.html') ?? '', /<p>a\[\^x\] b<\/p>/);
  assert.match(build('a[^x] b\n\n[^x]: c').files.get('a/index.html') ?? '', /<p>a<sup id="fnref-1"><a href="#fn-1">1<\/a><\/sup> b<\/p>/);
});

it('is among the documented codes', () => {
  const text = readFileSync(new URL('../docs/diagnostics.md', import.meta.url), 'utf8');
  assert.match(text, /^\| `broken-anchor` .*\n\| `missing-footnote` \| warning \| .+ \|\n\| `unknown-language` /m);
});

it('stands between its neighbours in the code, too', () => {
  assert.deepEqual(Object.keys(severities).slice(-4), ['broken-anchor', 'missing-footnote', 'unknown-language', 'no-title']);
});

it('is looked for by a documented function, after the links', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  assert.match(read('links/check-footnotes.ts'), /\*\/\s+export (?:function|const) checkFootnotes\b/);
  assert.match(read('build.ts'), /\bcheckLinks\([^]*\bcheckFootnotes\(/);
  assert.match(read('markdown/ast.ts'), /interface FootnoteMark \{[^}]*\breadonly line: number;/);
});
