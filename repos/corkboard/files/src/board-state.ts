import type { BoardData, CardData, ColumnData } from './types.ts';

export type BoardAction =
  | { readonly type: 'add'; readonly column: string; readonly card: CardData }
  | { readonly type: 'move'; readonly card: string; readonly to: string; readonly index: number }
  | { readonly type: 'remove'; readonly card: string }
  | { readonly type: 'toggle'; readonly card: string; readonly item: number }
  | { readonly type: 'rename'; readonly column: string; readonly name: string };

/** The board after an action. A board that an action does not change is returned as it is. */
export function boardReducer(board: BoardData, action: BoardAction): BoardData {
  switch (action.type) {
    case 'add':
      return addCard(board, action.column, action.card);
    case 'move':
      return moveCard(board, action.card, action.to, action.index);
    case 'remove':
      return mapCards(board, (cards) => cards.filter((card) => card.id !== action.card));
    case 'toggle':
      return mapCards(board, (cards) => cards.map((card) => (card.id === action.card ? toggleItem(card, action.item) : card)));
    case 'rename':
      return mapColumn(board, action.column, (column) => ({ ...column, name: action.name.trim() || column.name }));
  }
}

/** Whether a column takes no more cards. */
export function isFull(column: ColumnData): boolean {
  return column.limit !== undefined && column.cards.length >= column.limit;
}

/** The column a card is in, and the card; undefined when the board does not have it. */
export function findCard(board: BoardData, id: string): { column: ColumnData; card: CardData } | undefined {
  for (const column of board.columns) {
    const card = column.cards.find((candidate) => candidate.id === id);
    if (card) return { column, card };
  }
  return undefined;
}

/** The column to the right of one; undefined for the last. */
export function nextColumn(board: BoardData, id: string): ColumnData | undefined {
  const index = board.columns.findIndex((column) => column.id === id);
  return index < 0 ? undefined : board.columns[index + 1];
}

function addCard(board: BoardData, columnId: string, card: CardData): BoardData {
  const column = board.columns.find(({ id }) => id === columnId);
  if (!column || isFull(column) || findCard(board, card.id)) return board;
  return mapColumn(board, columnId, (found) => ({ ...found, cards: [...found.cards, card] }));
}

/** Puts a card before the one at `index` of a column, counted without the card itself. A full column takes no card from another one. */
function moveCard(board: BoardData, cardId: string, to: string, index: number): BoardData {
  const found = findCard(board, cardId);
  const target = board.columns.find(({ id }) => id === to);
  if (!found || !target) return board;
  if (isFull(target)) return board;
  const without = mapColumn(board, found.column.id, (column) => ({
    ...column,
    cards: column.cards.filter(({ id }) => id !== cardId),
  }));
  return mapColumn(without, to, (column) => ({ ...column, cards: column.cards.toSpliced(index, 0, found.card) }));
}

function toggleItem(card: CardData, index: number): CardData {
  const checklist = card.checklist?.map((item, at) => (at === index ? { ...item, done: !item.done } : item));
  return checklist ? { ...card, checklist } : card;
}

function mapColumn(board: BoardData, id: string, change: (column: ColumnData) => ColumnData): BoardData {
  return { ...board, columns: board.columns.map((column) => (column.id === id ? change(column) : column)) };
}

function mapCards(board: BoardData, change: (cards: readonly CardData[]) => CardData[]): BoardData {
  return { ...board, columns: board.columns.map((column) => ({ ...column, cards: change(column.cards) })) };
}
