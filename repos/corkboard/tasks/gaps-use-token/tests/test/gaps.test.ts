import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readRules, styleOf } from '../testing/css-rules.ts';

it('takes the gaps from the token', () => {
  assert.deepEqual(styleOf('styles/board.css', '.cb-column__cards'), {
    display: 'grid',
    gap: 'var(--cb-space-medium)',
    margin: '0',
    padding: '0',
    'list-style': 'none',
  });
  assert.deepEqual(styleOf('styles/card.css', '.cb-card__foot'), { display: 'flex', 'align-items': 'center', gap: 'var(--cb-space-medium)' });
});

it('leaves every other gap and length', () => {
  const values = ['styles/board.css', 'styles/card.css'].flatMap(readRules).flatMap(({ declarations }) => declarations);
  const lengths = values.filter(([, value]) => /\dpx/.test(value)).map((declaration) => declaration.join(': '));
  assert.deepEqual(lengths, [
    'outline: 1px solid var(--cb-color-alert)', 'width: 28px', 'height: 28px',
    'box-shadow: 0 1px 2px rgb(0 0 0 / 20%)', 'border-inline-start: 3px solid var(--cb-color-alert)', 'height: 4px',
  ]);
  assert.equal(styleOf('styles/tokens.css', ':root')?.['--cb-space-medium'], '8px');
});
