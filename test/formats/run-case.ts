import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { profiles, strict } from '../../src/edit/profiles.ts';
import { EditError } from '../../src/errors.ts';
import { readProposals } from '../../src/read-response.ts';
import type { Changes, Files, Format, Placement, Response, Tier } from '../../src/types.ts';
import type { CorpusCase } from './corpus.ts';

/** What comes of a case of a corpus. */
export type Outcome = { readonly code: string } | { readonly changes: Changes; readonly tier?: Tier };

/** The line of the program, for one case. */
export const runCase = (format: Format, row: CorpusCase): Outcome => {
  const profile = profiles.get(row.profile);
  if (profile === undefined) throw new Error(`no profile ${row.profile}`);
  try {
    const placement = locate(readProposals(row.response, format), row.before, profile, format.coordinates);
    const changes = apply(row.before, placement);
    return { changes, ...(row.tier !== undefined && { tier: worstTier(placement, profile.tiers) }) };
  } catch (error) {
    if (error instanceof EditError) return { code: error.code };
    throw error;
  }
};

/** What the corpus says must come of it. */
export const expectedOf = ({ error, after, tier }: CorpusCase): object =>
  error === undefined ? { changes: after, ...(tier !== undefined && { tier }) } : { code: error };

/** The snapshot after a response that `strict` must apply. */
export const replay = (format: Format, response: Response, before: Files): Files => {
  try {
    return withChanges(before, apply(before, locate(format.parse(response), before, strict, format.coordinates)));
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    throw new Error(`${error.code}: ${error.message}\n${response.text}\n${JSON.stringify(response.toolCalls)}`);
  }
};

const worstTier = (placement: Placement, ladder: readonly Tier[]): Tier =>
  placement.edits.map(({ tier }) => tier).reduce((worst, tier) => (ladder.indexOf(tier) > ladder.indexOf(worst) ? tier : worst));
