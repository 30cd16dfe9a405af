import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';

it('allows two values', () => {
  const source = readFileSync(new URL('../src/DataTable.tsx', import.meta.url), 'utf8');
  assert.match(source, /readonly align\?: (?:'center' \| 'end'|'end' \| 'center');/);
});

it('shows the same table', () => {
  const columns = [
    { id: 'a', header: 'A', cell: (row: string) => row, align: 'end' as const },
    { id: 'b', header: 'B', cell: (row: string) => row, align: 'center' as const, sortable: true },
    { id: 'c', header: 'C', cell: (row: string) => row },
  ];
  assert.equal(
    render(h(DataTable<string>, { label: 'L', columns, rows: ['x'], rowKey: (row) => row, sort: { column: 'b', direction: 'descending' } })),
    '<div class="pk-table"><table class="pk-table__grid" aria-label="L" aria-busy="false"><thead><tr><th scope="col" data-align="end">A</th>' +
      '<th scope="col" data-align="center" aria-sort="descending"><button type="button" class="pk-table__sort">B</button></th><th scope="col">C</th></tr></thead>' +
      '<tbody><tr><td data-align="end">x</td><td data-align="center">x</td><td>x</td></tr></tbody></table></div>',
  );
});
