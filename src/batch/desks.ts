import { getFormat } from '../../formats/index.ts';
import { findInexpressible } from '../judge.ts';
import { createScorer, type Scorer } from '../score/score.ts';
import type { LossyCode, Task } from '../types.ts';

/**
 * How much one worker keeps of what it prepared: so many tasks, whose texts have together so many UTF-16 units, which take 10 to 40 bytes each when read,
 * and none that was not asked for among so many samples: where samples come task by task, no more is held at the end of a run than at its start.
 */
export interface DeskBounds {
  readonly tasks: number;
  readonly units: number;
  readonly samples: number;
}

const usualBounds: DeskBounds = { tasks: 256, units: 3 * 2 ** 20, samples: 2 ** 14 };

/** What judging a sample of a task needs beside the sample. */
export interface Desk {
  readonly scorer: Scorer;
  readonly inexpressible: readonly LossyCode[];
}

/** What was prepared for the tasks used last: the parsed base and references, and what each format cannot say of them. */
export class Desks {
  readonly #bounds: DeskBounds;
  readonly #prepared = new Map<string, Prepared>();
  #units = 0;
  #samples = 0;

  constructor(bounds = usualBounds) {
    this.#bounds = bounds;
  }

  prepare(task: Task, formatName: string): Desk {
    const { scorer, inexpressible } = this.#take(task);
    const format = getFormat(formatName);
    const found = inexpressible.get(formatName) ?? (format === undefined ? [] : findInexpressible(task, format));
    inexpressible.set(formatName, found);
    return { scorer, inexpressible: found };
  }

  /** A Map keeps the order of insertion, so its first entry is the one used longest ago. */
  #take(task: Task) {
    const taken = this.#prepared.get(task.id) ?? { scorer: createScorer(task), inexpressible: new Map(), units: 0, lastSample: 0 };
    this.#prepared.delete(task.id);
    const { units } = taken.scorer;
    this.#units += units - taken.units;
    taken.units = units;
    this.#samples += 1;
    taken.lastSample = this.#samples;
    this.#makeRoom();
    this.#prepared.set(task.id, taken);
    return taken;
  }

  /** For the task that is taken, whose units count already. */
  #makeRoom(): void {
    const { tasks, units: most, samples } = this.#bounds;
    for (const [id, { units, lastSample }] of this.#prepared) {
      if (this.#prepared.size < tasks && this.#units <= most && this.#samples - lastSample <= samples) return;
      this.#prepared.delete(id);
      this.#units -= units;
    }
  }
}

/** `units` are those of the scorer when the task was last taken, for the sample of that number: it grows with the answers that it remembers. */
interface Prepared {
  readonly scorer: Scorer;
  readonly inexpressible: Map<string, readonly LossyCode[]>;
  units: number;
  lastSample: number;
}
