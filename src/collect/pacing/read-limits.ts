import type { Allowance, Limits } from './attempt.ts';

/**
 * Reads what the headers of a reply say of limits: `retry-after` in seconds or as a date (RFC 9110, 10.2.3), `retry-after-ms`, and `x-ratelimit-limit-*`,
 * `-remaining-*`, `-reset-*` for requests and tokens; without a kind they are about requests. `now` is the time in milliseconds since 1970. What cannot be
 * read is left out.
 */
export const readLimits = (headers: Headers, now: number): Limits => {
  const retryAfterMs = readNumber(headers.get('retry-after-ms')) ?? readDelay(headers.get('retry-after'), now);
  const requests = readAllowance(headers, '-requests', now) ?? readAllowance(headers, '', now);
  const tokens = readAllowance(headers, '-tokens', now);
  return { ...(retryAfterMs !== undefined && { retryAfterMs }), ...(requests && { requests }), ...(tokens && { tokens }) };
};

const readAllowance = (headers: Headers, kind: string, now: number): Allowance | undefined => {
  const remaining = readNumber(headers.get(`x-ratelimit-remaining${kind}`));
  const resetMs = readDelay(headers.get(`x-ratelimit-reset${kind}`), now);
  const limit = readNumber(headers.get(`x-ratelimit-limit${kind}`));
  return remaining === undefined || resetMs === undefined ? undefined : { remaining, resetMs, ...(limit !== undefined && { limit }) };
};

const readNumber = (text: string | null): number | undefined => {
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
};

/** A delay in milliseconds, written as seconds, as a duration like `1m30s` or `250ms`, as a date, or as a time in seconds or milliseconds since 1970. */
const readDelay = (text: string | null, now: number): number | undefined => {
  if (text === null) return undefined;
  const number = readNumber(text);
  if (number !== undefined) {
    if (number < firstTimestamp) return number * 1000;
    return Math.max(0, (number < 1000 * firstTimestamp ? number * 1000 : number) - now);
  }
  const duration = readDuration(text.trim());
  if (duration !== undefined) return duration;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** Smaller numbers of seconds are delays: this one would be thirty years. A thousand times as many are milliseconds. */
const firstTimestamp = 1e9;

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

const readDuration = (text: string): number | undefined => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/gy)];
  if (parts.length === 0 || parts.reduce((size, [part]) => size + part.length, 0) !== text.length) return undefined;
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (unitMs[unit ?? ''] ?? 0), 0);
};
