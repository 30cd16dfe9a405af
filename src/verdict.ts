import type { EarlierAnswer, InjectedFault, LossyCode, Sample, Tier } from './types.ts';

/** How far a sample came; each stage implies the ones before it. `infra` is no failure of the model and outside every denominator. */
export type Stage = 'infra' | 'responded' | 'parsed' | 'located' | 'applied' | 'valid' | 'correct' | 'clean';

/** The code of a result in stage `infra` whose answer a fault of ours kept from being judged; what a provider calls so has a name of its own. */
export const ownFault = 'internal';
export const providerFault = 'provider_internal';

/** What kind of change an atom is, cheapest first. */
export type AtomClass = 'eol' | 'layout' | 'comment' | 'import-order' | 'rename' | 'move' | 'file' | 'semantic';

/** Whether an atom was asked for; see docs/metrics.md. */
export type AtomLabel = 'wanted' | 'on-site' | 'induced' | 'permitted' | 'out-of-scope' | 'off-site' | 'uncertain' | VerifiedLabel;

/** What execution says of an atom: it takes the place of the static label in a final verdict. `sometimes-removable`: under some orders of trying, not all. */
export type VerifiedLabel = 'required' | 'removable' | 'sometimes-removable' | 'unverifiable';

/**
 * One atomic change: [from, to) of the base file became [newFrom, newTo) of the edited file, at `newPath` where the edit renames the file.
 * `leaves` counts deleted and inserted leaves.
 */
export interface Atom {
  readonly path: string;
  readonly newPath?: string;
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly class: AtomClass;
  readonly label: AtomLabel;
  readonly symbol?: string;
  readonly leaves: number;
}

/**
 * What an applied edit is worth, against the best reference (`reference` is its index, -1 for a no-op task).
 * Counts: `irrelevant` atoms (surely; `irrelevantUpper` adds the uncertain ones), `wanted` and `done` leaves of the reference's changes,
 * `changed` leaves of the edit and the `extra` ones among them that are surely irrelevant.
 * `precision` = 1 - extra / changed and `recall` = done / wanted are null where they have no denominator.
 */
export interface Score {
  readonly exact: boolean;
  readonly equivalent: boolean;
  readonly reference: number;
  readonly irrelevant: number;
  readonly irrelevantUpper: number;
  readonly wanted: number;
  readonly done: number;
  readonly changed: number;
  readonly extra: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly newSyntaxErrors: number;
  readonly atoms: readonly Atom[];
}

/**
 * Why a response was rejected. `proposal` is the 0-based number of the edit, `replacedBy` that of the earlier edit that changed what it looks for; `done` when
 * what it would make stands in the file already; `path` is the file that is not in the repo; `nearest` is the closest text with its 0-based line.
 */
export interface Rejection {
  readonly code: string;
  readonly message: string;
  readonly proposal?: number;
  readonly path?: string;
  readonly tier?: Tier;
  readonly lines?: readonly number[];
  readonly replacedBy?: number;
  readonly done?: true;
  readonly nearest?: { readonly line: number; readonly text: string };
}

/** What one profile makes of a sample. `tier` is the worst one needed; `leftOut` counts the edits that the profile left out because they failed. */
export interface Outcome {
  readonly stage: Stage;
  readonly error?: Rejection;
  readonly tier?: Tier;
  readonly leftOut?: number;
  readonly correctBy?: 'exact' | 'equivalent' | 'tests' | 'noop';
  readonly score?: Score;
}

/**
 * The verdict on one sample. The outcome is that of `profile`; `other` holds the other profile's where it differs.
 * `attempts` says why earlier answers went back to the model. `inexpressible` lists what the format cannot say of any reference: such a sample leaves the
 * format's denominators. `line` is the sample's line in its file, 1-based; `responseDigest` is a digest of what was answered, null where nothing was, absent in
 * results that were written before there was one.
 */
export interface Result extends Outcome {
  readonly task: string;
  readonly format: string;
  readonly model: string;
  readonly prompt: string;
  readonly trial: number;
  readonly line?: number;
  readonly responseDigest?: string | null;
  readonly profile: string;
  readonly other?: Outcome & { readonly profile: string };
  readonly detected?: string;
  readonly inexpressible?: readonly LossyCode[];
  readonly usage?: Sample['usage'];
  readonly latencyMs?: number;
  readonly cost?: number;
  readonly injected?: readonly InjectedFault[];
  readonly attempts?: readonly Omit<EarlierAnswer, 'response'>[];
}

/**
 * Why a grade is no plain pass or failure. Beside `failed`: an end that the candidate comes to and the accepted solution does not (`timed_out`,
 * `out_of_memory`, `too_much_output`, `killed`, `no_report`), or a report without any of the task's tests (`no_tests`). Beside `infra`: such an end of the
 * accepted solution as well, ends that all differ (`unsettled`), an accepted solution that does not pass (`broken_fixture`). Beside `not_graded`: nothing was
 * applied, it has new syntax errors, its format cannot say the edit, or the task has no tests that could decide anything.
 */
export type GradeCode =
  | 'timed_out'
  | 'out_of_memory'
  | 'too_much_output'
  | 'killed'
  | 'no_report'
  | 'unsettled'
  | 'no_tests'
  | 'broken_fixture'
  | 'not_applied'
  | 'not_valid'
  | 'inexpressible'
  | 'untested';

/**
 * What a task's tests say of one answer; a line of `grades.jsonl`. `proves` when passing them is being correct: the task has `failToPass` tests. `failed`
 * holds the first test ids of `failures` in all, `failedWithin` the tests within those that name a file or a suite. `flaky` tests failed once and passed in a
 * repeat: they count as passed. `runs` is on how many test runs the grade rests, whether they were made for it or known before.
 */
export interface Grade {
  readonly line: number;
  readonly outcome: 'passed' | 'failed' | 'infra' | 'not_graded';
  /** `digestAtoms` of the edit that was graded, where one was: the grade says nothing of another one. */
  readonly edit?: string;
  readonly code?: GradeCode;
  readonly proves?: true;
  readonly failures?: number;
  readonly failed?: readonly string[];
  readonly failedWithin?: readonly string[];
  readonly flaky?: readonly string[];
  readonly detail?: string;
  readonly runs: number;
  readonly verified?: Verified;
}

/**
 * What trying out says of an answer that passes: a label for each atom of its score, null where the static one stands, and what then takes the place of the
 * score's counts. `parts` of atoms that are kept are labelled by themselves; each is an atom of its own in the final verdict. `stopped` where not all was
 * tried.
 */
export interface Verified extends Pick<Score, 'irrelevant' | 'irrelevantUpper' | 'extra'> {
  readonly labels: readonly (VerifiedLabel | null)[];
  readonly parts?: readonly VerifiedPart[];
  readonly stopped?: 'edit_breaks' | 'edit_unknown' | 'budget';
}

/** A statement, member or declaration within atom number `atom`, [from, to) of the edited file, without which the edit passes, too. `leaves` are its own. */
export interface VerifiedPart {
  readonly atom: number;
  readonly from: number;
  readonly to: number;
  readonly leaves: number;
  /** What it declares. */
  readonly symbol?: string;
  readonly label: Exclude<VerifiedLabel, 'required'>;
}
