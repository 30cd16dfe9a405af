import type { Profile } from '../profile.ts';

/** Reads an edit by the letter of its format: only exact text, and two candidates are an error. */
export const strict: Profile = { name: 'strict', tiers: ['L0', 'L0n'], ambiguity: 'error', hints: 'exact', position: 'stated' };

/** Reads whatever can be placed safely: every deterministic tier, from exact to fuzzy, each of which must find exactly one candidate. */
export const lenient: Profile = {
  name: 'lenient',
  tiers: ['L0', 'L0n', 'L1', 'L2', 'L3', 'L3w', 'L4', 'L5', 'L6', 'L7', 'L10', 'L9'],
  ambiguity: 'error',
  hints: 'nearest',
  position: 'free',
};

/** All profiles by name. */
export const profiles: ReadonlyMap<string, Profile> = new Map([strict, lenient].map((profile) => [profile.name, profile]));
