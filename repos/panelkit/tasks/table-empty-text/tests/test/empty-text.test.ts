import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';

const columns = [{ id: 'a', header: 'A', cell: (row: string) => row }];
const table = (rows: readonly string[], more: object): string => render(h(DataTable<string>, { label: 'L', columns, rows, rowKey: String, ...more }));
const grid = (body: string): string =>
  `<table class="pk-table__grid" aria-label="L" aria-busy="false"><thead><tr><th scope="col">A</th></tr></thead><tbody>${body}</tbody></table>`;

it('stands in place of a table without rows', () => {
  assert.equal(table([], { emptyText: 'Nothing <here>' }), '<div class="pk-table"><p class="pk-table__empty">Nothing &lt;here></p></div>');
});

it('needs to be given', () => {
  assert.equal(table([], {}), `<div class="pk-table">${grid('')}</div>`);
});

it('is not shown beside rows', () => {
  assert.equal(table(['x', 'y'], { emptyText: 'Nothing' }), `<div class="pk-table">${grid('<tr><td>x</td></tr><tr><td>y</td></tr>')}</div>`);
});

it('leaves the pager alone', () => {
  const html = table([], { emptyText: 'Nothing', paging: { page: 0, size: 5, total: 0 } });
  assert.match(html, /^<div class="pk-table"><p class="pk-table__empty">Nothing<\/p><div class="pk-pager"><span class="pk-pager__range">0–0 of 0<\/span>/);
});

it('is declared and documented after rowKey, and what it may replace is indented', () => {
  const source = readFileSync(new URL('../src/DataTable.tsx', import.meta.url), 'utf8');
  assert.match(source, /readonly rowKey: [^;]*;\s+\/\*\* Shown in place of the table when there are no rows\. \*\/\s+readonly emptyText\?: string;/);
  const lines = source.split(/\r?\n/);
  const at = lines.findIndex((line) => line.trimStart().startsWith('<table class='));
  const [above, ...indents] = [lines[at - 1], ...['<table class=', '<thead>', '<tbody>', '</table>'].map((part) => lines.find((line) => line.includes(part)))].map((line) => line?.search(/\S/));
  assert.deepEqual(indents.map((indent) => indent - above), [2, 4, 4, 2]);
});
