/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { dueState } from '../due-date.ts';
import type { Translate } from '../messages.ts';
import type { CardData, Label, Member } from '../types.ts';
import { Avatar } from './Avatar.tsx';
import { Checklist } from './Checklist.tsx';
import { DueBadge } from './DueBadge.tsx';
import { IconButton } from './IconButton.tsx';
import { LabelChip } from './LabelChip.tsx';

export interface CardProps {
  readonly card: CardData;
  /** The labels of the card, in the order of the board. */
  readonly labels: readonly Label[];
  readonly assignee?: Member | undefined;
  readonly today: string;
  readonly locale: string;
  readonly t: Translate;
  /** Moves the card to the next column; absent where there is none. */
  readonly onMoveOn?: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly onToggle: (item: number) => void;
}

/** One card of a board. */
export function Card({ card, labels, assignee, today, locale, t, onMoveOn, onRemove, onToggle }: CardProps): VNode {
  const overdue = card.due !== undefined && dueState(card.due, today) === 'overdue';
  return (
    <article class={overdue ? 'cb-card cb-card--overdue' : 'cb-card'}>
      <div class="cb-card__labels">
        {labels.map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
      </div>
      <h3 class="cb-card__title">{card.title}</h3>
      {card.checklist && <Checklist items={card.checklist} t={t} onToggle={onToggle} />}
      <footer class="cb-card__foot">
        {card.due && <DueBadge due={card.due} today={today} locale={locale} t={t} />}
        {assignee && <Avatar member={assignee} />}
        {onMoveOn && <IconButton sign="→" label={t('card.moveOn', { title: card.title })} onClick={onMoveOn} />}
        <IconButton sign="×" label={t('card.remove', { title: card.title })} onClick={onRemove} />
      </footer>
    </article>
  );
}
