import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';
import { Tabs } from '../src/Tabs.tsx';
import { Toolbar } from '../src/Toolbar.tsx';

it('names the widgets', () => {
  const table = render(h(DataTable<string>, { accessibleName: 'Rows', columns: [{ id: 'a', header: 'A', cell: (row: string) => row }], rows: ['x'], rowKey: String }));
  assert.match(table, /<table class="pk-table__grid" aria-label="Rows" aria-busy="false">.*<td>x<\/td>/);
  const tabs = render(h(Tabs, { id: 't', accessibleName: 'Views', tabs: [{ id: 'a', label: 'First', panel: 'One', badge: 2 }], active: 'a', onChange: () => {} }));
  assert.match(tabs, /<div class="pk-tabs__list" role="tablist" aria-label="Views">.*>First<span class="pk-tab__badge">2<\/span><\/button><\/div>.*>One<\/div>/);
  const toolbar = render(h(Toolbar, { accessibleName: 'Tools', items: [{ id: 'a', label: 'Cut' }], focused: 'a', onFocusChange: () => {}, onAction: () => {} }));
  assert.match(toolbar, /role="toolbar" aria-label="Tools" aria-orientation="horizontal">.*<span class="pk-toolbar__label">Cut<\/span>/);
});

it('is what the example says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.match(readme, /<DataTable\n {2}accessibleName="Invoices"\n/);
  assert.doesNotMatch(readme, /\blabel=/);
});

it('is the name in the types', () => {
  const typesOf = (path: string) => [...readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8').matchAll(/readonly (label|accessibleName): string;/g)].map(([, name]) => name);
  for (const path of ['DataTable.tsx', 'Tabs.tsx', 'Toolbar.tsx']) assert.deepEqual(typesOf(path), ['accessibleName'], path);
});
