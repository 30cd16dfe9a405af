import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Dialog } from '../src/Dialog.tsx';

const props = { id: 'd', title: 'Delete?', open: true, summary: 'For ever.', size: 'large', onDismiss: () => {} } as const;

it('wraps the whole dialog', () => {
  assert.equal(
    render(h(Dialog, props, 'Body')),
    '<div class="pk-dialog-backdrop"><section id="d" class="pk-dialog pk-dialog--large" role="dialog" aria-labelledby="d-title" tabindex="-1">' +
      '<header class="pk-dialog__header"><h2 id="d-title">Delete?</h2><button type="button" class="pk-dialog__close">×</button></header>' +
      '<p id="d-summary" class="pk-dialog__summary">For ever.</p><div class="pk-dialog__body">Body</div></section></div>',
  );
  assert.equal(render(h(Dialog, { ...props, open: false })), '');
});

it('does not react to clicks', () => {
  const dialog = Dialog(props);
  assert.equal(dialog?.type, 'div');
  assert.deepEqual(Object.keys(dialog?.props ?? {}).filter((name) => name.startsWith('on')), []);
});

it('has a rule of its own before the dialog', () => {
  const css = readFileSync(new URL('../styles/panel.css', import.meta.url), 'utf8');
  const part = css.slice(css.indexOf('/* Dialog */') + '/* Dialog */'.length).replaceAll(/\s+/g, ' ').trim();
  assert.ok(part.startsWith('.pk-dialog-backdrop { position: fixed; inset: 0; background: rgb(0 0 0 / 40%); } .pk-dialog { position: fixed;'), part.slice(0, 200));
});

it('is indented one level deeper', () => {
  const lines = readFileSync(new URL('../src/Dialog.tsx', import.meta.url), 'utf8').split(/\r?\n/);
  const indents = ['<div class="pk-dialog-backdrop">', '<section', 'role="dialog"', '<header', '</header>', '</section>'].map((part) => lines.find((line) => line.includes(part))?.search(/\S/));
  assert.deepEqual(indents, [4, 6, 8, 8, 8, 6]);
});
