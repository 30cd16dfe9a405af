import assert from 'node:assert/strict';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { splitTarget } from '../src/links/target.ts';

const build = (body: string) =>
  buildSite(new Map([['index.md', `# Home\n\n${body}`], ['setup.md', '# Setup\n\n## Install'], ['plan.pdf', '']]), '2026-06-01');
const found = (body: string) => build(body).diagnostics.map(({ code, line, message }) => `${line} ${code} ${message}`);

it('looks for the anchor behind a query', () => {
  assert.deepEqual(found('[x](setup.md?tab=2#instal)'), ['3 broken-anchor setup.md has no heading instal']);
  assert.deepEqual(found('[x](?tab=2#nowhere)'), ['3 broken-anchor index.md has no heading nowhere']);
  assert.deepEqual(found('[x](setup.md?tab=2#install) [y](setup.md?tab=2) [z](setup.md?a=b#top) [p](plan.pdf?a#b)'), []);
  assert.deepEqual(found('[x](setup.md#install?)'), ['3 broken-anchor setup.md has no heading install?']);
  assert.deepEqual(found('[x](gone.md?tab=2#install)'), ['3 broken-link gone.md?tab=2#install is neither a page nor a file']);
});

it('still writes query and anchor', () => {
  const { files } = build('[x](setup.md?tab=2#install) [y](setup.md?a=b) [z](#home) [p](plan.pdf?a#b)');
  assert.match(
    files.get('index.html') ?? '',
    /<a href="\/setup\/\?tab=2#install">x<\/a> <a href="\/setup\/\?a=b">y<\/a> <a href="#home">z<\/a> <a href="\/plan\.pdf\?a#b">p<\/a>/,
  );
});

it('cuts targets into three', () => {
  assert.deepEqual(splitTarget('a.md?x=1#b'), { path: 'a.md', query: '?x=1', anchor: 'b' });
  assert.deepEqual(splitTarget('a.md#b?c'), { path: 'a.md', query: '', anchor: 'b?c' });
  assert.deepEqual(splitTarget('a.md#b#c'), { path: 'a.md', query: '', anchor: 'b#c' });
  assert.deepEqual(splitTarget('a.md?x?y#'), { path: 'a.md', query: '?x?y', anchor: '' });
  assert.deepEqual(splitTarget('?x#b'), { path: '', query: '?x', anchor: 'b' });
  assert.deepEqual(splitTarget('#b'), { path: '', query: '', anchor: 'b' });
  assert.deepEqual(splitTarget(''), { path: '', query: '', anchor: '' });
});
