import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';

import { Board } from '../src/components/Board.tsx';
import { Column } from '../src/components/Column.tsx';
import { board, t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

const moved: string[] = [];
const commands = { add: () => {}, moveOn: (card: string) => moved.push(card), remove: () => {}, toggle: () => {} };
const facts = { total: 2, labels: [], members: [], today: '2026-05-04', locale: 'en-GB', t, commands };

const buttons = (props: object) => render(() => h(Column, { column: board.columns[1]!, ...facts, ...props } as never)).find('.cb-icon-button');

it('lets cards move on where the column says so', () => {
  const signs = (props: object) => buttons(props).map(({ children }) => children);
  assert.deepEqual(signs({ canMoveOn: true }), ['→', '×', '→', '×']);
  assert.deepEqual(signs({ canMoveOn: false }), ['×', '×']);
  assert.deepEqual(signs({ canMoveOn: true, isLast: true }), ['→', '×', '→', '×']);
});

it('moves the card whose button it is', () => {
  buttons({ canMoveOn: true })[2]?.onClick();
  assert.deepEqual(moved, ['c']);
});

it('shows a board as before', () => {
  const columns = board.columns.map((column) => ({ ...column, cards: [{ id: column.id, title: column.id, labels: [] }] }));
  const { find } = render(() => h(Board, { initial: { ...board, columns }, today: '2026-05-04', locale: 'en-GB', t }));
  assert.deepEqual(find('.cb-icon-button').map(({ title }) => title), ['Move todo on', 'Remove todo', 'Move doing on', 'Remove doing', 'Remove done']);
});

it('is documented in the place of the other', () => {
  const source = readFileSync(new URL('../src/components/Column.tsx', import.meta.url), 'utf8');
  assert.match(source, /readonly total: number;\s+\/\*\* Whether a column is to the right of it\. \*\/\s+readonly canMoveOn: boolean;\s+readonly labels:/);
  assert.doesNotMatch(source, /isLast/);
});
