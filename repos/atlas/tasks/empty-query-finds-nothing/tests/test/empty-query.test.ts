import assert from 'node:assert/strict';
import { it } from 'node:test';
import { search } from '../src/search/query.ts';

const entry = (url: string) => ({ url, title: 'Word', text: 'word', titleTerms: { word: 1 }, textTerms: { word: 1 } });
const index = [entry('/b/'), entry('/a/')];

it('finds nothing for blanks', () => {
  for (const query of ['', ' ', '\t\n', '\u00a0']) assert.deepEqual(search(index, query), [], JSON.stringify(query));
});

it('finds what is there', () => {
  assert.deepEqual(search(index, ' word ').map(({ url }) => url), ['/a/', '/b/']);
});
