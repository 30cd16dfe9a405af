/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { daysBetween, dueState, formatDay } from '../due-date.ts';
import type { Translate } from '../messages.ts';

export interface DueBadgeProps {
  readonly due: string;
  readonly today: string;
  readonly locale: string;
  readonly t: Translate;
}

/** When a card is due; how late it is when that day is over. */
export function DueBadge({ due, today, locale, t }: DueBadgeProps): VNode {
  return (
    <time class={`cb-due cb-due--${dueState(due, today)}`} dateTime={due}>
      {badgeText(daysBetween(due, today), formatDay(due, today, locale), t)}
    </time>
  );
}

function badgeText(daysLate: number, day: string, t: Translate): string {
  if (daysLate > 0) return t('due.overdue', { count: daysLate });
  return daysLate === 0 ? t('due.today') : day;
}
