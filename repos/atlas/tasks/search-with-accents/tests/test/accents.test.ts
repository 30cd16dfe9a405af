import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { buildSite, search } from '../src/index.ts';

const { files } = buildSite(
  new Map([
    ['a.md', '# Café\n\nWe serve naïve users. Crème brûlée.'],
    ['b.md', '# Cafe\n\nNaive users.'],
    ['c.md', '# Tea\n\nPlain words only, served cold.'],
  ]),
  '2026-06-01',
);
const index = JSON.parse(files.get('search.json') ?? '').entries;
const urls = (query: string) => search(index, query).map(({ url }) => url);

it('finds words with accents by words with and without', () => {
  for (const query of ['café', 'cafe', 'CAFÉ', 'cafe\u0301']) assert.deepEqual(urls(query), ['/a/', '/b/'], query);
  assert.deepEqual(urls('naïve'), ['/a/', '/b/']);
  assert.deepEqual(urls('crème brulee'), ['/a/']);
  assert.deepEqual(urls('sérve'), ['/a/']);
  assert.deepEqual(urls('thé'), urls('the'));
});

it('still shows the text as it was written', () => {
  assert.equal(search(index, 'serve')[0].excerpt, '…serve naïve users. Crème brûlée.');
  assert.deepEqual(search(index, 'plain'), [{ url: '/c/', title: 'Tea', excerpt: '…Plain words only, served cold.' }]);
});

it('has the same index as before', () => {
  assert.deepEqual(index.find(({ url }: { url: string }) => url === '/a/'), {
    url: '/a/',
    title: 'Café',
    text: 'Café We serve naïve users. Crème brûlée.',
    titleTerms: { cafe: 1 },
    textTerms: { brulee: 1, cafe: 1, creme: 1, naive: 1, serve: 1, user: 1, we: 1 },
  });
});

it('imports nothing that it does not use', () => {
  for (const path of ['build-index', 'query', 'terms']) {
    assert.notEqual(readFileSync(new URL(`../src/search/${path}.ts`, import.meta.url), 'utf8').match(/\bfoldAccents\b/g)?.length, 1, path);
  }
});
