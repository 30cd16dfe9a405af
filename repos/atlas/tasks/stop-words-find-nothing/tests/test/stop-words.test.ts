import assert from 'node:assert/strict';
import { it } from 'node:test';
import { search } from '../src/search/query.ts';

const entry = (url: string, count: number) => ({ url, title: 'Word', text: 'the word', titleTerms: { word: count }, textTerms: { word: 1 } });
const index = [entry('/b/', 1), entry('/a/', 1), entry('/c/', 2)];
const urls = (query: string, limit?: number) => search(index, query, limit).map(({ url }) => url);

it('finds nothing for stop words', () => {
  for (const query of ['the', 'the and of', 'The, AND!', ' is it ']) assert.deepEqual(urls(query), [], query);
});

it('finds nothing for signs and blanks', () => {
  for (const query of ['?!', '', '  ']) assert.deepEqual(urls(query), [], query);
});

it('still finds words beside stop words', () => {
  assert.deepEqual(urls('the word'), ['/c/', '/a/', '/b/']);
  assert.deepEqual(urls('words', 2), ['/c/', '/a/']);
  assert.deepEqual(urls('word unicorn'), []);
  assert.equal(search(index, 'word')[0].excerpt, '…word');
});
