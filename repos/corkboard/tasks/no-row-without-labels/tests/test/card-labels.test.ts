import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';

import { Card } from '../src/components/Card.tsx';
import type { Label } from '../src/types.ts';
import { board, t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

const htmlOf = (labels: readonly Label[]) =>
  render(() => h(Card, { card: { id: 'x', title: 'Sweep', labels: [] }, labels, today: '2026-05-04', locale: 'en-GB', t, onRemove: () => {}, onToggle: () => {} })).html;

it('starts with the title where there are no labels', () => {
  assert.match(htmlOf([]), /^<article class="cb-card"><h3 class="cb-card__title">Sweep<\/h3><footer class="cb-card__foot">/);
});

it('shows labels as before', () => {
  const chips = '<span class="cb-chip cb-chip--green">Home</span><span class="cb-chip cb-chip--amber">Shop</span>';
  assert.match(htmlOf(board.labels), new RegExp(`^<article class="cb-card"><div class="cb-card__labels">${chips}</div><h3`));
});

it('is indented one level deeper than its condition', () => {
  const lines = readFileSync(new URL('../src/components/Card.tsx', import.meta.url), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.trimStart().startsWith('<div class="cb-card__labels">'));
  const [condition, row, labels] = lines.slice(at - 1, at + 2).map((line) => line.search(/\S/));
  assert.deepEqual([row - condition, labels - row], [2, 2]);
});
