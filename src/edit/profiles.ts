import { unknownProfile } from '../errors.ts';
import type { Profile } from '../profile.ts';

/** Places an edit where the file reads as it says, but for line endings; two candidates are an error. */
export const strict: Profile = { name: 'strict', tiers: ['L0', 'L0n'], ambiguity: 'error', hints: 'exact', position: 'stated' };

/** Reads whatever can be placed safely: every deterministic tier, from exact to fuzzy, each of which must find exactly one candidate. */
export const lenient: Profile = {
  name: 'lenient',
  tiers: ['L0', 'L0n', 'L1', 'L2', 'L3', 'L3w', 'L4', 'L5', 'L6', 'L7', 'L10', 'L9'],
  ambiguity: 'error',
  hints: 'nearest',
  position: 'free',
};

/** `git apply` 2.39.5 without options (its `apply.c`): exact lines nearest to the stated one, anchored to the ends of the file, all or nothing. */
export const git: Profile = {
  name: 'git',
  tiers: ['L0'],
  ambiguity: 'nearest',
  hints: 'nearest',
  position: 'anchored',
  peer: { endings: 'written', placeholders: 'accepted' },
};

/** Aider (its `editblock_coder.py` and `udiff_coder.py`): blocks change the first place that fits, in any file, hunks all of them; what fails is left out. */
export const aider: Profile = {
  name: 'aider',
  tiers: ['L0', 'L0n', 'L2', 'L6', 'L7'],
  ambiguity: 'first',
  hints: 'ignore',
  position: 'free',
  peer: {
    hunks: { tiers: ['L0', 'L0n', 'L6', 'L2', 'L3', 'L10'], ambiguity: 'all', repeatable: 10 },
    coordinates: 'sequential',
    fallback: 'other-files',
    failures: 'skipped',
    emptyAnchor: 'append',
    emptyResult: 'rejected',
    repeats: 'made',
    endings: 'line-feeds',
    finalNewline: 'added',
    placeholders: 'accepted',
  },
};

/** What is taken where no profile is given. */
export const defaultProfile: Profile = strict;

/** All profiles by name. */
export const profiles: ReadonlyMap<string, Profile> = new Map([strict, lenient, git, aider].map((profile) => [profile.name, profile]));

/**
 * The profile of that name.
 * @throws UsageError that lists the profiles when there is none.
 */
export const findProfile = (name: unknown): Profile => {
  const profile = typeof name === 'string' ? profiles.get(name) : undefined;
  if (profile === undefined) throw unknownProfile(name, profiles.keys());
  return profile;
};
