import assert from 'node:assert/strict';
import { it } from 'node:test';
import { h, options } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { CardForm } from '../src/components/CardForm.tsx';
import { t } from '../testing/data.ts';

/** Types a title while the form is rendered for the first time, then submits it once. */
function submit(typed: string): { calls: string[]; html: string } {
  const calls: string[] = [];
  const before = options.vnode;
  let step = 0;
  let onSubmit: ((event: { preventDefault: () => void }) => void) | undefined;
  options.vnode = (vnode) => {
    const props = vnode.props as Record<string, any>;
    if (vnode.type === 'input' && step === 0) props.onInput({ currentTarget: { value: typed } });
    if (vnode.type === 'form' && step === 1) onSubmit = props.onSubmit;
    if (vnode.type === 'form') step += 1;
    if (step === 2 && onSubmit) {
      const now = onSubmit;
      onSubmit = undefined;
      now({ preventDefault: () => calls.push('stay') });
    }
  };
  try {
    const html = renderToString(h(CardForm, { id: 'x', t, onAdd: (title) => calls.push(`add "${title}"`) }));
    return { calls, html };
  } finally {
    options.vnode = before;
  }
}

it('adds the title without blanks at its ends, and empties the field', () => {
  const { calls, html } = submit('  Pack all boxes ');
  assert.deepEqual(calls, ['stay', 'add "Pack all boxes"']);
  assert.match(html, /<input id="x" type="text" value/);
  assert.doesNotMatch(html, /Pack/);
});

it('adds nothing for a blank title, and leaves the field', () => {
  const { calls, html } = submit('   ');
  assert.deepEqual(calls, ['stay']);
  assert.match(html, /value="   "/);
  assert.match(html, /<button type="submit" disabled/);
});
