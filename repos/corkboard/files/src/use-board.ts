import { useMemo, useReducer, useState } from 'preact/hooks';
import { boardReducer, findCard, nextColumn } from './board-state.ts';
import { filterBoard, NO_FILTER } from './filter.ts';
import type { BoardData, CardData, Filter } from './types.ts';

/** What the components call when a person does something. */
export interface BoardCommands {
  readonly add: (column: string, title: string) => void;
  readonly moveOn: (card: string) => void;
  readonly remove: (card: string) => void;
  readonly toggle: (card: string, item: number) => void;
}

export interface BoardView {
  /** The whole board. */
  readonly board: BoardData;
  /** The board with the cards that the filter shows. */
  readonly shown: BoardData;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly commands: BoardCommands;
}

/**
 * The state of a board.
 *
 * @param newId gives the id of the next new card
 */
export function useBoard(initial: BoardData, newId: () => string = () => crypto.randomUUID()): BoardView {
  const [board, dispatch] = useReducer(boardReducer, initial);
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = useMemo(() => filterBoard(board, filter), [board, filter]);

  const commands: BoardCommands = {
    add: (column, title) => {
      const card: CardData = { id: newId(), title, labels: filter.labels };
      dispatch({ type: 'add', column, card });
    },
    moveOn: (card) => {
      const column = findCard(board, card)?.column;
      const next = column && nextColumn(board, column.id);
      if (next) dispatch({ type: 'move', card, to: next.id, index: next.cards.length });
    },
    remove: (card) => dispatch({ type: 'remove', card }),
    toggle: (card, item) => dispatch({ type: 'toggle', card, item }),
  };
  return { board, shown, filter, setFilter, commands };
}
