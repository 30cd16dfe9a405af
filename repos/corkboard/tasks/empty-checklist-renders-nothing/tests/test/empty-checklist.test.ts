import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';

import { Checklist } from '../src/components/Checklist.tsx';
import { t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

const make = (items: { text: string; done: boolean }[]) => render(() => h(Checklist, { items, t, onToggle: () => {} }));

it('renders nothing without items', () => {
  assert.equal(make([]).html, '');
});

it('renders a single item, done or not', () => {
  assert.match(make([{ text: 'Books', done: false }]).html, /^<div><progress[^>]* max="1">0 of 1 done<\/progress><ul class="cb-checklist"><li><label>.*Books<\/label><\/li><\/ul><\/div>$/);
  assert.match(make([{ text: 'Books', done: true }]).html, />1 of 1 done</);
});

it('says so in its type, and first of all', () => {
  const source = readFileSync(new URL('../src/components/Checklist.tsx', import.meta.url), 'utf8');
  assert.match(source, /function Checklist\([^)]*\): (?:VNode \| null|null \| VNode) \{\s+if \([^]*?return null;[^]*?return \(/);
});
