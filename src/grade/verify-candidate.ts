import { Desks } from '../batch/desks.ts';
import { InfraError } from '../errors.ts';
import { isCosmetic, isIrrelevant } from '../score/label.ts';
import type { LinkedScore } from '../score/links.ts';
import type { Verified, VerifiedLabel, VerifiedPart } from '../verdict.ts';
import type { Candidate } from './grader.ts';
import type { TestRunner } from './test-run.ts';
import type { AtomVerdict, PartVerdict, Verification } from './verification.ts';
import { verifyEdit } from './verify-edit.ts';

/** What execution says of an answer's atoms, and on how many test runs that rests. */
export interface VerifiedCandidate {
  readonly verified: Verified;
  readonly runs: number;
}

/**
 * Finds out which atoms of an answer that passes its tests are needed; undefined where nothing in it is in doubt. `repeats` is how often tests that fail are
 * run again: where none is known to be flaky it need not be any, since one that is can only make a change look needed.
 */
export type VerifyCandidate = (candidate: Candidate, repeats: number) => Promise<VerifiedCandidate | undefined>;

/**
 * Makes one that tries so many trees of one answer at most; `desks` keep what is prepared for the tasks.
 * @throws InfraError where an answer is not what was scored.
 */
export const createCandidateVerifier =
  (outcomes: TestRunner, budget: number, desks = new Desks()): VerifyCandidate =>
  async ({ task, changes, score, format }, repeats) => {
    const linked = desks.prepare(task, format).scorer.link(changes);
    if (linked.score.atoms.length !== score.atoms.length) throw new InfraError(`an answer to ${task.id} is not what was scored: the run is damaged`);
    if (!linked.score.atoms.some((atom) => !settled.has(atom.label) && !isCosmetic(atom))) return undefined;
    const counted = countRuns(outcomes);
    const verification = await verifyEdit({ task, changes, linked }, { runner: counted, repeats, budget });
    return { verified: toVerified(verification, linked), runs: counted.runs };
  };

/** Labels that stay whatever tests say. */
const settled: ReadonlySet<string> = new Set(['wanted', 'permitted', 'out-of-scope']);

interface CountedRunner extends TestRunner {
  readonly runs: number;
}

const countRuns = (runner: TestRunner): CountedRunner => {
  let runs = 0;
  return {
    get runs() {
      return runs;
    },
    run: (job) => {
      runs += 1;
      return runner.run(job);
    },
    close: () => runner.close(),
  };
};

const toVerified = ({ verdicts, parts, irrelevant, irrelevantUpper, stopped }: Verification, { score, links }: LinkedScore): Verified => {
  const labels = score.atoms.map((_, number) => toLabel(verdicts[number]));
  const spare = Map.groupBy(
    parts.filter(({ label }) => label === 'removable'),
    ({ part }) => part.atom,
  );
  const surely = score.atoms.map(({ label }, number) => {
    const unwanted = links[number]?.unwanted ?? 0;
    return isIrrelevant(labels[number] ?? label) ? unwanted : Math.min(unwanted, sumLeaves(spare.get(number) ?? []));
  });
  return {
    labels,
    ...(parts.length > 0 && { parts: parts.map(toVerifiedPart) }),
    irrelevant,
    irrelevantUpper,
    extra: surely.reduce((sum, leaves) => sum + leaves, 0),
    ...(stopped && { stopped }),
  };
};

const toVerifiedPart = ({ part: { atom, from, to, leaves, name }, label }: PartVerdict): VerifiedPart => ({
  ...{ atom, from, to, leaves, label },
  ...(name !== undefined && { symbol: name }),
});

const sumLeaves = (parts: readonly PartVerdict[]): number => parts.reduce((sum, { part }) => sum + part.leaves, 0);

const toLabel = (verdict: AtomVerdict | undefined): VerifiedLabel | null => {
  if (verdict === undefined || verdict.label === 'permitted') return null;
  return verdict.label === 'removable' && verdict.orders === 'some' ? 'sometimes-removable' : verdict.label;
};
