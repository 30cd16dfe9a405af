import { expect, it } from 'vitest';
import { readLimits } from '../../../src/collect/pacing/read-limits.ts';

const now = Date.parse('2026-11-26T05:00:00Z');

it.each<[string, Record<string, string>, unknown]>([
  ['nothing', {}, {}],
  ['seconds', { 'retry-after': '3' }, { retryAfterMs: 3000 }],
  ['a date', { 'retry-after': 'Thu, 26 Nov 2026 05:00:20 GMT' }, { retryAfterMs: 20_000 }],
  ['a date that has passed', { 'retry-after': 'Thu, 26 Nov 2026 04:00:00 GMT' }, { retryAfterMs: 0 }],
  ['milliseconds before seconds', { 'retry-after': '3', 'retry-after-ms': '250' }, { retryAfterMs: 250 }],
  ['what is no delay', { 'retry-after': 'soon', 'retry-after-ms': '-3' }, {}],
  [
    'requests and tokens',
    {
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-limit-tokens': '150000',
      'x-ratelimit-remaining-tokens': '149984',
      'x-ratelimit-reset-tokens': '6m0s',
    },
    { requests: { remaining: 59, limit: 60, resetMs: 1000 }, tokens: { remaining: 149_984, limit: 150_000, resetMs: 360_000 } },
  ],
  ['no kind', { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': '30' }, { requests: { remaining: 2, resetMs: 30_000 } }],
  ['a time since 1970', { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': String(now / 1000 + 7) }, { requests: { remaining: 2, resetMs: 7000 } }],
  ['a time in milliseconds since 1970', { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': String(now + 7) }, { requests: { remaining: 2, resetMs: 7 } }],
  ['a date of reset', { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': '2026-11-26T05:01:00Z' }, { requests: { remaining: 2, resetMs: 60_000 } }],
  ['a short duration', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1h2m3.5s' }, { requests: { remaining: 0, resetMs: 3_723_500 } }],
  ['milliseconds', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '120ms' }, { requests: { remaining: 0, resetMs: 120 } }],
  ['no reset', { 'x-ratelimit-remaining-requests': '0' }, {}],
  ['a reset that is none', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '5x' }, {}],
])('reads %s', (_, headers, limits) => {
  expect(readLimits(new Headers(headers), now)).toEqual(limits);
});
