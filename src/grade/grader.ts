import { withChanges } from '../edit/apply.ts';
import type { Changes } from '../types.ts';
import type { Grade, Score } from '../verdict.ts';
import { type Attempts, type TestedTask, type Tried, tryTests } from './try-tests.ts';
import type { VerifyCandidate } from './verify-candidate.ts';

/** An answer that was applied, the format it is written in, what it changed and what that was worth. */
export interface Candidate {
  readonly task: TestedTask;
  readonly format: string;
  readonly changes: Changes;
  readonly score: Pick<Score, 'exact' | 'reference' | 'atoms'>;
}

/** Where test runs come from, how often failing tests are run again at most, and what tries out which atoms are needed. */
export interface GraderOptions {
  readonly attempts: Attempts;
  readonly repeats: number;
  readonly verify?: VerifyCandidate;
}

/**
 * Grades answers by the tests of their tasks. Nothing counts as a failure of the answer that the accepted solution does not do better: where its tests fail,
 * reach a limit or leave no report as well, the fixture or the machine is at fault; where they are flaky, those of the answer are repeated, too.
 */
export class Grader {
  readonly #options: GraderOptions;
  readonly #controls = new Map<string, Promise<Tried>>();

  constructor(options: GraderOptions) {
    this.#options = options;
  }

  /** @throws InfraError when the machine cannot run tests at all, AbortError when told to stop. */
  async grade(candidate: Candidate): Promise<Omit<Grade, 'line'>> {
    const { task, score } = candidate;
    const first = await this.#try(candidate, score.exact);
    if (!isFailure(first)) return this.#settle(candidate, first);
    const control = score.exact ? first : await this.#control(task, score.reference);
    if (control.code !== undefined) return { outcome: 'infra', ...explain(control), ...listFacts(task, first) };
    if (control.failing.length > 0) return { outcome: 'infra', code: 'broken_fixture', ...listFailed(control), ...listFacts(task, first) };
    const isFlaky = first.failing.some((id) => control.flaky.includes(id));
    return this.#settle(candidate, isFlaky ? await this.#try(candidate, true) : first);
  }

  #try({ task, changes }: Candidate, repeatAll: boolean): Promise<Tried> {
    const { attempts, repeats } = this.#options;
    return tryTests(task, withChanges(task.files, changes), attempts, { repeats, repeatAll });
  }

  /** What trying its tests says where the accepted solution is not to blame. */
  async #settle(candidate: Candidate, tried: Tried): Promise<Omit<Grade, 'line'>> {
    const facts = listFacts(candidate.task, tried);
    if (isFailure(tried)) return { outcome: 'failed', ...(tried.code === undefined ? listFailed(tried) : { code: tried.code }), ...facts };
    return tried.code === undefined ? this.#pass(candidate, facts) : { outcome: 'infra', ...explain(tried), ...facts };
  }

  /** Where passing proves nothing, it does not tell either what is needed. */
  async #pass(candidate: Candidate, facts: Pick<Grade, 'proves' | 'flaky' | 'runs'>): Promise<Omit<Grade, 'line'>> {
    const { verify, repeats } = this.#options;
    const found = facts.proves && (await verify?.(candidate, facts.flaky === undefined ? 0 : repeats));
    return { outcome: 'passed', ...facts, ...(found && { runs: facts.runs + found.runs, verified: found.verified }) };
  }

  /** What the tests say of an accepted solution, where an answer measured by it fails: asked once, but again where there was no report, which is not kept. */
  #control(task: TestedTask, reference: number): Promise<Tried> {
    const key = `${task.id} ${reference}`;
    const known = this.#controls.get(key);
    if (known !== undefined) return known;
    const { attempts, repeats } = this.#options;
    const control = tryTests(task, task.references[reference] ?? task.files, attempts, { repeats, repeatAll: true }).then((tried) => {
      if (tried.code === 'no_report' || tried.code === 'unsettled') this.#controls.delete(key);
      return tried;
    });
    this.#controls.set(key, control);
    return control;
  }
}

/**
 * Whether it may be the answer that fails: it took more than it was given, killed itself, or broke the runner (pytest leaves no report where what `conftest.py`
 * imports cannot be). Of ends that all differ nothing can be said.
 */
const isFailure = ({ code, failing }: Tried): boolean => (code === undefined ? failing.length > 0 : code !== 'unsettled');

const listFacts = ({ tests }: TestedTask, { flaky, runs }: Tried): Pick<Grade, 'proves' | 'flaky' | 'runs'> => ({
  ...(tests.failToPass.length > 0 && { proves: true as const }),
  ...(flaky.length > 0 && { flaky }),
  runs,
});

const explain = ({ code, detail }: Tried): Pick<Grade, 'code' | 'detail'> => ({
  ...(code !== undefined && { code }),
  ...(detail !== undefined && { detail: detail.slice(0, longestDetail) }),
});

const longestDetail = 200;

const listFailed = ({ failing, failedWithin }: Tried): Pick<Grade, 'failed' | 'failures' | 'failedWithin'> => ({
  failures: failing.length,
  failed: failing.slice(0, mostListed),
  ...(failedWithin && { failedWithin }),
});

/** How many failed tests a grade names. */
const mostListed = 20;
