import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';
import { Dialog } from '../src/Dialog.tsx';
import { Toolbar } from '../src/Toolbar.tsx';
import { blockClass, joinClasses } from '../src/class-list.ts';

it('is the only module of class names', () => {
  assert.equal(blockClass('a', { b: true }), 'a a--b');
  assert.equal(joinClasses('a', false, 'b'), 'a b');
  assert.equal(existsSync(new URL('../src/class-names.ts', import.meta.url)), false);
});

it('is the one in the table of modules', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.match(readme, /^\| `class-list\.ts` \| `joinClasses`, `blockClass` \|\r?$/m);
  assert.doesNotMatch(readme, /class-names/);
});

it('is where the components find it', () => {
  assert.match(render(h(Dialog, { id: 'd', title: 'T', open: true, size: 'large', onDismiss: () => {} })), /^<section id="d" class="pk-dialog pk-dialog--large"/);
  assert.match(render(h(DataTable<string>, { label: 'L', columns: [], rows: [], rowKey: String, busy: true })), /^<div class="pk-table pk-table--busy">/);
  assert.match(render(h(Toolbar, { label: 'L', items: [], focused: '', onFocusChange: () => {}, onAction: () => {} })), /class="pk-toolbar/);
});
