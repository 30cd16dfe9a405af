import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moveFocus } from '../src/focus-order.ts';
import type { FocusItem } from '../src/focus-order.ts';

const items: readonly FocusItem[] = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
  { id: 'c', label: 'C' },
  { id: 'd', label: 'D', disabled: true },
];

describe('moving backwards', () => {
  it('wraps from the first item to the last enabled one', () => {
    assert.equal(moveFocus(items, 'a', 'ArrowLeft'), 'c');
    assert.equal(moveFocus(items, 'a', 'ArrowUp', 'vertical'), 'c');
  });

  it('wraps over disabled items at the start', () => {
    const blocked = items.map((item) => ({ ...item, disabled: item.id === 'a' }));
    assert.equal(moveFocus(blocked, 'b', 'ArrowLeft'), 'd');
  });

  it('still moves one back elsewhere', () => {
    assert.equal(moveFocus(items, 'c', 'ArrowLeft'), 'b');
    assert.equal(moveFocus(items, 'c', 'ArrowRight'), 'a');
  });

  it('stays on the only enabled item', () => {
    assert.equal(moveFocus(items.slice(2), 'c', 'ArrowLeft'), 'c');
  });
});
