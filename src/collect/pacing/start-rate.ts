/**
 * When the next request may start, for a provider that grants so many in a time but does not say how many. Nothing is held back until requests are refused.
 * From one refusal to the next a provider has granted just its rate, so that the requests between them say what it is; starts are then spaced by a little
 * less, which grows with each request that is granted, first slowly, then fast: the rate may have been more, or be more now. All times are in milliseconds.
 */
export class StartRate {
  #perMs = Number.POSITIVE_INFINITY;
  #next = 0;
  /** The last starts since requests were refused, by a time that stands still in pauses. */
  #granted: Start[] = [];
  #paused = 0;
  #pausedUntil = 0;
  #quiet = 0;

  /** The earliest time of the next start. */
  get startAt(): number {
    return this.#next;
  }

  /** A request starts; the next one not before `spacing`, whatever the rate. */
  start(now: number, spacing: number): void {
    this.#granted.push({ sentAt: now, activeAt: this.#measureActive(now) });
    if (this.#granted.length > mostGranted) this.#granted.shift();
    this.#quiet += 1;
    const perMs = this.#perMs * (1 + growth * this.#quiet ** 3);
    // What timers are late is made up for; nothing else is, so that no burst follows a time in which nothing could start.
    this.#next = Math.max(this.#next, now - latestTimer) + Math.max(spacing, 1 / perMs);
  }

  /** The request that started at that time was not granted. */
  refuse(sentAt: number): void {
    const index = this.#granted.findIndex((start) => start.sentAt === sentAt);
    if (index !== -1) this.#granted.splice(index, 1);
  }

  /** Requests are refused again, and not only those that were on their way when they were refused before. */
  slowDown(now: number): void {
    this.#perMs *= (1 + growth * this.#quiet ** 3) * decrease;
    this.#quiet = 0;
    const elapsed = this.#measureActive(now) - (this.#granted[0]?.activeAt ?? 0);
    if (this.#granted.length < enoughGranted || elapsed <= 0) return;
    this.#perMs = Math.min(this.#perMs, (this.#granted.length / elapsed) * margin);
    this.#granted = [];
  }

  /** Nothing starts before a time. */
  pause(now: number, until: number): void {
    this.#paused += Math.max(0, until - Math.max(now, this.#pausedUntil));
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
    this.#next = Math.max(this.#next, until);
  }

  /** The time without all pauses up to now. */
  #measureActive(now: number): number {
    return now - this.#paused + Math.max(0, this.#pausedUntil - now);
  }
}

interface Start {
  readonly sentAt: number;
  readonly activeAt: number;
}

/** A twentieth more after a hundred requests, twice as many after three hundred. */
const growth = 0.05 / 100 ** 3;
const latestTimer = 5;
const enoughGranted = 10;
const mostGranted = 50;
const margin = 0.95;
const decrease = 0.9;
