const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How much of a date is shown. */
export type DateDetail = 'day' | 'month' | 'year';

/** Writes a whole number with its thousands grouped: `12,480`. Fractions are rounded. */
export function formatCount(value: number, locale = 'en-US'): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/**
 * Writes a size in the largest unit that keeps the number at 1 or above, by steps of 1024.
 * Bytes are whole, every other unit has one decimal: `512 B`, `1.5 KB`, `20.0 MB`.
 */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(unit === 0 ? 0 : 1)} ${BYTE_UNITS[unit]}`;
}

/** Writes a date in UTC: `Mar 4, 2026`, `March 2026` or `2026`. */
export function formatDate(date: Date, detail: DateDetail = 'day', locale = 'en-US'): string {
  return new Intl.DateTimeFormat(locale, { ...dateFields(detail), timeZone: 'UTC' }).format(date);
}

/**
 * Writes a date with the month and the day only.
 *
 * @deprecated since 0.5: use `formatDate`.
 */
export function shortDate(date: Date, locale = 'en-US'): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(date);
}

/** Writes how long ago something was: `just now`, `5 min ago`, `3 h ago`, `2 d ago`; a date from a week on. */
export function formatElapsed(then: Date, now: Date): string {
  const elapsed = now.getTime() - then.getTime();
  if (elapsed < MINUTE) return 'just now';
  if (elapsed < HOUR) return `${Math.floor(elapsed / MINUTE)} min ago`;
  if (elapsed < DAY) return `${Math.floor(elapsed / HOUR)} h ago`;
  if (elapsed < 7 * DAY) return `${Math.floor(elapsed / DAY)} d ago`;
  return formatDate(then);
}

function dateFields(detail: DateDetail): Intl.DateTimeFormatOptions {
  switch (detail) {
    case 'day':
      return { year: 'numeric', month: 'short', day: 'numeric' };
    case 'month':
      return { year: 'numeric', month: 'long' };
    case 'year':
      return { year: 'numeric' };
  }
}
