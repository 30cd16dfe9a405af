import { type Allowance, type Limits, longestWaitMs } from './attempt.ts';

/**
 * When a provider still grants a request by the last reply that said what is left: less what was started since, and with what comes back until it grants all
 * again, evenly. Nothing is held back where it does not say. All times are in milliseconds.
 */
export class Allowances {
  #started = 0;
  #tokensPerRequest = 0;
  readonly #known = new Map<'requests' | 'tokens', Known>();

  /** How many requests have started. */
  get started(): number {
    return this.#started;
  }

  /** The earliest time of the next start. */
  get startAt(): number {
    return Math.max(0, ...[...this.#known].map(([kind, known]) => this.#findStart(known, kind === 'requests' ? 1 : this.#tokensPerRequest)));
  }

  /** The number of the request that starts. */
  start(): number {
    this.#started += 1;
    return this.#started;
  }

  /**
   * Takes what the reply to a request says that was sent at a time, and the tokens that it took. What is left may be that of the moment when the request
   * arrived, so that is what it is taken for. An older request than the last one says nothing new.
   */
  learn({ number, sentAt }: { readonly number: number; readonly sentAt: number }, limits: Limits, tokens: number): void {
    if (tokens > 0) this.#tokensPerRequest = this.#tokensPerRequest === 0 ? tokens : 0.9 * this.#tokensPerRequest + 0.1 * tokens;
    for (const kind of ['requests', 'tokens'] as const) {
      const allowance = limits[kind];
      if (allowance !== undefined && (this.#known.get(kind)?.number ?? 0) < number) this.#known.set(kind, { ...allowance, number, sentAt });
    }
  }

  /** Where all of an allowance is not known, nothing comes back before the end. What is said of a later time than the longest wait is found out by asking. */
  #findStart({ remaining, resetMs, limit, number, sentAt }: Known, each: number): number {
    const lacking = (this.#started - number + 1) * each - remaining;
    if (lacking <= 0) return 0;
    const waitMs = limit === undefined || limit <= remaining ? resetMs : (lacking * resetMs) / (limit - remaining);
    return sentAt + Math.min(longestWaitMs, waitMs);
  }
}

/** What was left when the request with that number was sent. */
interface Known extends Allowance {
  readonly number: number;
  readonly sentAt: number;
}
