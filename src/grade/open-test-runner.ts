import { InfraError, UsageError } from '../errors.ts';
import type { TestPlan } from '../types.ts';
import { wrap } from './sandbox/bubblewrap.ts';
import { checkSandbox } from './sandbox/check-sandbox.ts';
import { chooseUser } from './sandbox/choose-user.ts';
import { describeProgram, systemPath } from './sandbox/describe-program.ts';
import { type FoundModule, findModules } from './sandbox/find-modules.ts';
import type { ProcessSetup } from './sandbox/launch-line.ts';
import { layJob } from './sandbox/lay-job.ts';
import { defaultLimits, type Limits } from './sandbox/limits.ts';
import { planRun } from './sandbox/plan-run.ts';
import { readCovered } from './sandbox/read-covered.ts';
import { SandboxedProcess } from './sandbox/sandboxed-process.ts';
import { toTestRun } from './sandbox/to-test-run.ts';
import { Transformer } from './sandbox/transform.ts';
import { WarmPool } from './sandbox/warm-pool.ts';
import { barePath, startBare } from './sandbox/without-sandbox.ts';
import type { TestJob, TestRun, TestRunner } from './test-run.ts';

/** How tests are run. */
export interface TestRunnerOptions {
  /** The suite's folder, whose own `node_modules` comes before diffgauge's. */
  readonly suite?: string;
  readonly limits?: Partial<Limits>;
  /** How many processes wait for jobs; as many jobs under way at once find one that waits. 1 unless it says otherwise, 0 starts one for each job. */
  readonly warm?: number;
  /** `none` runs the code of models as who we are, and needs `trustCode`. */
  readonly sandbox?: 'bubblewrap' | 'none';
  readonly trustCode?: boolean;
}

/**
 * A runner, and what it adds to a job as texts: two runners that agree in them say the same of a job. `identity` is what it adds to all jobs, `describe` what
 * is found on this machine for those of one task: the packages and the programs that its tests and its type check need.
 */
export interface OpenedRunner extends TestRunner {
  readonly identity: string;
  describe(tests: Described): string;
}

/** What of a task says which packages and programs it needs. */
type Described = Pick<TestPlan, 'command' | 'modules' | 'typecheck'>;

/** A runner with processes that wait for jobs; `ready` waits until they do. */
export interface PrewarmedRunner extends OpenedRunner {
  ready(): Promise<void>;
}

/**
 * Opens a runner whose jobs run under bubblewrap.
 * @throws InfraError that names the package where bubblewrap is missing or does not work, UsageError where it is not wanted and nobody trusts the code.
 */
export const openTestRunner = async (options: TestRunnerOptions = {}): Promise<PrewarmedRunner> => {
  const { sandbox = 'bubblewrap', suite, warm = 1 } = options;
  const limits = { ...defaultLimits, ...options.limits };
  if (sandbox === 'none' && options.trustCode !== true)
    throw new UsageError('without a sandbox, code that models wrote can do what you can: this needs the word that the code is trusted');
  const start = sandbox === 'none' ? startBare : (setup: ProcessSetup) => wrap(setup, limits, chooseUser());
  const pool = new WarmPool((setup) => new SandboxedProcess(start(setup), limits), warm);
  const path = sandbox === 'none' ? barePath() : systemPath;
  const runner = new SandboxRunner(pool, { suite, path, identity: JSON.stringify([sandbox, limits]) });
  await checkSandbox(sandbox, () => runner.check());
  return runner;
};

class SandboxRunner implements PrewarmedRunner {
  readonly identity: string;
  readonly #pool: WarmPool;
  readonly #suite: string | undefined;
  readonly #transformer = new Transformer();
  readonly #path: string;
  readonly #modules = new Map<string, readonly FoundModule[]>();
  readonly #programs = new Map<string, readonly string[]>();

  /** `path` is where programs are looked for. */
  constructor(pool: WarmPool, { suite, path, identity }: { readonly suite: string | undefined; readonly path: string; readonly identity: string }) {
    this.identity = identity;
    this.#pool = pool;
    this.#suite = suite;
    this.#path = path;
  }

  /** @throws InfraError when no sandboxed process can be started. */
  async check(): Promise<void> {
    const process = this.#pool.take({ flags: [], modules: [] });
    await process.ready.finally(() => process.kill());
  }

  /** A process that ended before its job began may have been killed by somebody: another one is tried, once. */
  run(job: TestJob): Promise<TestRun> {
    return this.#runOnce(job).catch((error) => {
      if (error instanceof InfraError) return this.#runOnce(job);
      throw error;
    });
  }

  async #runOnce({ task, files, what, signal }: TestJob): Promise<TestRun> {
    signal?.throwIfAborted();
    if (task.tests === undefined) throw new UsageError(`the task ${task.id} has no tests`);
    const laid = layJob(task, files);
    const { flags, plan, expected } = planRun(task.tests, what, laid);
    const served = plan.kind === 'node' ? await this.#transformer.serve(laid.files, task.tests.jsx) : [];
    const process = this.#takeProcess(task.tests, what, flags);
    const stop = (): void => process.kill('stopped');
    signal?.addEventListener('abort', stop);
    try {
      const ended = await process.run({ files: [...laid.files], served, plan });
      signal?.throwIfAborted();
      if (ended.why === 'stopped') throw new InfraError('the runner was closed while tests ran');
      const covered = readCovered(ended.report, { files, laid: laid.files, served });
      return { ...toTestRun(ended, expected), ...(covered && { covered }) };
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  ready(): Promise<void> {
    return this.#pool.ready();
  }

  describe(tests: Described): string {
    const found = this.#fit([], [...(tests.modules ?? []), ...(tests.typecheck?.modules ?? [])]).modules.map(({ name, version }) => `${name}@${version}`);
    const programs = [tests.command, tests.typecheck?.command ?? []].flatMap(([program]) => (program === undefined ? [] : [this.#find(program)]));
    return JSON.stringify([found, ...programs]);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Type checks come between test runs and have packages of their own: none waits for one, so that those that wait for tests go on doing so. */
  #takeProcess({ modules = [], typecheck }: TestPlan, what: TestJob['what'], flags: ProcessSetup['flags']): SandboxedProcess {
    if (what !== 'typecheck') return this.#pool.take(this.#fit(flags, modules));
    return this.#pool.startOne(this.#fit(flags, [...modules, ...(typecheck?.modules ?? [])]));
  }

  #find(program: string): readonly string[] {
    const found = this.#programs.get(program) ?? describeProgram(program, this.#path);
    this.#programs.set(program, found);
    return found;
  }

  #fit(flags: ProcessSetup['flags'], names: readonly string[]): ProcessSetup {
    const key = names.join('\n');
    const modules = this.#modules.get(key) ?? findModules(names, this.#suite);
    this.#modules.set(key, modules);
    return { flags, modules };
  }
}
