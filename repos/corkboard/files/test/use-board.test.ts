import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { h } from 'preact';

import { CardForm } from '../src/components/CardForm.tsx';
import { type BoardView, useBoard } from '../src/use-board.ts';
import { board, t } from '../testing/data.ts';
import { render } from '../testing/render.ts';

/** The board after `act` was called while it was rendered for the first time. */
function viewAfter(act: (view: BoardView) => void): BoardView {
  const views: BoardView[] = [];
  function Probe() {
    const view = useBoard(board, () => 'new');
    if (views.length === 0) act(view);
    views.push(view);
    return null;
  }
  render(() => h(Probe, {}));
  return views.at(-1)!;
}

const cardIds = ({ board: { columns } }: BoardView) => columns.map(({ cards }) => cards.map(({ id }) => id).join(' '));

describe('useBoard', () => {
  it('starts with the whole board', () => {
    const view = viewAfter(() => {});
    assert.equal(view.board, board);
    assert.equal(view.shown, board);
  });

  it('adds, moves, removes and checks', () => {
    assert.deepEqual(cardIds(viewAfter(({ commands }) => commands.add('todo', 'Sweep'))), ['a new', 'b c', '']);
    assert.deepEqual(cardIds(viewAfter(({ commands }) => commands.moveOn('b'))), ['a', 'c', 'b']);
    assert.deepEqual(cardIds(viewAfter(({ commands }) => commands.moveOn('none'))), ['a', 'b c', '']);
    assert.deepEqual(cardIds(viewAfter(({ commands }) => commands.remove('a'))), ['', 'b c', '']);
    const checked = viewAfter(({ commands }) => commands.toggle('c', 1));
    assert.deepEqual(checked.board.columns[1]?.cards[1]?.checklist?.map(({ done }) => done), [true, true]);
  });

  it('filters what is shown', () => {
    const view = viewAfter(({ setFilter }) => setFilter({ text: '', labels: ['shop'] }));
    assert.deepEqual(view.shown.columns.map(({ cards }) => cards.map(({ id }) => id)), [['a'], ['b'], []]);
    assert.equal(view.board, board);
    assert.deepEqual(view.filter.labels, ['shop']);
  });
});

describe('CardForm', () => {
  it('starts empty, with nothing to add', () => {
    const { html, find } = render(() => h(CardForm, { id: 'x', t, onAdd: () => {} }));
    assert.equal(find('input')[0]!.value, '');
    assert.equal(find('button')[0]!.disabled, true);
    assert.match(html, /<label for="x">Title of the new card<\/label>/);
    assert.match(html, />Add card<\/button>/);
  });

  it('does not leave the page', () => {
    const calls: string[] = [];
    const { find } = render(() => h(CardForm, { id: 'x', t, onAdd: (title) => calls.push(`add ${title}`) }));
    find('form')[0]!.onSubmit({ preventDefault: () => calls.push('stay') });
    assert.equal(calls[0], 'stay');
  });
});
