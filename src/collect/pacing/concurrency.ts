/**
 * How many requests may be on their way at once. It grows with each answer that comes while it is reached, by one, or by a tenth about where requests were
 * refused last. It is halved when they are refused, and while answers take twice as long as they did at best; then, without a refusal, not below what it was at
 * first. Where answers take as long with half as many on their way, and as long again with half of those, it is not their number that makes them slow: later
 * tasks just take longer, and what they take is the measure from then on. Once alone may be chance, and a measure raised by chance lets twice as many go out.
 */
export class Concurrency {
  readonly #most: number;
  #limit: number;
  #inFlight = 0;
  #refusedAt = Number.POSITIVE_INFINITY;
  #latency = 0;
  #latencies: number[] = [];
  #bestMedian = Number.POSITIVE_INFINITY;
  /** While answers are slow: how many were on their way when that was found, before there were fewer. */
  #stale: number | undefined;
  /** How long those took, once they are over. */
  #slowMedian: number | undefined;
  /** How many times in a row fewer at once did not help. */
  #vain = 0;

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
    if (wasReached && this.#stale === undefined) this.#limit = Math.min(this.#most, this.#limit + growth);
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
    const isStale = this.#stale !== undefined && this.#slowMedian === undefined;
    if (this.#latencies.length < (isStale ? (this.#stale ?? 0) : window)) return;
    const median = this.#latencies.sort((a, b) => a - b)[this.#latencies.length >> 1] ?? 0;
    this.#latencies = [];
    if (isStale) {
      this.#slowMedian = median;
      return;
    }
    this.#bestMedian = Math.min(this.#bestMedian, median);
    const before = this.#slowMedian;
    this.#slowMedian = undefined;
    if (median > 2 * this.#bestMedian) this.#tryFewer(median, before);
    else this.#stopTrying();
  }

  /** Answers are slow, and took so long before there were fewer at once, if there are: fewer, as long as that helps. */
  #tryFewer(median: number, before: number | undefined): void {
    const least = Math.min(this.#limit, this.#refusedAt < Number.POSITIVE_INFINITY ? 1 : firstLimit);
    if (before !== undefined) this.#vain = median > before * helping || this.#limit === least ? this.#vain + 1 : 0;
    if (this.#vain === vainEnough) {
      this.#stopTrying();
      this.#bestMedian = median;
      return;
    }
    this.#stale = this.#inFlight;
    this.#limit = Math.max(least, this.#limit / 2);
  }

  #stopTrying(): void {
    this.#stale = undefined;
    this.#vain = 0;
  }
}

const firstLimit = 16;
const firstSpacingMs = 50;
const growthNearRefusal = 0.1;
const window = 20;
/** With half as many at once, answers take at most this share of what they took, where it is their number that makes them slow. */
const helping = 0.75;
/** So many halvings in a row that did not help are no chance. */
const vainEnough = 2;
