import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { h } from 'preact';

import { Avatar, initials } from '../src/components/Avatar.tsx';
import { Board } from '../src/components/Board.tsx';
import { Card } from '../src/components/Card.tsx';
import { Checklist } from '../src/components/Checklist.tsx';
import { DueBadge } from '../src/components/DueBadge.tsx';
import { FilterBar } from '../src/components/FilterBar.tsx';
import { IconButton } from '../src/components/IconButton.tsx';
import { LabelTag } from '../src/components/LabelTag.tsx';
import { board, t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

const nothing = (): void => {};
const today = '2026-05-02';

describe('Board', () => {
  const shown = render(() => h(Board, { initial: board, today, locale: 'en-GB', t }));

  it('shows the columns with their counts', () => {
    assert.deepEqual(shown.find('.cb-column__name').map(({ children }) => children), ['To do', 'Doing', 'Done']);
    assert.deepEqual(shown.find('.cb-column__count').map(({ children }) => children), ['1 card', '2 of at most 2', '0 cards']);
  });

  it('marks the full column, which has a hint in place of the form', () => {
    assert.equal(shown.find('.cb-column--full').length, 1);
    assert.deepEqual(shown.find('.cb-column__hint').map(({ children }) => children), ['This column is full.']);
    assert.deepEqual(shown.find('input').filter(({ type }) => type === 'text').map(({ id }) => id), ['add-to-todo', 'add-to-done']);
  });

  it('offers to move cards on but from the last column', () => {
    const last = { ...board, columns: [{ id: 'only', name: 'Only', cards: board.columns[0]!.cards }] };
    const signs = (initial: typeof board) =>
      render(() => h(Board, { initial, today, locale: 'en-GB', t })).find('.cb-icon-button').map(({ children }) => children);
    assert.deepEqual(signs(board), ['→', '×', '→', '×', '→', '×']);
    assert.deepEqual(signs(last), ['×']);
  });

  it('says so when it has no columns', () => {
    const { html } = render(() => h(Board, { initial: { ...board, columns: [] }, today, locale: 'en-GB', t }));
    assert.equal(html, '<p class="cb-board__empty">There are no columns yet.</p>');
  });
});

describe('Card', () => {
  const make = (changes: object) =>
    render(() => h(Card, { card: board.columns[0]!.cards[0]!, labels: board.labels, today, locale: 'en-GB', t, onRemove: nothing, onToggle: nothing, ...changes }));

  it('shows labels, title and due date', () => {
    const { html, find } = make({});
    assert.match(html, /^<article class="cb-card">.*<h3 class="cb-card__title">Order paper<\/h3>/);
    assert.deepEqual(find('.cb-tag').map(({ children }) => children), ['Home', 'Shop']);
    assert.match(html, /<time[^>]* datetime="2026-05-04">4 May<\/time>/i);
    assert.doesNotMatch(html, /cb-avatar|progress/);
  });

  it('is marked when it is late', () => {
    assert.match(make({ today: '2026-05-09' }).html, /^<article class="cb-card cb-card--overdue">/);
  });

  it('shows checklist and assignee where it has them', () => {
    const { html } = make({ card: board.columns[1]!.cards[1], assignee: board.members[0] });
    assert.match(html, /Plates/);
    assert.match(html, />BL</);
    assert.doesNotMatch(html, /<time/);
  });

  it('calls back', () => {
    const calls: unknown[] = [];
    const { find } = make({
      card: board.columns[1]!.cards[1],
      onMoveOn: () => calls.push('on'),
      onRemove: () => calls.push('remove'),
      onToggle: (item: number) => calls.push(item),
    });
    find('.cb-icon-button').forEach(({ onClick }) => onClick());
    find('input')[1]!.onChange();
    assert.deepEqual(calls, ['on', 'remove', 1]);
    assert.deepEqual(find('.cb-icon-button').map(({ title }) => title), ['Move Pack boxes on', 'Remove Pack boxes']);
  });
});

describe('DueBadge', () => {
  const make = (due: string) => render(() => h(DueBadge, { due, today, locale: 'en-GB', t })).find('time')[0]!;

  it('says when, or how late', () => {
    assert.deepEqual(
      ['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03', '2027-01-31'].map((due) => make(due).children),
      ['2 days late', '1 day late', 'due today', '3 May', '31 Jan 2027'],
    );
  });

  it('has the class of its state', () => {
    assert.equal(make('2026-05-01').class, 'cb-due cb-due--overdue');
    assert.equal(make('2026-05-03').class, 'cb-due cb-due--soon');
    assert.equal(make('2026-06-01').class, 'cb-due cb-due--later');
    assert.equal(make('2026-06-01').dateTime, '2026-06-01');
  });
});

describe('small parts', () => {
  it('shows a label on its colour', () => {
    assert.equal(render(() => h(LabelTag, { label: board.labels[1]! })).html, '<span class="cb-tag cb-tag--amber">Shop</span>');
  });

  it('shows a photo or initials', () => {
    const [bo, ida] = board.members;
    assert.match(render(() => h(Avatar, { member: ida! })).html, /^<img class="cb-avatar cb-avatar--photo" src="ida.png" alt="Ida" width="28" height="28"\/?>$/);
    assert.match(render(() => h(Avatar, { member: bo! })).html, /^<span class="cb-avatar"[^>]*>BL<\/span>$/);
    assert.deepEqual(['ida', 'Ada  King Lovelace', ' '].map(initials), ['I', 'AL', '']);
  });

  it('names a button that shows a sign', () => {
    const [button] = render(() => h(IconButton, { sign: '×', label: 'Remove', onClick: nothing })).find('button');
    assert.equal(button!.type, 'button');
    assert.equal(button!.title, 'Remove');
  });

  it('shows what is done of a checklist', () => {
    const { html, find } = render(() => h(Checklist, { items: board.columns[1]!.cards[1]!.checklist!, t, onToggle: nothing }));
    assert.match(html, /<progress class="cb-checklist__bar" value="1" max="2">1 of 2 done<\/progress>/);
    assert.deepEqual(find('input').map(({ checked }) => checked), [true, false]);
    assert.match(html, /Books.*Plates/);
  });
});

describe('FilterBar', () => {
  const filters: unknown[] = [];
  const make = (filter: { text: string; labels: string[] }) =>
    render(() => h(FilterBar, { labels: board.labels, filter, t, onChange: (next) => filters.push(next) }));

  it('shows what is chosen', () => {
    const { find } = make({ text: 'box', labels: ['shop'] });
    assert.equal(find('input')[0]!.value, 'box');
    assert.equal(find('input')[0]!['aria-label'], 'Search cards');
    assert.deepEqual(find('.cb-filter__toggle').map((props) => [props.children, props['aria-pressed']]), [['Home', false], ['Shop', true]]);
    assert.equal(find('.cb-filter')[0]!.role, 'search');
  });

  it('reports another choice', () => {
    const { find } = make({ text: 'box', labels: ['shop'] });
    find('input')[0]!.onInput({ currentTarget: { value: 'bo' } });
    find('.cb-filter__toggle')[0]!.onClick();
    find('.cb-filter__clear')[0]!.onClick();
    assert.deepEqual(filters, [{ text: 'bo', labels: ['shop'] }, { text: 'box', labels: ['shop', 'home'] }, { text: '', labels: [] }]);
  });

  it('has nothing to clear when it hides nothing', () => {
    const disabled = (filter: { text: string; labels: string[] }) => make(filter).find('.cb-filter__clear')[0]!.disabled;
    assert.equal(disabled({ text: ' ', labels: [] }), true);
    assert.equal(disabled({ text: '', labels: ['shop'] }), false);
  });
});
