import type { Files, Task } from '../types.ts';

/** What the runner's report says of one test. */
export type TestStatus = 'passed' | 'failed' | 'skipped';

/**
 * How a run of tests ended. `reported`: the runner wrote a whole report and left with a status that agrees with it; or the code under test ended the
 * process by itself, or changed the runner, or something failed outside of the declared files, which fails every one of these. `timed_out`, `out_of_memory`,
 * `too_much_output`: it took more than it was given. `killed`: a signal ended it. `no_report`: the runner left no whole report, or one without any declared
 * test. `unsettled`: several runs of the same ended in ways that all differ.
 */
export type RunEnd = 'reported' | 'timed_out' | 'out_of_memory' | 'too_much_output' | 'killed' | 'no_report' | 'unsettled';

/** A stretch of a text: offsets [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Which stretches of which files ran, by path. */
export type Covered = ReadonlyMap<string, readonly Stretch[]>;

/** One run of a task's tests. `tests` goes by test id (`path/of/test-file > suite > name`); `detail` is one line for people; `ms` is wall-clock time. */
export interface TestRun {
  readonly end: RunEnd;
  readonly tests: ReadonlyMap<string, TestStatus>;
  /** Tests that failed within planned ids that name a file or a suite, where only the planned ones are kept in `tests`. */
  readonly failedWithin?: readonly string[];
  readonly detail?: string;
  readonly ms: number;
  /** What tests ran, where that was asked for and can be found out. */
  readonly covered?: Covered;
}

/** What is to be run: the whole tree after an edit; the task's hidden tests and the repo's own configuration are laid over it. */
export interface TestJob {
  readonly task: Pick<Task, 'id' | 'files' | 'references' | 'tests'>;
  readonly files: Files;
  /**
   * `tests` unless it says otherwise; `typecheck` runs the repo's type check, whose test is named `typecheck`, with one below it that fails for each complaint;
   * `coverage` runs the tests to see what they run, and is no verdict: code under test may watch, too.
   */
  readonly what?: 'tests' | 'typecheck' | 'coverage';
  readonly signal?: AbortSignal;
}

/** Runs tests of edited trees, none of which it trusts. Several jobs may be under way at once. */
export interface TestRunner {
  /** @throws InfraError when the machine cannot run tests at all, AbortError when told to stop. */
  run(job: TestJob): Promise<TestRun>;
  /** Ends what is running and leaves nothing behind. */
  close(): Promise<void>;
}
