/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Translate } from '../messages.ts';
import type { BoardData } from '../types.ts';
import { useBoard } from '../use-board.ts';
import { Column } from './Column.tsx';
import { FilterBar } from './FilterBar.tsx';

export interface BoardProps {
  readonly initial: BoardData;
  /** The current day, such as `2026-05-04`. */
  readonly today: string;
  readonly locale: string;
  readonly t: Translate;
  readonly newId?: () => string;
}

/** A whole board with its filter bar. */
export function Board({ initial, today, locale, t, newId }: BoardProps): VNode {
  const { board, shown, filter, setFilter, commands } = useBoard(initial, newId);
  if (board.columns.length === 0) return <p class="cb-board__empty">{t('board.empty')}</p>;

  const last = board.columns.length - 1;
  return (
    <section>
      <FilterBar labels={board.labels} filter={filter} t={t} onChange={setFilter} />
      <div class="cb-board">
        {shown.columns.map((column, index) => (
          <Column
            key={column.id}
            column={column}
            total={board.columns[index]?.cards.length ?? 0}
            isLast={index === last}
            labels={board.labels}
            members={board.members}
            today={today}
            locale={locale}
            t={t}
            commands={commands}
          />
        ))}
      </div>
    </section>
  );
}
