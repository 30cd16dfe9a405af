import assert from 'node:assert/strict';
import { it } from 'node:test';

import { styleOf } from '../testing/css-rules.ts';
import { readJson } from '../testing/data.ts';

it('is the last token', () => {
  const tokens = readJson('tokens.json');
  assert.deepEqual(Object.keys(tokens), ['color', 'label', 'space', 'radius', 'shadow']);
  assert.deepEqual(tokens.shadow, { card: '0 1px 2px rgb(0 0 0 / 20%)' });
  assert.deepEqual(tokens.radius, { card: '6px', pill: '999px' });
  assert.equal(styleOf('styles/tokens.css', ':root')?.['--cb-shadow-card'], tokens.shadow.card);
});

it('is the shadow of a card, whose other declarations stay', () => {
  assert.deepEqual(styleOf('styles/card.css', '.cb-card'), {
    position: 'relative',
    padding: 'var(--cb-space-medium)',
    'border-radius': 'var(--cb-radius-card)',
    background: 'var(--cb-color-surface)',
    'box-shadow': 'var(--cb-shadow-card)',
  });
});

it('is declared after the radii', () => {
  assert.deepEqual(Object.keys(styleOf('styles/tokens.css', ':root') ?? {}).slice(-3), ['--cb-radius-card', '--cb-radius-pill', '--cb-shadow-card']);
});
