import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { apply } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { profiles } from '../../src/edit/profiles.ts';
import { EditError } from '../../src/errors.ts';
import { readProposals } from '../../src/read-response.ts';
import type { Changes, Format, Placement, Tier } from '../../src/types.ts';
import { type CorpusCase, readCorpus } from './corpus.ts';

const fileOf = (format: Format): string => new URL(`${format.name}.txt`, import.meta.url).pathname;

describe.each([...formats.values()].filter((format) => existsSync(fileOf(format))))('$name', (format) => {
  it.each(readCorpus(fileOf(format)))('$name (line $line)', (row) => {
    expect(run(format, row)).toEqual(row.error === undefined ? { changes: row.after, ...(row.tier !== undefined && { tier: row.tier }) } : { code: row.error });
  });
});

/** The line of the program, for one case. */
const run = (format: Format, row: CorpusCase): { code: string } | { changes: Changes; tier?: Tier } => {
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

const worstTier = (placement: Placement, ladder: readonly Tier[]): Tier =>
  placement.edits.map(({ tier }) => tier).reduce((worst, tier) => (ladder.indexOf(tier) > ladder.indexOf(worst) ? tier : worst));
