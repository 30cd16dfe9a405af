import type { BoardData, CardData, Filter } from './types.ts';

/** The filter that shows every card. */
export const NO_FILTER: Filter = { text: '', labels: [] };

/** Whether a filter hides anything at all. */
export function isActive(filter: Filter): boolean {
  return filter.text.trim() !== '' || filter.labels.length > 0;
}

/** Whether a card is shown. */
export function matches(card: CardData, filter: Filter): boolean {
  const text = filter.text.trim().toLowerCase();
  if (!card.title.toLowerCase().includes(text)) return false;
  return filter.labels.every((label) => card.labels.includes(label));
}

/** The board with the cards that a filter shows; the columns stay. */
export function filterBoard(board: BoardData, filter: Filter): BoardData {
  if (!isActive(filter)) return board;
  const columns = board.columns.map((column) => ({ ...column, cards: column.cards.filter((card) => matches(card, filter)) }));
  return { ...board, columns };
}

/** The filter with a label added, or taken out when it was there. */
export function toggleLabel(filter: Filter, label: string): Filter {
  const labels = filter.labels.includes(label) ? filter.labels.filter((id) => id !== label) : [...filter.labels, label];
  return { ...filter, labels };
}
