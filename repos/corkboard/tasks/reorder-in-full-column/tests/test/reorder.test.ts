import assert from 'node:assert/strict';
import { it } from 'node:test';

import { boardReducer } from '../src/board-state.ts';
import { board } from '../testing/data.ts';

const move = (data: typeof board, card: string, to: string, index: number) => boardReducer(data, { type: 'move', card, to, index });
const doing = (data: typeof board) => data.columns[1]!.cards.map(({ id }) => id).join(' ');

it('moves cards within a full column', () => {
  assert.equal(doing(move(board, 'c', 'doing', 0)), 'c b');
  assert.equal(doing(move(board, 'b', 'doing', 1)), 'c b');
});

it('moves cards within a column that has too many', () => {
  const crowded = { ...board, columns: board.columns.map((column) => (column.id === 'doing' ? { ...column, limit: 1 } : column)) };
  assert.equal(doing(move(crowded, 'c', 'doing', 0)), 'c b');
  assert.equal(move(crowded, 'a', 'doing', 0), crowded);
});

it('keeps the limits for cards from other columns', () => {
  assert.equal(move(board, 'a', 'doing', 1), board);
  const open = move(board, 'b', 'done', 0);
  assert.equal(doing(move(open, 'a', 'doing', 1)), 'c a');
});
