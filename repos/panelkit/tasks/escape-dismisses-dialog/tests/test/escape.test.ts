import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Dialog } from '../src/Dialog.tsx';

it('asks to be closed, and keeps the event to itself', () => {
  const seen: string[] = [];
  const dialog = Dialog({ id: 'd', title: 'T', open: true, onDismiss: (reason) => seen.push(reason) });
  const press = (key: string) => (dialog?.props as { onKeyDown: (event: object) => void }).onKeyDown({ key, stopPropagation: () => seen.push('stopped') });
  press('Enter');
  assert.deepEqual(seen, []);
  press('Escape');
  assert.deepEqual(seen.sort(), ['escape', 'stopped']);
});
