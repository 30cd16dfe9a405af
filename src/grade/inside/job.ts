import type { RanRange } from './coverage.ts';

/** What the sandboxed process is told on its standard input: one JSON document, then the end. */
export interface InsideJob {
  /** Known to the host and the reporter alone; a report without it is none. */
  readonly token: string;
  /** The tree, laid in the folder where the process stands. */
  readonly files: readonly (readonly [string, string])[];
  /** JavaScript that Node runs instead of the text in the tree, by path in it. */
  readonly served: readonly (readonly [string, string])[];
  readonly plan: InsidePlan;
}

/**
 * `node`: test files run by Node's own runner in this process. `command`: any program; where `{report}` stands in it, its report is that file, else
 * what it prints.
 */
export type InsidePlan = { readonly kind: 'node'; readonly testFiles: readonly string[] } | { readonly kind: 'command'; readonly command: readonly string[] };

/** What comes back of a run of Node's own runner: the status of each test in the order in which they ended. */
export interface NodeReport {
  readonly tests: readonly (readonly [string, 'passed' | 'failed' | 'skipped'])[];
  /** Whether the test that must fail did. */
  readonly tripwire: boolean;
  /** By path, where this process may watch itself. */
  readonly covered?: readonly (readonly [string, readonly RanRange[]])[];
}

/** What comes back of a command. `text` is its report; null when there is none. `covered` is what `{covered}` in it stands for, where it was written. */
export interface CommandReport {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly text: string | null;
  readonly covered?: string;
}

/** Why a job did not start: the tree could not be written, or there is no such program. */
export interface FailedStart {
  readonly failed: 'files' | 'program';
  readonly message: string;
}

export type InsideReport = NodeReport | CommandReport | FailedStart;
