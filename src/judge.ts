import { detectOther } from '../formats/detect.ts';
import { getFormat } from '../formats/index.ts';
import { apply } from './edit/apply.ts';
import { countLeftOut, locate } from './edit/locate.ts';
import { defaultProfile, lenient, strict } from './edit/profiles.ts';
import { EditError, tooLarge, toRejection, unknownFormat } from './errors.ts';
import { makesOtherEdit } from './other-edits.ts';
import type { Profile } from './profile.ts';
import { readProposals } from './read-response.ts';
import { measureResponse, responseLimit } from './response.ts';
import { createScorer, type Scorer } from './score/score.ts';
import type { Files, Format, LossyCode, Placement, Proposal, Sample, Task, Tier } from './types.ts';
import { type Outcome, ownFault, providerFault, type Result, type Score, type Stage } from './verdict.ts';

/** What `judge` takes besides the sample: the profile whose outcome counts (or `defaultProfile`), and what a caller with many samples of one task keeps. */
export interface JudgeOptions {
  readonly profile?: Profile;
  readonly scorer?: Scorer;
  readonly inexpressible?: readonly LossyCode[];
}

/**
 * Judges one response: what does it say, where does it land, what does it change, what is that worth?
 * Pure and synchronous; a response of any content ends in a result. The other profile's outcome is kept where it differs.
 * @throws UsageError when the sample names an unknown format.
 */
export const judge = (sample: Sample, task: Task, options: JudgeOptions = {}): Result => {
  const { profile = defaultProfile } = options;
  const format = getFormat(sample.format);
  if (format === undefined) throw unknownFormat(sample.format);
  const { outcome, other } = judgeUnderBoth(sample, task, format, profile, options.scorer);
  const detected = outcome.stage === 'responded' && outcome.error?.code !== 'too_large' ? detectOther(sample.response, sample.format) : undefined;
  return toResult(sample, task, { ...outcome, ...(other && { other }), ...(detected !== undefined && { detected }) }, options);
};

/** A verdict with what identifies its sample and what was recorded of it. */
export const toResult = (
  { format, model, prompt, trial, usage, latencyMs, cost, injected, attempts }: Sample,
  task: Task,
  verdict: Outcome & Pick<Result, 'other' | 'detected'>,
  { profile = defaultProfile, inexpressible = [] }: JudgeOptions,
): Result => ({
  task: task.id,
  format,
  model,
  prompt,
  trial,
  profile: profile.name,
  ...verdict,
  ...(inexpressible.length > 0 && { inexpressible }),
  ...(usage && { usage }),
  ...(latencyMs !== undefined && { latencyMs }),
  ...(cost !== undefined && { cost }),
  ...(injected && { injected }),
  ...(attempts && { attempts: attempts.map(({ response: _, ...attempt }) => attempt) }),
});

interface Verdicts {
  readonly outcome: Outcome;
  readonly other?: NonNullable<Result['other']>;
}

/** What strict applies, lenient applies with the same result: so lenient is asked only where strict refuses. */
const judgeUnderBoth = (sample: Sample, task: Task, format: Format, profile: Profile, scorer?: Scorer): Verdicts => {
  const reading = readSample(sample, task, format);
  if ('stage' in reading) return { outcome: reading };
  const scene: Scene = { proposals: reading.proposals, task, format, scorer: scorer ?? createScorer(task) };
  if (profile.name !== 'strict' && profile.name !== 'lenient') return { outcome: judgeProposals(scene, profile) };
  const strictly = judgeProposals(scene, strict);
  if (strictly.error === undefined) return { outcome: strictly };
  const leniently = judgeProposals(scene, lenient);
  const alike = leniently.stage === strictly.stage && leniently.error?.code === strictly.error.code;
  const verdicts: Verdicts =
    profile.name === 'strict'
      ? { outcome: strictly, other: { profile: 'lenient', ...leniently } }
      : { outcome: leniently, other: { profile: 'strict', ...strictly } };
  return alike ? { outcome: verdicts.outcome } : verdicts;
};

