import type { Locale } from '../config/locales.ts';

/** A day, as in `2026-05-01`. */
export type Day = string;

/** Reads a day; month and date may have one digit. Nothing for what is no day of the calendar. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return undefined;
  return match[0];
}

/** Negative when `a` is earlier than `b`. */
export function compareDays(a: Day, b: Day): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A day as people write it in a language: `1 May 2026`. */
export function formatDay(day: Day, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number);
  return locale.day.replace('D', String(date)).replace('M', () => locale.months[month - 1]).replace('Y', String(year));
}

/** The first moment of a day in UTC, as feeds have it. */
export function toTimestamp(day: Day): string {
  return `${day}T00:00:00Z`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
