import { withChanges } from '../edit/apply.ts';
import type { Changes } from '../types.ts';
import type { Grade, Score } from '../verdict.ts';
import { mayBeItsOwn } from './outcomes.ts';
import { type Attempts, type TestedTask, type Trial, tryTests } from './try-tests.ts';
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
 * or reach a limit as well, the fixture or the machine is at fault.
 */
export class Grader {
  readonly #options: GraderOptions;
  readonly #controls = new Map<string, Promise<Trial>>();

  constructor(options: GraderOptions) {
    this.#options = options;
  }

  /** @throws InfraError when the machine cannot run tests at all, AbortError when told to stop. */
  async grade(candidate: Candidate): Promise<Omit<Grade, 'line'>> {
    const { task, changes, score } = candidate;
    const { attempts, repeats } = this.#options;
    const trial = await tryTests(task, withChanges(task.files, changes), attempts, { repeats, repeatAll: score.exact });
    const facts = {
      ...(task.tests.failToPass.length > 0 && { proves: true as const }),
      ...(trial.flaky.length > 0 && { flaky: trial.flaky }),
      runs: trial.runs,
    };
    if (trial.code !== undefined && !mayBeItsOwn(trial.code)) return { outcome: 'infra', ...explain(trial), ...facts };
    if (trial.code === undefined && trial.failing.length === 0) return this.#pass(candidate, facts);
    const control = await this.#control(task, score.reference);
    if (control.code !== undefined) return { outcome: 'infra', ...explain(control), ...facts };
    if (control.failing.length > 0) return { outcome: 'infra', code: 'broken_fixture', ...listFailed(control), ...facts };
    return { outcome: 'failed', ...(trial.code === undefined ? listFailed(trial) : { code: trial.code }), ...facts };
  }

  /** Where passing proves nothing, it does not tell either what is needed. */
  async #pass(candidate: Candidate, facts: Pick<Grade, 'proves' | 'flaky' | 'runs'>): Promise<Omit<Grade, 'line'>> {
    const { verify, repeats } = this.#options;
    const found = facts.proves && (await verify?.(candidate, facts.flaky === undefined ? 0 : repeats));
    return { outcome: 'passed', ...facts, ...(found && { runs: facts.runs + found.runs, verified: found.verified }) };
  }

  /** What the tests say of an accepted solution: asked once, where an answer measured by it fails. */
  #control(task: TestedTask, reference: number): Promise<Trial> {
    const key = `${task.id} ${reference}`;
    const files = task.references[reference] ?? task.files;
    const { attempts, repeats } = this.#options;
    const control = this.#controls.get(key) ?? tryTests(task, files, attempts, { repeats, repeatAll: true });
    this.#controls.set(key, control);
    return control;
  }
}

const explain = ({ code, detail }: Trial): Pick<Grade, 'code' | 'detail'> => ({
  ...(code !== undefined && { code }),
  ...(detail !== undefined && { detail: detail.slice(0, longestDetail) }),
});

const longestDetail = 200;

const listFailed = ({ failing }: Trial): Pick<Grade, 'failed' | 'failures'> => ({ failures: failing.length, failed: failing.slice(0, mostListed) });

/** How many failed tests a grade names. */
const mostListed = 20;
