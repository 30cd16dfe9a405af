import { Allowances } from './allowances.ts';
import { type Attempt, longestWaitMs } from './attempt.ts';
import type { Clock } from './clock.ts';
import { Concurrency } from './concurrency.ts';
import { StartRate } from './start-rate.ts';

/** A request that may be sent now: its number in the order of starting, and the time. */
export interface Turn {
  readonly number: number;
  readonly sentAt: number;
}

interface Waiting {
  readonly start: (turn: Turn) => void;
}

/** Lets requests to one provider start when it is likely to grant them: so many at once, so many in a time, and none before it says so. */
export class StartQueue {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #concurrency: Concurrency;
  readonly #rate = new StartRate();
  readonly #allowances = new Allowances();
  readonly #waiting: Waiting[] = [];
  /** The last request that had started when requests were refused last, and how often they were refused with none granted since. */
  #lastBeforeRefusal = 0;
  #refusals = 0;
  #alarm: AbortController | undefined;

  constructor({ clock, random, atOnce }: { readonly clock: Clock; readonly random: () => number; readonly atOnce: number }) {
    this.#clock = clock;
    this.#random = random;
    this.#concurrency = new Concurrency(atOnce);
  }

  /** Waits for a turn; with `first` before all others that wait. @throws when `signal` is aborted before. */
  enter(signal: AbortSignal | undefined, first: boolean): Promise<Turn> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal?.reason);
        this.#startWaiting();
      };
      const waiting: Waiting = {
        start: (turn) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(turn);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      if (first) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#startWaiting();
    });
  }

  /** Ends a turn with what came of it. */
  leave(turn: Turn, { error, limits = {}, latencyMs, usage }: Attempt): void {
    const now = this.#clock.now();
    this.#allowances.learn(turn, limits, (usage?.input ?? 0) + (usage?.output ?? 0));
    this.#concurrency.end(error === undefined ? latencyMs : undefined);
    const waitMs = limits.retryAfterMs !== undefined && limits.retryAfterMs <= longestWaitMs ? limits.retryAfterMs : undefined;
    if (error?.code === 'rate_limited') this.#refuse(turn, now, waitMs);
    else if (error !== undefined) this.#rate.pause(now, now + (waitMs ?? 0));
    if (error === undefined) this.#refusals = 0;
    this.#startWaiting();
  }

  /** Those that were on their way when a request was refused were sent too early as well; they are not held against the provider once more. */
  #refuse({ number, sentAt }: Turn, now: number, waitMs: number | undefined): void {
    this.#rate.refuse(sentAt);
    this.#rate.pause(now, now + (waitMs ?? 0));
    if (number <= this.#lastBeforeRefusal) return;
    this.#lastBeforeRefusal = this.#allowances.started;
    this.#rate.slowDown(now);
    this.#concurrency.halve();
    if (waitMs === undefined) this.#rate.pause(now, now + drawDelay(this.#refusals, this.#random));
    this.#refusals += 1;
  }

  #startWaiting(): void {
    this.#alarm?.abort();
    while (this.#waiting.length > 0 && this.#concurrency.hasRoom) {
      const now = this.#clock.now();
      const startAt = Math.max(this.#rate.startAt, this.#allowances.startAt);
      if (startAt > now) {
        this.#wakeIn(startAt - now);
        return;
      }
      this.#concurrency.start();
      this.#rate.start(now, this.#concurrency.spacing);
      this.#waiting.shift()?.start({ number: this.#allowances.start(), sentAt: now });
    }
  }

  #wakeIn(ms: number): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#clock.sleep(Math.min(ms, longestWaitMs), alarm.signal).then(
      () => this.#startWaiting(),
      () => {},
    );
  }
}

/** A delay in milliseconds before trying again after so many failures: between nothing and a bound that doubles (full jitter). */
export const drawDelay = (failures: number, random: () => number): number => random() * Math.min(longestDelayMs, firstDelayMs * 2 ** failures);

const firstDelayMs = 500;
const longestDelayMs = 60_000;
