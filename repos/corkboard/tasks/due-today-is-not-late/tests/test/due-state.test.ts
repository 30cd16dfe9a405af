import assert from 'node:assert/strict';
import { it } from 'node:test';
import { h } from 'preact';

import { Card } from '../src/components/Card.tsx';
import { dueState } from '../src/due-date.ts';
import { t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

const today = '2026-05-04';

it('tells the days round the due day apart', () => {
  const days = ['2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07', '2027-05-04'];
  assert.deepEqual(days.map((due) => dueState(due, today)), ['overdue', 'overdue', 'soon', 'soon', 'soon', 'later', 'later']);
});

it('does not mark a card that is due today as late', () => {
  const card = { id: 'x', title: 'X', labels: [], due: today };
  const { html } = render(() => h(Card, { card, labels: [], today, locale: 'en-GB', t, onRemove: () => {}, onToggle: () => {} }));
  assert.match(html, /^<article class="cb-card">/);
  assert.match(html, /class="cb-due cb-due--soon"[^>]*>due today</);
});
