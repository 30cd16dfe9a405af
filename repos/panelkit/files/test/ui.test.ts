import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { blockClass, joinClasses } from '../src/class-names.ts';
import { findByPrefix, moveFocus, tabIndexFor } from '../src/focus-order.ts';
import type { FocusItem } from '../src/focus-order.ts';

const items: readonly FocusItem[] = [
  { id: 'cut', label: 'Cut', disabled: true },
  { id: 'copy', label: 'Copy' },
  { id: 'paste', label: 'Paste', disabled: true },
  { id: 'clear', label: 'Clear' },
];

describe('focus order', () => {
  it('passes over disabled items', () => {
    assert.equal(moveFocus(items, 'copy', 'ArrowRight'), 'clear');
    assert.equal(moveFocus(items, 'clear', 'ArrowLeft'), 'copy');
  });

  it('wraps after the last item', () => {
    assert.equal(moveFocus(items, 'clear', 'ArrowRight'), 'copy');
  });

  it('goes to the first and last enabled item', () => {
    assert.equal(moveFocus(items, 'clear', 'Home'), 'copy');
    assert.equal(moveFocus(items, 'copy', 'End'), 'clear');
  });

  it('ignores the arrow keys of the other orientation', () => {
    assert.equal(moveFocus(items, 'copy', 'ArrowDown'), 'copy');
    assert.equal(moveFocus(items, 'copy', 'ArrowDown', 'vertical'), 'clear');
  });

  it('finds an item by its first letters', () => {
    assert.equal(findByPrefix(items, 'copy', 'c'), 'clear');
    assert.equal(findByPrefix(items, 'clear', 'CO'), 'copy');
    assert.equal(findByPrefix(items, 'copy', 'p'), undefined);
  });

  it('gives the widget one stop in the tab order', () => {
    assert.deepEqual(items.map((item) => tabIndexFor(items, 'clear', item.id)), [-1, -1, -1, 0]);
    assert.deepEqual(items.map((item) => tabIndexFor(items, 'cut', item.id)), [-1, 0, -1, -1]);
  });
});

describe('class names', () => {
  it('joins what is on, once', () => {
    assert.equal(joinClasses('a', null, ['b', false], { c: true, d: false }, 'a'), 'a b c');
    assert.equal(joinClasses(undefined), '');
  });

  it('names the modifiers of a block', () => {
    assert.equal(blockClass('pk-tab', { active: true, muted: undefined }), 'pk-tab pk-tab--active');
    assert.equal(blockClass('pk-tab'), 'pk-tab');
  });
});

describe('tokens', () => {
  const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

  it('are declared in panel.css with the same values', () => {
    const tokens = JSON.parse(read('tokens.json'));
    const css = read('styles/panel.css');
    for (const group of ['color', 'radius', 'space']) {
      for (const [name, value] of Object.entries(tokens[group])) {
        assert.ok(css.includes(`--pk-${group}-${name}: ${value};`), `${group}.${name}`);
      }
    }
  });
});
