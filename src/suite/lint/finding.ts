/** What a finding is about. docs/suite.md says what each code means. */
export type FindingCode = keyof typeof severities;

/** `error`: nothing should be measured by it. `warning`: a person should look at it. */
export type Severity = 'error' | 'warning';

const severities = {
  bare_pronoun: 'warning',
  canary_differs: 'warning',
  commit_subject: 'warning',
  created_later: 'warning',
  dates_reversed: 'error',
  edit_unnoticed: 'warning',
  expired: 'warning',
  fact_missing: 'warning',
  fails_after: 'error',
  fails_before: 'error',
  flaky: 'error',
  git_differs: 'error',
  git_refuses: 'error',
  identity_broken: 'error',
  locality_wrong: 'warning',
  many_candidates: 'warning',
  names_nothing: 'warning',
  near_instruction: 'warning',
  noop_fails: 'error',
  noop_without_control: 'warning',
  not_run: 'error',
  passes_before: 'error',
  program_unnoticed: 'warning',
  reference_syntax: 'error',
  repo_fact_missing: 'warning',
  same_edit: 'warning',
  same_instruction: 'error',
  scope_contradicts: 'error',
  scope_idle: 'warning',
  show_lacks: 'warning',
  terse_longer: 'warning',
  test_missing: 'error',
  test_unnamed: 'warning',
  too_slow: 'error',
  types_wrong: 'error',
  unreadable: 'error',
  unreached: 'warning',
  untested: 'warning',
  untested_change: 'warning',
  vague: 'warning',
} as const satisfies Record<string, Severity>;

/** Every code, sorted. */
export const findingCodes = Object.keys(severities) as readonly FindingCode[];

/** One thing that is not as it should be. */
export interface Finding extends Place {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
}

/** Where a finding is: `task` is `repo/task`, absent where it is about the repo; `file` is relative to the suite; `line` and `column` count from 1. */
export interface Place {
  readonly task?: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Makes a finding with the severity of its code; the message is one sentence. */
export const finding = (code: FindingCode, place: Place, message: string): Finding => ({ code, severity: severities[code], ...place, message });

/** Those of one file stand together; errors come first in it. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => compare(one.file, other.file) || compare(one.severity, other.severity) || compare(one.code, other.code));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
