import assert from 'node:assert/strict';
import { it } from 'node:test';

import { boardReducer } from '../src/board-state.ts';
import { board } from '../testing/data.ts';

it('adds no card twice', () => {
  for (const column of ['todo', 'doing', 'done']) {
    for (const id of ['a', 'b', 'c']) assert.equal(boardReducer(board, { type: 'add', column, card: { id, title: 'Again', labels: [] } }), board);
  }
});
