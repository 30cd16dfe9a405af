import { Desks } from '../batch/desks.ts';
import { withChanges } from '../edit/apply.ts';
import { InfraError } from '../errors.ts';
import type { LinkedScore } from '../score/links.ts';
import { isIrrelevant } from '../stats/tally.ts';
import type { Files } from '../types.ts';
import type { Verified, VerifiedLabel } from '../verdict.ts';
import type { Candidate } from './grader.ts';
import { mayBeItsOwn } from './outcomes.ts';
import type { Covered } from './test-run.ts';
import { type Attempts, type TestedTask, tryTests } from './try-tests.ts';
import { isCosmetic } from './units.ts';
import type { AtomVerdict, ProbeOutcome, Reach, Verification } from './verification.ts';
import { verify } from './verify.ts';

/** What execution says of an answer's atoms, and on how many test runs that rests. */
export interface VerifiedCandidate {
  readonly verified: Verified;
  readonly runs: number;
}

/** Finds out which atoms of an answer that passes its tests are needed; undefined where nothing in it is in doubt. */
export type Verifier = (candidate: Candidate) => Promise<VerifiedCandidate | undefined>;

/** A verifier that asks for the tests of so many trees of one answer at most. @throws InfraError where an answer is not what was scored. */
export const createVerifier = (attempts: Attempts, budget: number): Verifier => {
  const desks = new Desks();
  return async ({ task, changes, score, format }) => {
    const linked = desks.prepare(task, format).scorer.link(changes);
    if (linked.score.atoms.length !== score.atoms.length) throw new InfraError(`an answer to ${task.id} is not what was scored: the run is damaged`);
    if (!linked.score.atoms.some((atom) => !settled.has(atom.label) && !isCosmetic(atom))) return undefined;
    const counted = countRuns(attempts);
    const edited = withChanges(task.files, changes);
    const [base, whole] = await Promise.all([task.files, edited].map((files) => findReach(task, files, counted)));
    const probe = createProbe(task, counted, await hasTypes(task, edited, counted));
    const reaches = { base: base ?? unknown, edited: whole ?? unknown };
    const verification = await verify({ files: task.files, changes, linked, probe, reaches, budget });
    return { verified: toVerified(verification, linked), runs: counted.runs };
  };
};

/** Labels that stay whatever tests say. */
const settled: ReadonlySet<string> = new Set(['wanted', 'permitted', 'out-of-scope']);

interface CountedAttempts extends Attempts {
  readonly runs: number;
}

const countRuns = (attempts: Attempts): CountedAttempts => {
  let runs = 0;
  return {
    get runs() {
      return runs;
    },
    run: (job) => {
      runs += 1;
      return attempts.run(job);
    },
  };
};

/** Whether the types of a tree are right; where those of the whole edit are not, they cannot tell what of it is needed. */
const hasTypes = async (task: TestedTask, files: Files, attempts: Attempts): Promise<boolean> => {
  if (task.tests.typecheck === undefined) return false;
  return (await attempts.run({ task, files, what: 'typecheck' })).tests.get('typecheck') === 'passed';
};

/** Tests first: they take less than types. A test that is flaky counts as passed, as it does for the whole edit. */
const createProbe =
  (task: TestedTask, attempts: Attempts, withTypes: boolean) =>
  async (files: Files): Promise<ProbeOutcome> => {
    const { code, failing } = await tryTests(task, files, attempts, { repeats: 1, repeatAll: false });
    if (code !== undefined) return mayBeItsOwn(code) ? 'breaks' : 'unknown';
    if (failing.length > 0) return 'breaks';
    return !withTypes || (await hasTypes(task, files, attempts)) ? 'holds' : 'breaks';
  };

/** Whether tests run any of a stretch of a tree; not known where nobody could watch. */
const findReach = async (task: TestedTask, files: Files, attempts: Attempts): Promise<Reach> => {
  const { covered } = await attempts.run({ task, files, what: 'coverage' });
  return covered === undefined ? unknown : readReach(covered);
};

const unknown: Reach = () => undefined;

const readReach =
  (covered: Covered): Reach =>
  (path, from, to) =>
    covered.get(path)?.some((stretch) => stretch.from < Math.max(to, from + 1) && from < stretch.to) ?? false;

const toVerified = ({ verdicts, irrelevant, irrelevantUpper, stopped }: Verification, { score, links }: LinkedScore): Verified => {
  const labels = score.atoms.map((_, number) => toLabel(verdicts[number]));
  const surely = score.atoms.flatMap(({ label }, number) => (isIrrelevant(labels[number] ?? label) ? [links[number]?.unwanted ?? 0] : []));
  return { labels, irrelevant, irrelevantUpper, extra: surely.reduce((sum, leaves) => sum + leaves, 0), ...(stopped && { stopped }) };
};

const toLabel = (verdict: AtomVerdict | undefined): VerifiedLabel | null => {
  if (verdict === undefined || verdict.label === 'permitted') return null;
  return verdict.label === 'removable' && verdict.orders === 'some' ? 'sometimes-removable' : verdict.label;
};
