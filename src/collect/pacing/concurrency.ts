/**
 * How many requests may be on their way at once. It grows with each answer that comes while it is reached, by one, or by a tenth about where requests were
 * refused last. It is halved when they are refused, and shrinks while answers take twice as long as they did at best;
 * without a refusal not below what it was at first, since later tasks may just take longer.
 */
export class Concurrency {
  readonly #most: number;
  #limit: number;
  #inFlight = 0;
  #refusedAt = Number.POSITIVE_INFINITY;
  #latency = 0;
  #latencies: number[] = [];
  #bestMedian = Number.POSITIVE_INFINITY;
  #isSlow = false;

  constructor(most: number) {
    this.#most = most;
    this.#limit = Math.min(firstLimit, most);
  }

  get hasRoom(): boolean {
    return this.#inFlight < Math.floor(this.#limit);
  }

  /** How many milliseconds apart requests start, so that they do not come in bursts: half of what keeps as many on their way as may be. */
  get spacing(): number {
    return this.#latency === 0 ? firstSpacingMs : this.#latency / this.#limit / 2;
  }

  start(): void {
    this.#inFlight += 1;
  }

  /** One request is over; `latencyMs` where it was answered. */
  end(latencyMs?: number): void {
    const wasReached = !this.hasRoom;
    this.#inFlight -= 1;
    if (latencyMs === undefined) return;
    this.#watch(latencyMs);
    const isNearRefusal = this.#limit > this.#refusedAt * 0.9 && this.#limit < this.#refusedAt * 1.2;
    const growth = isNearRefusal ? growthNearRefusal : 1;
    if (wasReached && !this.#isSlow) this.#limit = Math.min(this.#most, this.#limit + growth);
  }

  /** Requests are refused. */
  halve(): void {
    this.#refusedAt = this.#limit;
    this.#limit = Math.max(1, this.#limit / 2);
  }

  /** Compares the median of each few latencies with the best one so far. Answers differ in length, so that only twice as much says something. */
  #watch(latencyMs: number): void {
    this.#latency = this.#latency === 0 ? latencyMs : 0.9 * this.#latency + 0.1 * latencyMs;
    this.#latencies.push(latencyMs);
    if (this.#latencies.length < window) return;
    const median = this.#latencies.sort((a, b) => a - b)[window >> 1] ?? 0;
    this.#latencies = [];
    this.#bestMedian = Math.min(this.#bestMedian, median);
    this.#isSlow = median > 2 * this.#bestMedian;
    const least = this.#refusedAt < Number.POSITIVE_INFINITY ? 1 : firstLimit;
    if (this.#isSlow) this.#limit = Math.max(Math.min(least, this.#limit), this.#limit * shrinking);
  }
}

const firstLimit = 16;
const firstSpacingMs = 50;
const growthNearRefusal = 0.1;
const window = 20;
const shrinking = 0.9;
