import { withChanges } from '../edit/apply.ts';
import { createScorer, type Scorer } from '../score/score.ts';
import type { Changes, Files } from '../types.ts';
import { createProbe } from './probe.ts';
import { createReach } from './reach.ts';
import type { Covered, TestRunner } from './test-run.ts';
import type { Attempts, TestedTask } from './try-tests.ts';
import type { Reach, Verification } from './verification.ts';
import { verify } from './verify.ts';

/** Where test runs come from: `attempts` may know outcomes, `runner` makes runs that say what they run. `budget` is of trees tried for one edit. */
export interface VerifierOptions {
  readonly attempts: Attempts;
  readonly runner: TestRunner;
  readonly repeats: number;
  readonly budget?: number;
  readonly signal?: AbortSignal;
}

/** An edit that passes its tests. `scorer` is one that has read the task. */
export interface PassingEdit {
  readonly task: TestedTask;
  readonly changes: Changes;
  readonly scorer?: Scorer;
}

/**
 * Finds out which atoms of edits are needed. Beside the trees that it tries it runs the tests of an edit once more where it comes to what they reach, and those
 * of a task's base once.
 */
export class Verifier {
  readonly #options: VerifierOptions;
  readonly #bases = new Map<string, Promise<Covered | undefined>>();

  constructor(options: VerifierOptions) {
    this.#options = options;
  }

  /** @throws InfraError when the machine cannot run tests at all, AbortError when told to stop. */
  verify({ task, changes, scorer = createScorer(task) }: PassingEdit): Promise<Verification> {
    const { attempts, repeats, budget } = this.#options;
    const edited = withChanges(task.files, changes);
    let covered: Promise<Covered | undefined> | undefined;
    const reachEdited = (): Promise<Covered | undefined> => {
      covered ??= this.#watch(task, edited);
      return covered;
    };
    return verify({
      files: task.files,
      changes,
      linked: scorer.link(changes),
      probe: createProbe({ task, edited, attempts, repeats }),
      reaches: { base: this.#reach(task, task.files, () => this.#watchBase(task)), edited: this.#reach(task, edited, reachEdited) },
      seed: task.id,
      ...(budget !== undefined && { budget }),
    });
  }

  #reach({ tests }: TestedTask, files: Files, watch: () => Promise<Covered | undefined>): Reach {
    return async (path, from, to) => createReach({ files, covered: await watch(), checksTypes: tests.typecheck !== undefined })(path, from, to);
  }

  #watchBase(task: TestedTask): Promise<Covered | undefined> {
    const known = this.#bases.get(task.id) ?? this.#watch(task, task.files);
    this.#bases.set(task.id, known);
    return known;
  }

  async #watch(task: TestedTask, files: Files): Promise<Covered | undefined> {
    const { runner, signal } = this.#options;
    const { covered } = await runner.run({ task, files, what: 'coverage', ...(signal && { signal }) });
    return covered;
  }
}
