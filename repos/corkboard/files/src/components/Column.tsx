/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Translate } from '../messages.ts';
import type { ColumnData, Label, Member } from '../types.ts';
import type { BoardCommands } from '../use-board.ts';
import { Card } from './Card.tsx';
import { CardForm } from './CardForm.tsx';

export interface ColumnProps {
  /** The column with the cards that are shown. */
  readonly column: ColumnData;
  /** How many cards it has, with those that the filter hides. */
  readonly total: number;
  /** Whether no column is to the right of it. */
  readonly isLast: boolean;
  readonly labels: readonly Label[];
  readonly members: readonly Member[];
  readonly today: string;
  readonly locale: string;
  readonly t: Translate;
  readonly commands: BoardCommands;
}

/** One column of a board. */
export function Column({ column, total, isLast, labels, members, today, locale, t, commands }: ColumnProps): VNode {
  const full = column.limit !== undefined && total >= column.limit;
  return (
    <section class={full ? 'cb-column cb-column--full' : 'cb-column'}>
      <header class="cb-column__head">
        <h2 class="cb-column__name">{column.name}</h2>
        <span class="cb-column__count">{countText(total, column.limit, t)}</span>
      </header>
      <ul class="cb-column__cards">
        {column.cards.map((card) => (
          <li key={card.id}>
            <Card
              card={card}
              labels={labels.filter((label) => card.labels.includes(label.id))}
              assignee={members.find((member) => member.id === card.assignee)}
              today={today}
              locale={locale}
              t={t}
              onMoveOn={isLast ? undefined : () => commands.moveOn(card.id)}
              onRemove={() => commands.remove(card.id)}
              onToggle={(item) => commands.toggle(card.id, item)}
            />
          </li>
        ))}
      </ul>
      {full ? (
        <p class="cb-column__hint">{t('column.full')}</p>
      ) : (
        <CardForm id={`add-to-${column.id}`} t={t} onAdd={(title) => commands.add(column.id, title)} />
      )}
    </section>
  );
}

function countText(count: number, limit: number | undefined, t: Translate): string {
  return limit === undefined ? t('column.count', { count }) : t('column.limit', { count, limit });
}
