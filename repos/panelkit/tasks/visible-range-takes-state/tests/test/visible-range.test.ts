import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';
import { visibleRange } from '../src/pagination.ts';

it('takes the state of the page', () => {
  assert.deepEqual(visibleRange({ page: 2, size: 10, total: 45 }), { first: 21, last: 30 });
  assert.deepEqual(visibleRange({ page: 4, size: 10, total: 45 }), { first: 41, last: 45 });
  assert.deepEqual(visibleRange({ page: 0, size: 10, total: 0 }), { first: 0, last: 0 });
});

it('takes the state apart in its parameter', () => {
  const source = readFileSync(new URL('../src/pagination.ts', import.meta.url), 'utf8');
  assert.match(source, /function visibleRange\(\{ page, size, total \}: PageState\): \{ first: number; last: number \} \{/);
});

it('is given the state by the table', () => {
  const html = render(h(DataTable<string>, { label: 'L', columns: [], rows: [], rowKey: String, paging: { page: 2, size: 10, total: 45 } }));
  assert.match(html, /<span class="pk-pager__range">21–30 of 45<\/span>/);
});
