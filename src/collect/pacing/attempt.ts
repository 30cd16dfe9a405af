import type { Answer, ModelRequest } from '../ask.ts';

/** How much of something a provider still grants, and in how many milliseconds it grants all of it (`limit`, where it says so) again. */
export interface Allowance {
  readonly remaining: number;
  readonly resetMs: number;
  readonly limit?: number;
}

/** What a provider says of its limits beside an answer: how long to wait, and what is left of requests and tokens. */
export interface Limits {
  readonly retryAfterMs?: number;
  readonly requests?: Allowance;
  readonly tokens?: Allowance;
}

/** What came of asking once. */
export interface Attempt extends Answer {
  readonly limits?: Limits;
}

/** Milliseconds: a provider that wants a longer wait is not waited for, and one that grants nothing for longer is asked then. */
export const longestWaitMs = 600_000;

/** Asks a provider once: it neither waits nor tries again. @throws when nothing more may be asked; a failure of the provider is an `error`. */
export type TryOnce = (request: ModelRequest) => Promise<Attempt>;
