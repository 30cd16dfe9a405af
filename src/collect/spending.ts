import { InfraError } from '../errors.ts';
import { costOf, type LiveModel } from './live-model.ts';
import type { TryOnce } from './pacing/attempt.ts';

/** Why a run stops that has spent what it may. */
export class SpentError extends Error {
  override readonly name = 'SpentError';
}

/** What a run has spent in US dollars, with what it spent before it was stopped, and what it may spend. What was paid for and became no sample counts. */
export class Spending {
  readonly #most: number;
  readonly #stop = new AbortController();
  #spent: number;
  #isUnknown = false;

  constructor(spentBefore: number, most = Number.POSITIVE_INFINITY) {
    this.#spent = spentBefore;
    this.#most = most;
  }

  get spent(): number {
    return this.#spent;
  }

  /** Aborted once a request was not sent since enough is spent. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Says that a request is about to be sent. @throws SpentError when enough is spent, InfraError when it is not known how much is. */
  check(): void {
    if (this.#most === Number.POSITIVE_INFINITY) return;
    if (this.#isUnknown) throw new InfraError('a provider did not say how many tokens an answer took, so that --max-cost cannot be kept');
    if (this.#spent < this.#most) return;
    const reached = new SpentError(`${this.#spent} US dollars are spent`);
    this.#stop.abort(reached);
    throw reached;
  }

  /** Adds what an answer cost, where that is known. */
  add(cost: number | undefined): void {
    if (cost === undefined) this.#isUnknown = true;
    else this.#spent += cost;
  }
}

/** Says of each answer what it cost, and sends no request once enough is spent. A failed request counts where its tokens are known. */
export const meter =
  (tryOnce: TryOnce, { price }: Pick<LiveModel, 'price'>, spending: Spending): TryOnce =>
  async (request) => {
    spending.check();
    const attempt = await tryOnce(request);
    const cost = costOf(attempt.usage, price);
    if (cost !== undefined || attempt.error === undefined) spending.add(cost);
    return { ...attempt, ...(cost !== undefined && { cost }) };
  };
