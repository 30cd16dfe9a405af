import { InfraError } from '../../errors.ts';
import type { ProcessSetup } from './launch-line.ts';
import type { SandboxedProcess } from './sandboxed-process.ts';

/** Keeps processes waiting for jobs of the kind asked for last, so that a job does not wait for its process to start. */
export class WarmPool {
  readonly #start: (setup: ProcessSetup) => SandboxedProcess;
  readonly #size: number;
  readonly #started = new Set<SandboxedProcess>();
  #waiting: SandboxedProcess[] = [];
  #kind = '';
  #isClosed = false;

  constructor(start: (setup: ProcessSetup) => SandboxedProcess, size: number) {
    this.#start = start;
    this.#size = size;
  }

  /** A process that nobody else gets; another one is started in its place. @throws InfraError once the pool is closed. */
  take(setup: ProcessSetup): SandboxedProcess {
    this.#checkOpen();
    const kind = JSON.stringify([setup.flags ?? null, setup.modules.map(({ dir }) => dir)]);
    if (kind !== this.#kind) {
      for (const process of this.#waiting.splice(0)) process.kill();
      this.#kind = kind;
    }
    const taken = this.#waiting.shift() ?? this.#add(setup);
    while (this.#waiting.length < this.#size) this.#waiting.push(this.#add(setup));
    return taken;
  }

  /** A process started for one job, for which none waits; those that wait for others go on waiting. @throws InfraError once the pool is closed. */
  startOne(setup: ProcessSetup): SandboxedProcess {
    this.#checkOpen();
    return this.#add(setup);
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

  #checkOpen(): void {
    if (this.#isClosed) throw new InfraError('the runner is closed, no test can be run');
  }

  #add(setup: ProcessSetup): SandboxedProcess {
    const process = this.#start(setup);
    this.#started.add(process);
    process.ended.then(() => {
      this.#started.delete(process);
      this.#waiting = this.#waiting.filter((waiting) => waiting !== process);
    });
    return process;
  }
}
