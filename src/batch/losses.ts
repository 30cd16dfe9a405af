import { InfraError } from '../errors.ts';
import type { Fate } from './judge-chunk.ts';

/** A worker that did not come back: the line it was at (0: at none), why, and the limit where it was ended because it took too long. */
export interface Loss {
  readonly line: number;
  readonly reason: string;
  readonly limitMs?: number;
}

/** What is known of the lines of one chunk that workers did not come back from. */
export class Losses {
  /** What the next worker is told. */
  readonly fates = new Map<number, Fate>();
  /** Messages of our own bugs. */
  readonly faults: string[] = [];
  readonly #deaths = new Map<number, number>();

  /**
   * A line that takes too long is not judged again. One on which a worker died is: only its second death is held against it, as the first may come
   * from what the worker did before. Where a worker dies a third time, it does so when reading the line.
   * @throws InfraError where workers die at no line, or at one that they no longer read.
   */
  add({ line, reason, limitMs }: Loss): void {
    if (limitMs !== undefined) {
      this.fates.set(line, { kind: 'timed_out', limitMs });
      return;
    }
    const deaths = (this.#deaths.get(line) ?? 0) + 1;
    this.#deaths.set(line, deaths);
    if (deaths === 1) return;
    if (line === 0 || deaths > 3) throw new InfraError(`workers die again and again, whatever they are given: ${reason}`);
    this.fates.set(line, { kind: deaths === 2 ? 'died' : 'unreadable', reason });
    if (deaths === 2) this.faults.push(`a worker died at line ${line} of the samples: ${reason}`);
  }
}
