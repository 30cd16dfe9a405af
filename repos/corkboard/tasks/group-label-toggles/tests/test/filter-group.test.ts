import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';

import { FilterBar } from '../src/components/FilterBar.tsx';
import { board, readJson, t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

it('groups the toggles only', () => {
  const { html } = render(() => h(FilterBar, { labels: board.labels, filter: { text: '', labels: [] }, t, onChange: () => {} }));
  const parts = html.match(/^<div class="cb-filter" role="search">(<input[^>]*>)<div class="cb-filter__labels" role="group" aria-label="Labels">(.*)<\/div>(<button.*<\/button>)<\/div>$/);
  assert.equal(parts?.[2]?.match(/<button/g)?.length, 2);
  assert.match(parts?.[3] ?? '', /^<button type="button" class="cb-filter__clear" disabled[^>]*>Show all<\/button>$/);
});

it('has the text in both languages', () => {
  const texts = ['en', 'de'].map((language) => readJson(`locales/${language}.json`));
  assert.deepEqual(texts.map((entries) => entries['filter.labels']), ['Labels', 'Etiketten']);
  for (const entries of texts) {
    assert.deepEqual(Object.keys(entries).slice(9), ['filter.search', 'filter.labels', 'filter.clear', 'form.add', 'form.title']);
  }
  assert.deepEqual(texts.map((entries) => entries['filter.search']), ['Search cards', 'Karten suchen']);
});

it('is indented as its place asks for', () => {
  const lines = readFileSync(new URL('../src/components/FilterBar.tsx', import.meta.url), 'utf8').split('\n');
  const group = lines.slice(0, lines.findIndex((line) => line.includes('{labels.map('))).findLast((line) => line.trimStart().startsWith('<div'));
  const indents = [group, ...['{labels.map(', 'cb-filter__toggle', '{label.name}'].map((part) => lines.find((line) => line.includes(part)))].map((line) => line?.search(/\S/));
  assert.deepEqual(indents, [6, 8, 12, 12]);
});
