import { UsageError } from '../errors.ts';
import { type ComparedMetric, Comparison, type Measured, measure } from '../stats/comparison.ts';
import type { Result } from '../verdict.ts';
import { readGradeFacts } from './grade-facts.ts';
import { type RunFacts, readKnownRun } from './run-folder.ts';
import { readGradedResults } from './summarise.ts';

/** What two runs were made of, and how many of their samples have no partner in the other. */
export interface ComparedRun {
  readonly folder: string;
  readonly facts: RunFacts;
  readonly models: readonly string[];
  readonly prompts: readonly string[];
  readonly samples: number;
  readonly unpaired: number;
  readonly graded: number;
}

/** Two runs compared: what was paired, and why the difference may come from something else than what was meant to be compared. */
export interface ComparedRuns {
  readonly baseline: ComparedRun;
  readonly candidate: ComparedRun;
  readonly comparison: Comparison;
  readonly warnings: readonly string[];
}

/**
 * Pairs the samples of two runs and compares them: the same task, format and trial, and the same model and prompt, where both runs have it. Where the baseline
 * has one model only and the candidate one other, these are paired; the same goes for prompts. The baseline's results are held in memory, some 300 bytes each.
 * @throws UsageError when a folder holds no run, nothing can be paired, a sample is twice in a run, or several names could stand for the baseline's.
 */
export const compareRuns = async (baselineDir: string, candidateDir: string, shown?: ComparedMetric): Promise<ComparedRuns> => {
  const [baselineFacts, candidateFacts] = [await readKnownRun(baselineDir), await readKnownRun(candidateDir)];
  const baseline = await holdRun(baselineDir);
  const names = await listNames(candidateDir);
  const findModel = pairNames('model', baseline.count.models, names.models);
  const findPrompt = pairNames('prompt', baseline.count.prompts, names.prompts);
  const comparison = new Comparison(shown);
  const candidate = newCount();
  for await (const { result, grade } of readGradedResults(candidateDir)) {
    count(candidate, result, grade !== undefined);
    const partner = baseline.held.get(toKey({ ...result, model: findModel(result.model), prompt: findPrompt(result.prompt) }));
    if (partner === undefined) continue;
    if (partner.taken) throw new UsageError(sayTwice(result, candidateDir));
    partner.taken = true;
    candidate.paired += 1;
    comparison.add({ ...result, repo: result.task.slice(0, result.task.indexOf('/')), baseline: partner.measured, candidate: measure(result, grade) });
  }
  if (candidate.paired === 0) throw new UsageError(`${baselineDir} and ${candidateDir} have no sample in common: no task, format and trial is in both`);
  baseline.count.paired = candidate.paired;
  const runs = { baseline: toRun(baselineDir, baselineFacts, baseline.count), candidate: toRun(candidateDir, candidateFacts, candidate) };
  const gradings = await listGradingWarnings(baselineDir, candidateDir);
  return { ...runs, comparison, warnings: [...listWarnings(runs.baseline, runs.candidate), ...gradings] };
};

interface Count {
  readonly models: Set<string>;
  readonly prompts: Set<string>;
  samples: number;
  paired: number;
  graded: number;
}

const newCount = (): Count => ({ models: new Set(), prompts: new Set(), samples: 0, paired: 0, graded: 0 });

const count = (counted: Count, { model, prompt }: Result, graded: boolean): void => {
  counted.models.add(model);
  counted.prompts.add(prompt);
  counted.samples += 1;
  counted.graded += Number(graded);
};

const holdRun = async (folder: string) => {
  const held = new Map<string, { readonly measured: Measured; taken: boolean }>();
  const counted = newCount();
  for await (const { result, grade } of readGradedResults(folder)) {
    count(counted, result, grade !== undefined);
    if (held.has(toKey(result))) throw new UsageError(sayTwice(result, folder));
    held.set(toKey(result), { measured: measure(result, grade), taken: false });
  }
  return { held, count: counted };
};

const toKey = ({ task, format, model, prompt, trial }: Pick<Result, 'task' | 'format' | 'model' | 'prompt' | 'trial'>): string =>
  JSON.stringify([task, format, model, prompt, trial]);

/** The models and prompts of a run: which one stands for which can be said only when all are known. */
const listNames = async (folder: string): Promise<Pick<Count, 'models' | 'prompts'>> => {
  const names = newCount();
  for await (const { result, grade } of readGradedResults(folder)) count(names, result, grade !== undefined);
  return names;
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

const toRun = (folder: string, facts: RunFacts, { models, prompts, samples, paired, graded }: Count): ComparedRun => ({
  ...{ folder, facts, samples, graded },
  models: [...models].sort(),
  prompts: [...prompts].sort(),
  unpaired: samples - paired,
});

const listWarnings = (one: ComparedRun, other: ComparedRun): string[] =>
  [
    one.facts.suite.hash !== other.facts.suite.hash && 'the suites differ: tasks of one name may ask for different things',
    one.facts.profile !== other.facts.profile &&
      `the profiles differ (${one.facts.profile} and ${other.facts.profile}): answers were not read with the same leniency`,
    one.facts.diffgauge !== other.facts.diffgauge &&
      `the versions of diffgauge differ (${one.facts.diffgauge} and ${other.facts.diffgauge}): score both with one`,
    sayGraded(one, other),
    one.unpaired + other.unpaired > 0 &&
      `${one.unpaired} of ${one.samples} samples of the baseline and ${other.unpaired} of ${other.samples} of the candidate have no partner and are left out`,
  ].filter((warning) => warning !== false);

const sayGraded = (one: ComparedRun, other: ComparedRun): string | false =>
  one.graded / one.samples !== other.graded / other.samples &&
  `tests were run for ${one.graded} of ${one.samples} samples of the baseline and ${other.graded} of ${other.samples} of the candidate: "correct" does not mean the same`;

const listGradingWarnings = async (baseline: string, candidate: string): Promise<string[]> => {
  const [one, other] = [await readGradeFacts(baseline), await readGradeFacts(candidate)];
  if (one === undefined || other === undefined) return [];
  return [
    one.budget !== other.budget && `the budgets of grading differ (${one.budget} and ${other.budget}): not as much was tried of each answer`,
    one.repeats !== other.repeats && `the repeats of failing tests differ (${one.repeats} and ${other.repeats}): a flaky test fails more answers of one run`,
    one.runner !== other.runner && 'the sandboxes or limits of the tests differ: a test may pass in one of them only',
  ].filter((warning) => warning !== false);
};
