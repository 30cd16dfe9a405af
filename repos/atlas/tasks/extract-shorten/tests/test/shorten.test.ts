import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { excerptAround } from '../src/search/excerpt.ts';
import { shorten } from '../src/text/shorten.ts';

it('cuts between two words', () => {
  assert.equal(shorten('one two three', 13), 'one two three');
  assert.equal(shorten('one two three', 12), 'one two…');
  assert.equal(shorten('one two three', 9), 'one two…');
  assert.equal(shorten('one two three', 8), 'one two…');
  assert.equal(shorten('one two three', 7), 'one…');
  assert.equal(shorten('onetwothree', 4), 'one…');
  assert.equal(shorten('', 4), '');
});

it('is declared once', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  for (const path of ['../src/theme/head.ts', '../src/search/excerpt.ts']) {
    assert.doesNotMatch(read(path), /function shorten|const shorten\b/, path);
    assert.match(read(path), /import \{ shorten \} from '\.\.\/text\/shorten\.ts'/, path);
  }
});

it('is what excerpts and descriptions are cut by', () => {
  const words = 'word '.repeat(50).trim();
  assert.equal(excerptAround(words, []), `${'word '.repeat(23)}word…`);
  const page = buildSite(new Map([['a.md', `# A\n\n${words}`]]), '2026-06-01').files.get('a/index.html') ?? '';
  assert.match(page, new RegExp(`name="description" content="${'word '.repeat(31)}word…"`));
});

it('takes its doc comment along, and keeps imports sorted', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const comment = '/** At most so many characters; a longer text is cut between two words and ends with an ellipsis. */';
  assert.match(read('../src/text/shorten.ts').slice(read('../src/text/shorten.ts').indexOf(comment) + comment.length), /^\s+export (?:function|const) shorten\b/);
  for (const path of ['../src/theme/head.ts', '../src/search/excerpt.ts']) {
    assert.ok(!read(path).includes('At most so many characters'), path);
    const paths = [...read(path).matchAll(/^import [^;]*? from '([^']+)';/gm)].map(([, from]) => from);
    assert.deepEqual(paths, [...paths].sort(), path);
  }
});
