import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Measured, measure, type Pair } from '../stats/comparison.ts';
import { defaultPolicy, type GatePolicy } from '../stats/gate-policy.ts';
import { PairCounts } from '../stats/pair-counts.ts';
import type { Result, Stage } from '../verdict.ts';
import { findObstacles, type Obstacle } from './obstacles.ts';
import { resultFiles } from './results.ts';
import { type RunFacts, readKnownRun } from './run-folder.ts';
import { countLines, readGradedResults } from './summarise.ts';

/**
 * What a run was made of, how many lines of its input held no sample, how many samples have no partner in the other run, and how many no answer, or no verdict
 * on it.
 */
export interface ComparedRun {
  readonly folder: string;
  readonly facts: RunFacts;
  readonly models: readonly string[];
  readonly prompts: readonly string[];
  readonly samples: number;
  readonly badLines: number;
  readonly unpaired: number;
  readonly graded: number;
  readonly infra: number;
}

/** Two runs whose samples were paired, and why a difference may come from something else than what was meant to be compared. */
export interface PairedRuns {
  readonly baseline: ComparedRun;
  readonly candidate: ComparedRun;
  readonly counts: PairCounts;
  readonly obstacles: readonly Obstacle[];
}

/**
 * Pairs the samples of two runs and hands over each pair: the same task, format and trial, and the same model and prompt, where both runs have it. Where the
 * baseline has one model only and the candidate one other, these are paired; the same goes for prompts. The baseline's results are held in memory, some 350
 * bytes each. Where more than the share `maxSame` of the pairs have the same answer, that is an obstacle.
 * @throws UsageError when a folder holds no run, nothing can be paired, a sample is twice in a run, or several names could stand for the baseline's.
 */
export const pairRuns = async (
  baselineDir: string,
  candidateDir: string,
  add: (pair: Pair) => void,
  { maxSame }: Pick<GatePolicy, 'maxSame'> = defaultPolicy,
): Promise<PairedRuns> => {
  const [baselineFacts, candidateFacts] = [await readKnownRun(baselineDir), await readKnownRun(candidateDir)];
  const baseline = await holdRun(baselineDir);
  const names = await listNames(candidateDir);
  const findModel = pairNames('model', baseline.count.models, names.models);
  const findPrompt = pairNames('prompt', baseline.count.prompts, names.prompts);
  const candidate = newCount();
  const counts = new PairCounts();
  for await (const { result, grade } of readGradedResults(candidateDir)) {
    const measured = measure(result, grade);
    count(candidate, result, { graded: grade !== undefined, stage: measured.stage });
    const partner = baseline.held.get(toKey({ ...result, model: findModel(result.model), prompt: findPrompt(result.prompt) }));
    if (partner === undefined) continue;
    if (partner.taken) throw new UsageError(sayTwice(result, candidateDir));
    partner.taken = true;
    candidate.paired += 1;
    const pair = { ...result, repo: result.task.slice(0, result.task.indexOf('/')), baseline: partner.measured, candidate: measured };
    counts.add(pair, [partner.answer, result.responseDigest]);
    add(pair);
  }
  if (candidate.paired === 0) throw new UsageError(`${baselineDir} and ${candidateDir} have no sample in common: no task, format and trial is in both`);
  baseline.count.paired = candidate.paired;
  const runs = { baseline: await toRun(baselineDir, baselineFacts, baseline.count), candidate: await toRun(candidateDir, candidateFacts, candidate) };
  return { ...runs, counts, obstacles: await findObstacles(runs.baseline, runs.candidate, { answers: counts.answers, maxSame }) };
};

interface Count {
  readonly models: Set<string>;
  readonly prompts: Set<string>;
  samples: number;
  paired: number;
  graded: number;
  infra: number;
}

const newCount = (): Count => ({ models: new Set(), prompts: new Set(), samples: 0, paired: 0, graded: 0, infra: 0 });

const count = (counted: Count, { model, prompt }: Result, { graded, stage }: { readonly graded: boolean; readonly stage: Stage }): void => {
  counted.models.add(model);
  counted.prompts.add(prompt);
  counted.samples += 1;
  counted.graded += Number(graded);
  counted.infra += Number(stage === 'infra');
};

const holdRun = async (folder: string) => {
  const held = new Map<string, { readonly measured: Measured; readonly answer: Result['responseDigest']; taken: boolean }>();
  const counted = newCount();
  for await (const { result, grade } of readGradedResults(folder)) {
    const measured = measure(result, grade);
    count(counted, result, { graded: grade !== undefined, stage: measured.stage });
    if (held.has(toKey(result))) throw new UsageError(sayTwice(result, folder));
    held.set(toKey(result), { measured, answer: result.responseDigest, taken: false });
  }
  return { held, count: counted };
};

const toKey = ({ task, format, model, prompt, trial }: Pick<Result, 'task' | 'format' | 'model' | 'prompt' | 'trial'>): string =>
  JSON.stringify([task, format, model, prompt, trial]);

/** The models and prompts of a run: which one stands for which can be said only when all are known. */
const listNames = async (folder: string): Promise<Pick<Count, 'models' | 'prompts'>> => {
  const [models, prompts] = [new Set<string>(), new Set<string>()];
  for await (const { result } of readGradedResults(folder)) {
    models.add(result.model);
    prompts.add(result.prompt);
  }
  return { models, prompts };
};

/** What says for which name of the baseline one of the candidate stands: for itself, or for the only one where that is not there and no other is. */
const pairNames = (what: 'model' | 'prompt', known: ReadonlySet<string>, others: ReadonlySet<string>): ((name: string) => string) => {
  const [only] = known;
  if (only === undefined || known.size > 1 || others.has(only)) return (name) => name;
  if (others.size > 1)
    throw new UsageError(
      `the baseline has the ${what} ${only} only, and the candidate not that one but ${[...others].sort().join(', ')}: one of them could be paired with it`,
    );
  return () => only;
};

const sayTwice = ({ line, task, format, model, prompt, trial }: Result, folder: string): string =>
  `${folder} has two samples of ${task} in ${format} by ${model} with prompt ${JSON.stringify(prompt)}, trial ${trial} (the second is on line ${line}): it cannot be said which one is meant`;

const toRun = async (folder: string, facts: RunFacts, { models, prompts, samples, paired, graded, infra }: Count): Promise<ComparedRun> => ({
  ...{ folder, facts, samples, graded, infra },
  models: [...models].sort(),
  prompts: [...prompts].sort(),
  badLines: await countLines(join(folder, resultFiles.badLines)),
  unpaired: samples - paired,
});
