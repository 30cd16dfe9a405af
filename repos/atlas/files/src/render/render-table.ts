import type { Inline, Table } from '../markdown/ast.ts';
import type { RenderContext } from './context.ts';
import { element } from './element.ts';
import { renderInlines } from './render-inlines.ts';

/** A table in a box that scrolls where the page is narrow. */
export function renderTable(table: Table, context: RenderContext): string {
  const head = element('thead', {}, renderRow('th', table.header, table, context));
  const rows = table.rows.map((row) => renderRow('td', row, table, context));
  const body = rows.length === 0 ? '' : element('tbody', {}, '\n', rows.join('\n'), '\n');
  return element('div', { class: 'table' }, element('table', {}, '\n', head, '\n', body, body === '' ? '' : '\n'));
}

function renderRow(name: 'th' | 'td', cells: readonly (readonly Inline[])[], { alignments }: Table, context: RenderContext): string {
  const rendered = cells.map((cell, column) => {
    const align = alignments[column];
    const style = align === undefined ? undefined : `text-align: ${align}`;
    return element(name, { style }, renderInlines(cell, context));
  });
  return element('tr', {}, rendered.join(''));
}
