/** How urgent a card is. */
export type DueState = 'overdue' | 'soon' | 'later';

const MS_PER_DAY = 86_400_000;

/** How many days before its day a card counts as due soon. */
export const SOON_DAYS = 2;

/** The number of days from one day to another, both such as `2026-05-04`; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** A card is overdue from the day after its due day, and due soon from two days before it. */
export function dueState(due: string, today: string): DueState {
  const days = daysBetween(today, due);
  if (days <= 0) return 'overdue';
  return days < SOON_DAYS ? 'soon' : 'later';
}

/** A day as a person writes it: `4 May`, and with its year when it is not this year's. */
export function formatDay(day: string, today: string, locale: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return new Date(day).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
}
