import { randomInt } from 'node:crypto';
import { InfraError, UsageError } from '../errors.ts';
import { inside, type Outfit, wrap } from './sandbox/bubblewrap.ts';
import { checkBubblewrap } from './sandbox/check-bubblewrap.ts';
import { type FoundModule, findModules } from './sandbox/find-modules.ts';
import { layJob } from './sandbox/lay-job.ts';
import { defaultLimits, type Limits } from './sandbox/limits.ts';
import { planRun } from './sandbox/plan-run.ts';
import { SandboxedProcess } from './sandbox/sandboxed-process.ts';
import { toTestRun } from './sandbox/to-test-run.ts';
import { Transformer } from './sandbox/transform.ts';
import { WarmPool } from './sandbox/warm-pool.ts';
import type { TestJob, TestRun, TestRunner } from './test-run.ts';

/** How tests are run. */
export interface TestRunnerOptions {
  /** The suite's folder, whose own `node_modules` comes before diffgauge's. */
  readonly suite?: string;
  readonly limits?: Partial<Limits>;
  /** How many processes wait for jobs; as many jobs under way at once find one that waits. 1 unless it says otherwise, 0 starts one for each job. */
  readonly warm?: number;
}

/**
 * Opens a runner whose jobs run under bubblewrap.
 * @throws InfraError that names the package where bubblewrap is missing or does not work.
 */
export const openTestRunner = async (options: TestRunnerOptions = {}): Promise<TestRunner> => {
  checkBubblewrap();
  const limits = { ...defaultLimits, ...options.limits };
  const user = process.getuid?.() === 0 ? () => randomInt(2 ** 30, 2 ** 31 - 1) : () => undefined;
  const pool = new WarmPool((outfit) => new SandboxedProcess(wrap(outfit, limits, user()), limits), options.warm ?? 1);
  const runner = new SandboxRunner(pool, options.suite);
  await runner.check();
  return runner;
};

class SandboxRunner implements TestRunner {
  readonly #pool: WarmPool;
  readonly #suite: string | undefined;
  readonly #transformer = new Transformer();
  readonly #modules = new Map<string, readonly FoundModule[]>();

  constructor(pool: WarmPool, suite: string | undefined) {
    this.#pool = pool;
    this.#suite = suite;
  }

  /** @throws InfraError when no sandboxed process can be started. */
  async check(): Promise<void> {
    const process = this.#pool.take({ flags: [], modules: [] });
    await process.ready.finally(() => process.kill());
  }

  async run({ task, files, what, signal }: TestJob): Promise<TestRun> {
    signal?.throwIfAborted();
    if (task.tests === undefined) throw new UsageError(`the task ${task.id} has no tests`);
    const laid = layJob(task, files);
    const { flags, plan, expected } = planRun(task.tests, what, laid.testFiles, { code: `${inside.code}/inside`, report: inside.report });
    const served = plan.kind === 'node' ? await this.#transformer.serve(laid.files, task.tests.jsx) : [];
    const process = this.#pool.take(this.#fit(flags, task.tests.modules ?? []));
    const stop = (): void => process.kill('stopped');
    signal?.addEventListener('abort', stop);
    try {
      const ended = await process.run({ root: inside.root, files: [...laid.files], served, plan });
      signal?.throwIfAborted();
      if (ended.why === 'stopped') throw new InfraError('the runner was closed while tests ran');
      return toTestRun(ended, expected);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #fit(flags: Outfit['flags'], names: readonly string[]): Outfit {
    const key = names.join('\n');
    const modules = this.#modules.get(key) ?? findModules(names, this.#suite);
    this.#modules.set(key, modules);
    return { flags, modules };
  }
}