interface Scene {
  readonly proposals: readonly Proposal[];
  readonly task: Task;
  readonly format: Format;
  readonly scorer: Scorer;
}

/** A provider's error has any code, but none that says that we failed. */
const tellApart = (error: NonNullable<Sample['error']>): NonNullable<Sample['error']> => (error.code === ownFault ? { ...error, code: providerFault } : error);

const readSample = (sample: Sample, task: Task, format: Format): { readonly proposals: readonly Proposal[] } | Outcome => {
  if (sample.error !== undefined) return { stage: 'infra', error: tellApart(sample.error) };
  const size = measureResponse(sample.response);
  if (size === 0 && sample.response.finish !== 'length')
    return { stage: 'infra', error: { code: 'empty_response', message: 'the provider returned an empty answer' } };
  if (size > responseLimit) return { stage: 'responded', error: toRejection(tooLarge(size, responseLimit)) };
  try {
    return { proposals: readProposals(sample.response, format) };
  } catch (error) {
    return isIdle(error, sample, task, format) ? doneByNothing : refuse('responded', error, task);
  }
};

/** Whether nothing is edited where nothing was to be: an edit in another notation than was asked for is no answer to that. */
const isIdle = (error: unknown, { response }: Sample, { noop }: Task, format: Format): boolean =>
  noop && error instanceof EditError && error.code === 'no_edit_found' && !makesOtherEdit(response, format);

const doneByNothing: Outcome = { stage: 'clean', correctBy: 'noop' };

const judgeProposals = ({ proposals, task, format, scorer }: Scene, profile: Profile): Outcome => {
  let stage: Stage = 'parsed';
  try {
    const placement = locate(proposals, scorer.files, profile, format.coordinates);
    stage = 'located';
    const score = scorer.score(apply(task.files, placement));
    const leftOut = countLeftOut(placement);
    return { ...rate(score, task.noop), ...worstTier(placement, profile), ...(leftOut > 0 && { leftOut }), score };
  } catch (error) {
    return refuse(stage, error, task);
  }
};

/** A rejection with the stage it leaves the sample at. In a no-op task, edits that change nothing are right. */
const refuse = (stage: Stage, error: unknown, task: Task): Outcome => {
  if (!(error instanceof EditError)) throw error;
  if (task.noop && error.code === 'no_change') return doneByNothing;
  return { stage: refusedWhenApplied.has(error.code) ? 'located' : stage, error: toRejection(error) };
};

const refusedWhenApplied: ReadonlySet<string> = new Set(['overlap', 'no_change']);

const rate = (score: Score, noop: boolean): Pick<Outcome, 'stage' | 'correctBy'> => {
  const correctBy = noop ? undefined : score.exact ? 'exact' : score.equivalent ? 'equivalent' : undefined;
  if (correctBy === undefined || (correctBy === 'equivalent' && score.newSyntaxErrors > 0)) return { stage: score.newSyntaxErrors > 0 ? 'applied' : 'valid' };
  return { stage: score.irrelevant === 0 ? 'clean' : 'correct', correctBy };
};

/** Tiers are compared by their place in the profile's ladder, that of hunks last; an edit that was left out needed none. */
const worstTier = ({ edits }: Placement, { tiers, peer }: Profile): { readonly tier?: Tier } => {
  const ladder = [...new Set([...tiers, ...(peer?.hunks?.tiers ?? [])])];
  const ranks = edits.filter(({ candidates }) => candidates > 0).map((edit) => ladder.indexOf(edit.tier));
  const tier = ladder[Math.max(-1, ...ranks)];
  return tier === undefined ? {} : { tier };
};

/** What the format cannot say of any accepted solution of the task; empty when it can say at least one of them. */
export const findInexpressible = (task: Pick<Task, 'files' | 'references'>, format: Format): readonly LossyCode[] => {
  const losses = task.references.map((reference: Files) => format.render(task.files, reference).lossy);
  return losses.some((lossy) => lossy.length === 0) ? [] : (losses[0] ?? []);
};
