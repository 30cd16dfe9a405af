import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { readRules } from '../testing/css-rules.ts';

const selectors = (path: string) => readRules(path).map(({ selector }) => selector);

it('has the avatars between due dates and checklists', () => {
  assert.deepEqual(selectors('styles/card.css').slice(9), [
    '.cb-due', '.cb-due--soon', '.cb-due--overdue', '.cb-avatar', '.cb-avatar--photo', '.cb-checklist', '.cb-checklist__bar',
  ]);
});

it('leaves the other rules of the board', () => {
  assert.deepEqual(selectors('styles/board.css'), [
    '.cb-board', '.cb-column', '.cb-column--full', '.cb-column__head', '.cb-column__name', '.cb-column__count', '.cb-column__cards',
    '.cb-column__hint', '.cb-filter', '.cb-filter__toggle[aria-pressed="true"]', '.cb-icon-button', '.cb-board',
  ]);
});

it('keeps how avatars look', () => {
  const [plain, photo] = readRules('styles/card.css').filter(({ selector }) => selector.startsWith('.cb-avatar'));
  assert.deepEqual(plain?.declarations, [
    ['display', 'inline-grid'],
    ['place-items', 'center'],
    ['width', '28px'],
    ['height', '28px'],
    ['border-radius', 'var(--cb-radius-pill)'],
    ['background', 'var(--cb-color-muted)'],
    ['color', 'var(--cb-color-surface)'],
    ['font-size', '0.75rem'],
  ]);
  assert.deepEqual(photo?.declarations, [['object-fit', 'cover']]);
});

it('takes the comment along, with a blank line between parts', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  assert.match(read('styles/card.css'), /\.cb-due--overdue \{[^}]*\}\n\n\/\* Avatars \*\/\n\n\.cb-avatar \{[^}]*\}\n\n\.cb-avatar--photo \{[^}]*\}\n\n\/\* Checklists \*\/\n\n/);
  assert.doesNotMatch(read('styles/board.css'), /Avatars|\n\n\n/);
});
