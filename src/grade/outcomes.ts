import type { OpenedRunner } from './open-test-runner.ts';
import type { OutcomeCache } from './outcome-cache.ts';
import { createOutcomeKeys, type OutcomeKey } from './outcome-key.ts';
import type { RunEnd, TestJob, TestRun, TestRunner } from './test-run.ts';
import { listFailedWithin, listPlanned, pickPlanned } from './test-verdict.ts';

/** A runner, where its outcomes are kept, and how many jobs it may have at once. */
export interface OutcomeOptions {
  readonly runner: OpenedRunner;
  readonly cache: OutcomeCache;
  readonly atOnce: number;
  readonly signal?: AbortSignal;
}

/**
 * What test runs say: what the cache has is read, what is under way is waited for, the rest is run. Only the planned tests are told.
 * A run that ends without a report is made again, until two end alike: a machine that is busy may be the reason once. Limits and signals that end it twice are
 * kept; a report that is missing twice is not, as the runner may be mended, nor are three ends that all differ.
 */
export class Outcomes implements TestRunner {
  readonly #options: OutcomeOptions;
  readonly #keyOf: (job: TestJob, attempt: number) => OutcomeKey;
  readonly #underWay = new Map<OutcomeKey, Promise<TestRun>>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #made = 0;

  constructor(options: OutcomeOptions) {
    this.#options = options;
    this.#keyOf = createOutcomeKeys(options.runner);
  }

  /** How many test runs were made; the others were known. */
  get made(): number {
    return this.#made;
  }

  close(): Promise<void> {
    return this.#options.runner.close();
  }

  /** `attempt` counts repeats of the same run from 0. @throws InfraError when the machine cannot run tests at all, AbortError when told to stop. */
  run({ attempt = 0, ...job }: TestJob & { readonly attempt?: number }): Promise<TestRun> {
    const key = this.#keyOf(job, attempt);
    const known = this.#underWay.get(key);
    if (known !== undefined) return known;
    const answer = this.#find(job, key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, answer);
    return answer;
  }

  async #find(job: TestJob, key: OutcomeKey): Promise<TestRun> {
    const { cache } = this.#options;
    const kept = await cache.read(key);
    if (kept !== undefined) return kept;
    const run = await this.#settle(job);
    if (run.end !== 'no_report' && run.end !== 'unsettled') await cache.write(key, run);
    return run;
  }

  async #settle(job: TestJob): Promise<TestRun> {
    const ends = new Set<RunEnd>();
    while (ends.size < mostEnds) {
      const run = await this.#make(job);
      if (run.end === 'reported' || ends.has(run.end)) return run;
      ends.add(run.end);
    }
    return { end: 'unsettled', tests: new Map(), detail: `each time it ended otherwise: ${[...ends].join(', ')}`, ms: 0 };
  }

  async #make(job: TestJob): Promise<TestRun> {
    const { runner, signal } = this.#options;
    await this.#takeTurn();
    try {
      signal?.throwIfAborted();
      this.#made += 1;
      const run = await runner.run({ ...job, ...(signal && { signal }) });
      return job.what === 'typecheck' ? run : keepPlanned(run, listIds(job));
    } finally {
      this.#passTurn();
    }
  }

  /** First come, first served. */
  async #takeTurn(): Promise<void> {
    if (this.#busy < this.#options.atOnce) this.#busy += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #passTurn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy -= 1;
    else next();
  }
}

/** How many ends that differ are taken for the doing of the machine. */
const mostEnds = 3;

/** Whether a run ended because it took more than it was given. */
export const isLimit = (end: string): end is 'timed_out' | 'out_of_memory' | 'too_much_output' =>
  end === 'timed_out' || end === 'out_of_memory' || end === 'too_much_output';

const keepPlanned = (run: TestRun, ids: readonly string[]): TestRun => {
  const failedWithin = listFailedWithin(run.tests, ids);
  return { ...run, tests: pickPlanned(run.tests, ids), ...(failedWithin.length > 0 && { failedWithin }) };
};

const listIds = ({ task: { tests } }: TestJob): readonly string[] => (tests === undefined ? [] : listPlanned(tests));
