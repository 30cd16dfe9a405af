import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';

const table = (more: object): string => render(h(DataTable<string>, { label: 'L', columns: [], rows: [], rowKey: String, ...more }));

it('is normal unless given', () => {
  assert.match(table({}), /^<div class="pk-table"><table/);
  assert.match(table({ density: 'normal' }), /^<div class="pk-table"><table/);
  assert.match(table({ density: 'compact' }), /^<div class="pk-table pk-table--compact"><table/);
  assert.match(table({ busy: true }), /^<div class="pk-table pk-table--busy"><table/);
  assert.match(table({ density: 'compact', busy: true }), /^<div class="pk-table pk-table--(?:busy pk-table--compact|compact pk-table--busy)"><table/);
});

it('has a rule for the cells of a compact table', () => {
  const css = readFileSync(new URL('../styles/table.css', import.meta.url), 'utf8');
  assert.doesNotMatch(css, /(?<!\r)\n/);
  const rules = [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => [selector.split(',').map((part) => part.trim().replaceAll(/\s+/g, ' ')), body.trim()] as const);
  const at = rules.findIndex(([, body]) => body === 'padding: 4px 8px;');
  assert.ok(at > 0);
  const [cells, body] = rules[at - 1];
  assert.match(body, /padding/);
  assert.ok(cells.every((cell) => /\b(?:th|td)$/.test(cell)), cells.join());
  const selectors = rules[at][0].flatMap((selector) => (/:(?:is|where)\(/.test(selector) ? [selector] : [selector.replace(/ (?:.pk-table__grid )?(?=t[hd]$)/, ' ')]));
  assert.deepEqual(selectors.sort(), ['.pk-table--compact td', '.pk-table--compact th']);
});

it('is declared after busy', () => {
  const source = readFileSync(new URL('../src/DataTable.tsx', import.meta.url), 'utf8');
  assert.match(source, /readonly busy\?: boolean;\s+(?:\/\*\*[^/]*\*\/\s+)?readonly density\?: (?:(['"])normal\1 \| (['"])compact\2|(['"])compact\3 \| (['"])normal\4);/);
});
