import type { LinkedScore } from '../score/links.ts';
import type { Changes, Files } from '../types.ts';
import type { VerifiedPart } from '../verdict.ts';
import type { Part } from './parts.ts';

/**
 * Whether a tree passes what the whole edit passes: the task's tests, then types where the repo checks them. `unknown` when nothing can be said: the run ended
 * without a report that can be believed, or differed from an earlier one.
 */
export type ProbeOutcome = 'holds' | 'breaks' | 'unknown';

/** Asks it of a whole tree. Syntax has been looked at before. */
export type Probe = (files: Files) => Promise<ProbeOutcome>;

/** Whether a test would run into a change of [from, to) of a file; undefined when nobody could watch. */
export type Reach = (path: string, from: number, to: number) => boolean | undefined | Promise<boolean | undefined>;

/** What `verify` takes: an edit that passes its tests, with its score. */
export interface VerifyRequest {
  /** The base. */
  readonly files: Files;
  readonly changes: Changes;
  /** The accepted ones, whose parts are asked for. */
  readonly solutions: readonly Files[];
  /** `createScorer(task).link(changes)`. */
  readonly linked: LinkedScore;
  readonly probe: Probe;
  /** What tests reach: of the edited files what was inserted, of the base what was deleted. */
  readonly reaches: { readonly base: Reach; readonly edited: Reach };
  /** Whether the probe checks types. */
  readonly checksTypes?: boolean;
  /** How many trees the probe may be asked about, the whole edit among them. */
  readonly budget?: number;
  /** Of the third order. */
  readonly seed?: string;
}

/**
 * What execution says of an atom. `required`: dropping it breaks syntax, types or tests. `removable`: in the complement of a smallest subset that passes, under
 * `every` order tried (then it is surely irrelevant) or under `some`. `permitted`: not tried. `unverifiable`: no test reaches it, or nothing sure was found
 * out.
 */
export type AtomVerdict = { readonly label: 'required' | 'permitted' | 'unverifiable' } | { readonly label: 'removable'; readonly orders: 'every' | 'some' };

/** What execution says of a part of an atom that is needed otherwise. */
export interface PartVerdict {
  readonly part: Part;
  readonly label: VerifiedPart['label'];
}

/**
 * Which atoms an edit needs. `verdicts` go by the score's atoms, undefined where the static label stands, as it does where nobody can watch what tests reach,
 * and of what is `off-site` where the budget left it open. `parts` are those that it does not need, or may not, of atoms that it does. `irrelevant` and
 * `irrelevantUpper` are the bounds that replace the score's. `probes` is how many trees were tried. `stopped` says why some were not: the whole edit fails,
 * nothing can be said of it, or the budget.
 */
export interface Verification {
  readonly verdicts: readonly (AtomVerdict | undefined)[];
  readonly parts: readonly PartVerdict[];
  readonly irrelevant: number;
  readonly irrelevantUpper: number;
  readonly probes: number;
  readonly stopped?: 'edit_breaks' | 'edit_unknown' | 'budget';
}
