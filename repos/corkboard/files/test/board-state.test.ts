import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { boardReducer, findCard, isFull, nextColumn } from '../src/board-state.ts';
import type { BoardData } from '../src/types.ts';
import { board } from '../testing/data.ts';

const cardIds = ({ columns }: BoardData) => columns.map(({ cards }) => cards.map(({ id }) => id).join(' '));
const card = { id: 'd', title: 'Sweep', labels: [] };

describe('boardReducer', () => {
  it('adds a card at the end of a column', () => {
    const after = boardReducer(board, { type: 'add', column: 'todo', card });
    assert.deepEqual(cardIds(after), ['a d', 'b c', '']);
    assert.equal(findCard(after, 'd')?.card, card);
    assert.deepEqual(cardIds(board), ['a', 'b c', '']);
  });

  it('adds nothing to a full column or one that is not there, and no card twice', () => {
    assert.equal(boardReducer(board, { type: 'add', column: 'doing', card }), board);
    assert.equal(boardReducer(board, { type: 'add', column: 'none', card }), board);
    assert.equal(boardReducer(board, { type: 'add', column: 'done', card: { ...card, id: 'a' } }), board);
  });

  it('moves a card to a place in another column', () => {
    const one = boardReducer(board, { type: 'move', card: 'b', to: 'todo', index: 0 });
    assert.deepEqual(cardIds(one), ['b a', 'c', '']);
    const two = boardReducer(one, { type: 'move', card: 'c', to: 'todo', index: 1 });
    assert.deepEqual(cardIds(two), ['b c a', '', '']);
    assert.deepEqual(findCard(two, 'c')?.card, findCard(board, 'c')?.card);
  });

  it('moves a card within its column, counting without it', () => {
    const todo = { id: 'todo', name: 'To do', cards: ['a', 'b', 'c'].map((id) => ({ id, title: id, labels: [] })) };
    const plain = { ...board, columns: [todo] };
    assert.deepEqual(cardIds(boardReducer(plain, { type: 'move', card: 'a', to: 'todo', index: 1 })), ['b a c']);
    assert.deepEqual(cardIds(boardReducer(plain, { type: 'move', card: 'c', to: 'todo', index: 0 })), ['c a b']);
  });

  it('moves nothing into a full column, and no card or column that is not there', () => {
    assert.equal(boardReducer(board, { type: 'move', card: 'a', to: 'doing', index: 0 }), board);
    assert.equal(boardReducer(board, { type: 'move', card: 'x', to: 'done', index: 0 }), board);
    assert.equal(boardReducer(board, { type: 'move', card: 'a', to: 'none', index: 0 }), board);
  });

  it('removes a card', () => {
    assert.deepEqual(cardIds(boardReducer(board, { type: 'remove', card: 'b' })), ['a', 'c', '']);
  });

  it('checks and unchecks an item', () => {
    const done = (data: BoardData) => findCard(data, 'c')?.card.checklist?.map((item) => item.done);
    const one = boardReducer(board, { type: 'toggle', card: 'c', item: 1 });
    assert.deepEqual(done(one), [true, true]);
    assert.deepEqual(done(boardReducer(one, { type: 'toggle', card: 'c', item: 0 })), [false, true]);
    const without = boardReducer(board, { type: 'toggle', card: 'b', item: 0 });
    assert.equal(findCard(without, 'b')?.card, findCard(board, 'b')?.card);
  });

  it('renames a column unless the name is blank', () => {
    const names = (name: string) => boardReducer(board, { type: 'rename', column: 'doing', name }).columns.map((column) => column.name);
    assert.deepEqual(names(' Now '), ['To do', 'Now', 'Done']);
    assert.deepEqual(names('  '), ['To do', 'Doing', 'Done']);
  });
});

describe('questions about a board', () => {
  it('knows the column of a card', () => {
    assert.equal(findCard(board, 'c')?.column.id, 'doing');
    assert.equal(findCard(board, 'x'), undefined);
  });

  it('knows the next column', () => {
    assert.equal(nextColumn(board, 'todo')?.id, 'doing');
    assert.equal(nextColumn(board, 'done'), undefined);
    assert.equal(nextColumn(board, 'none'), undefined);
  });

  it('knows which columns are full', () => {
    assert.deepEqual(board.columns.map(isFull), [false, true, false]);
    assert.equal(isFull({ id: 'x', name: 'X', limit: 0, cards: [] }), true);
    assert.equal(isFull({ id: 'x', name: 'X', limit: 1, cards: [] }), false);
  });
});
