import { isSame } from '../edit/apply.ts';
import type { Changes } from '../types.ts';
import type { Score } from '../verdict.ts';

/** How much is remembered of one task: so many edits, whose new texts have together so many UTF-16 units. */
export interface MemoryBounds {
  readonly edits: number;
  readonly units: number;
}

/**
 * The edits of one task that were scored last, with their scores: models, formats and trials often make the same edit, most of all the right one.
 * Texts are compared whole, so that no two edits are ever taken for one.
 */
export class SeenEdits {
  readonly #bounds: MemoryBounds;
  readonly #seen = new Set<SeenEdit>();
  #units = 0;

  constructor(bounds: MemoryBounds) {
    this.#bounds = bounds;
  }

  /** The length of all texts that are remembered. */
  get units(): number {
    return this.#units;
  }

  find(changes: Changes): Score | undefined {
    for (const edit of this.#seen) {
      if (!isSame(edit.changes, changes)) continue;
      this.#seen.delete(edit);
      this.#seen.add(edit);
      return edit.score;
    }
    return undefined;
  }

  /** Remembers one more, and forgets those used longest ago; one that is too large by itself is not remembered. */
  add(changes: Changes, score: Score): void {
    const units = [...changes.values()].reduce((sum, text) => sum + (text?.length ?? 0), 0);
    if (units > this.#bounds.units || this.#bounds.edits === 0) return;
    this.#seen.add({ changes, score, units });
    this.#units += units;
    for (const oldest of this.#seen) {
      if (this.#seen.size <= this.#bounds.edits && this.#units <= this.#bounds.units) return;
      this.#seen.delete(oldest);
      this.#units -= oldest.units;
    }
  }
}

/** Bounds of a scorer that scores every edit anew. */
export const nothing: MemoryBounds = { edits: 0, units: 0 };

interface SeenEdit {
  readonly changes: Changes;
  readonly score: Score;
  readonly units: number;
}
