import assert from 'node:assert/strict';
import { it } from 'node:test';

import { boardReducer, findCard } from '../src/board-state.ts';
import { board } from '../testing/data.ts';

const add = (title: string, column = 'todo', id = 'new') => boardReducer(board, { type: 'add', column, card: { id, title, labels: [] } });

it('adds no card with a blank title', () => {
  for (const title of ['', ' ', '\t \n']) assert.equal(add(title), board);
});

it('adds a title as it is', () => {
  assert.equal(findCard(add(' Sweep '), 'new')?.card.title, ' Sweep ');
  assert.equal(findCard(add('0'), 'new')?.card.title, '0');
});

it('still refuses what it refused', () => {
  assert.equal(add('Sweep', 'doing'), board);
  assert.equal(add('Sweep', 'none'), board);
  assert.equal(add('Sweep', 'todo', 'b'), board);
});
