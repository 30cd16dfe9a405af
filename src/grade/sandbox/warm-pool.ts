import { InfraError } from '../../errors.ts';
import type { Outfit } from './launch-line.ts';
import type { SandboxedProcess } from './sandboxed-process.ts';

/** Keeps processes waiting for jobs of the kind asked for last, so that a job does not wait for its process to start. */
export class WarmPool {
  readonly #start: (outfit: Outfit) => SandboxedProcess;
  readonly #size: number;
  readonly #started = new Set<SandboxedProcess>();
  #waiting: SandboxedProcess[] = [];
  #kind = '';
  #isClosed = false;

  constructor(start: (outfit: Outfit) => SandboxedProcess, size: number) {
    this.#start = start;
    this.#size = size;
  }

  /** A process that nobody else gets; another one is started in its place. @throws InfraError once the pool is closed. */
  take(outfit: Outfit): SandboxedProcess {
    if (this.#isClosed) throw new InfraError('the runner is closed, no test can be run');
    const kind = JSON.stringify([outfit.flags ?? null, outfit.modules.map(({ dir }) => dir)]);
    if (kind !== this.#kind) {
      for (const process of this.#waiting.splice(0)) process.kill();
      this.#kind = kind;
    }
    const taken = this.#waiting.shift() ?? this.#add(outfit);
    while (this.#waiting.length < this.#size) this.#waiting.push(this.#add(outfit));
    return taken;
  }

  /** Waits until those that wait for jobs do so. */
  async ready(): Promise<void> {
    await Promise.all(this.#waiting.map((process) => process.ready));
  }

  /** Kills all processes, taken ones too, and waits until they are gone; none is started any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#started];
    for (const process of all) process.kill();
    await Promise.all(all.map((process) => process.ended));
    this.#waiting = [];
  }

  #add(outfit: Outfit): SandboxedProcess {
    const process = this.#start(outfit);
    this.#started.add(process);
    process.ended.then(() => {
      this.#started.delete(process);
      this.#waiting = this.#waiting.filter((waiting) => waiting !== process);
    });
    return process;
  }
}
