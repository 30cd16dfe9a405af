import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { daysBetween, dueState, formatDay } from '../src/due-date.ts';
import { filterBoard, isActive, matches, NO_FILTER, toggleLabel } from '../src/filter.ts';
import { createTranslate } from '../src/messages.ts';
import { board, readJson } from '../testing/data.ts';

describe('due dates', () => {
  it('counts days over months and years', () => {
    assert.equal(daysBetween('2026-02-27', '2026-03-01'), 2);
    assert.equal(daysBetween('2027-01-01', '2026-12-31'), -1);
    assert.equal(daysBetween('2026-05-04', '2026-05-04'), 0);
  });

  it('tells late cards from those with time', () => {
    assert.equal(dueState('2026-05-03', '2026-05-04'), 'overdue');
    assert.equal(dueState('2026-05-05', '2026-05-04'), 'soon');
    assert.equal(dueState('2026-05-07', '2026-05-04'), 'later');
  });

  it('writes the year only where it is another one', () => {
    assert.equal(formatDay('2026-05-04', '2026-12-31', 'en-GB'), '4 May');
    assert.equal(formatDay('2027-05-04', '2026-12-31', 'en-GB'), '4 May 2027');
  });
});

describe('filter', () => {
  const card = { id: 'x', title: 'Paint the Fence', labels: ['home', 'shop'] };

  it('finds a part of the title in any case', () => {
    assert.equal(matches(card, { text: ' the fence ', labels: [] }), true);
    assert.equal(matches(card, { text: 'roof', labels: [] }), false);
    assert.equal(matches(card, NO_FILTER), true);
  });

  it('asks for all of the labels', () => {
    assert.equal(matches(card, { text: 'paint', labels: ['shop', 'home'] }), true);
    assert.equal(matches(card, { text: '', labels: ['home', 'urgent'] }), false);
  });

  it('knows whether it hides anything', () => {
    assert.equal(isActive(NO_FILTER), false);
    assert.equal(isActive({ text: '  ', labels: [] }), false);
    assert.equal(isActive({ text: 'a', labels: [] }), true);
    assert.equal(isActive({ text: '', labels: ['home'] }), true);
  });

  it('keeps the columns of a board', () => {
    const shown = filterBoard(board, { text: '', labels: ['shop'] });
    assert.deepEqual(shown.columns.map(({ cards }) => cards.map(({ id }) => id)), [['a'], ['b'], []]);
    assert.equal(filterBoard(board, { text: ' ', labels: [] }), board);
  });

  it('adds and takes out labels', () => {
    const one = toggleLabel({ text: 'x', labels: ['home'] }, 'shop');
    assert.deepEqual(one, { text: 'x', labels: ['home', 'shop'] });
    assert.deepEqual(toggleLabel(one, 'home').labels, ['shop']);
  });
});

describe('messages', () => {
  const translate = createTranslate({ hello: 'Hello {name}, {name}!', cards: { one: '{count} card', other: '{count} cards' } });

  it('fills in values', () => {
    assert.equal(translate('hello', { name: 'Bo' }), 'Hello Bo, Bo!');
    assert.equal(translate('hello'), 'Hello {name}, {name}!');
  });

  it('chooses the form by the count', () => {
    assert.deepEqual([0, 1, 2].map((count) => translate('cards', { count })), ['0 cards', '1 card', '2 cards']);
  });

  it('gives an unknown key as it is', () => {
    assert.equal(translate('none'), 'none');
  });

  it('has the same keys, forms and values in every language', () => {
    const shape = (texts: object) =>
      Object.entries(texts).map(([key, text]) => [key, Object.keys(Object(text)).length > 2 ? [] : Object.keys(text), JSON.stringify(text).match(/\{\w+\}/g)?.sort()]);
    assert.deepEqual(shape(readJson('locales/de.json')), shape(readJson('locales/en.json')));
  });
});
