import type { Tier } from './types.ts';

/** How a reader of edits behaves: which tiers it tries in which order, and what it does with two candidates. docs/formats/profiles.md explains each field. */
export interface Profile {
  readonly name: string;
  readonly tiers: readonly Tier[];
  /** `all` edits every candidate; `nearest` takes the one nearest to the hint and of two as near the later one. */
  readonly ambiguity: 'error' | 'first' | 'nearest' | 'all';
  /** When a line hint settles between candidates: only where one stands exactly there, the single nearest one, or never. */
  readonly hints: 'exact' | 'nearest' | 'ignore';
  /**
   * Whether a hunk must stand where it says (after the hunks before it, under its scopes, at the end of the file), or a unique candidate elsewhere
   * will do; or it is `anchored` as in git: to the ends of the file by its first line number and by missing context, in any order, on untouched lines.
   */
  readonly position: 'stated' | 'free' | 'anchored';
  /** What another tool's reader does otherwise; our own profiles have none of it. */
  readonly peer?: PeerRules;
}

/** What readers of other tools do and ours do not. An absent rule means: as ours. */
export interface PeerRules {
  /** Hunks have tiers and a choice of their own. `repeatable`: an anchor with fewer characters, white space aside, must be unique even where all are edited. */
  readonly hunks?: Pick<Profile, 'tiers' | 'ambiguity'> & { readonly repeatable?: number };
  /** Later edits of a file see what earlier ones made, whatever the format says. */
  readonly coordinates?: 'sequential';
  /** An anchor of a block with twins is looked for in looser tiers, too; it is ambiguous when none of them has a single candidate. */
  readonly twins?: 'looser';
  /** An edit only counts behind the one before it in the file; with `wrap`, the rest of the file is searched after that. */
  readonly cursor?: 'forward' | 'wrap';
  /** An anchor that is not in its file is looked for in all others. */
  readonly fallback?: 'other-files';
  /** Edits that fail are left out and the others applied, unless all fail. */
  readonly failures?: 'skipped';
  /** An empty anchor for a file with text adds to its end, or replaces all of it. */
  readonly emptyAnchor?: 'append' | 'overwrite';
  /** An edit that leaves an existing file empty is taken for one that failed. */
  readonly emptyResult?: 'rejected';
  /** An edit that stands in the file already is made once more where a tier finds a place for it. */
  readonly repeats?: 'made';
  /** Lines of context, too, are put in as the edit spells them. */
  readonly context?: 'rewritten';
  /** Inserted lines keep their own indentation. */
  readonly indentation?: 'written';
  /** The byte order mark is text, and inserted lines end as written; with `line-feeds`, so do all lines of an edited file. */
  readonly endings?: 'written' | 'line-feeds';
  /** An edited or created file gets a newline at its end. */
  readonly finalNewline?: 'added';
  /** Comments that stand for code left out are text like any other. */
  readonly placeholders?: 'accepted';
}
