import assert from 'node:assert/strict';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Dialog } from '../src/Dialog.tsx';

const props = { id: 'd', title: 'Delete?', open: true, onDismiss: () => {} } as const;

it('says that it is modal, and what describes it', () => {
  assert.equal(
    render(h(Dialog, { ...props, summary: 'For ever.' })),
    '<section id="d" class="pk-dialog" role="dialog" aria-labelledby="d-title" aria-modal="true" aria-describedby="d-summary" tabindex="-1">' +
      '<header class="pk-dialog__header"><h2 id="d-title">Delete?</h2><button type="button" class="pk-dialog__close" aria-label="Close">×</button></header>' +
      '<p id="d-summary" class="pk-dialog__summary">For ever.</p><div class="pk-dialog__body"></div></section>',
  );
});

it('names no summary that is not there', () => {
  const html = render(h(Dialog, { ...props, actions: 'Actions' }));
  assert.match(html, /^<section id="d" class="pk-dialog" role="dialog" aria-labelledby="d-title" aria-modal="true" tabindex="-1">/);
  assert.match(html, /<footer class="pk-dialog__actions">Actions<\/footer><\/section>$/);
});
