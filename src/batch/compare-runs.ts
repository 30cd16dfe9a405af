import { UsageError } from '../errors.ts';
import { type ComparedMetric, Comparison, type Measured, measure } from '../stats/comparison.ts';
import type { Result } from '../verdict.ts';
import { type RunFacts, readRun } from './run-folder.ts';
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
 * has one model only and the candidate another one, these are paired; the same goes for prompts. The baseline's results are held in memory, some 300 bytes each.
 * @throws UsageError when a folder holds no run, or nothing can be paired, or one sample of the baseline would be paired with two.
 */
export const compareRuns = async (baselineDir: string, candidateDir: string, shown?: ComparedMetric): Promise<ComparedRuns> => {
  const [baselineFacts, candidateFacts] = [await openRun(baselineDir), await openRun(candidateDir)];
  const baseline = await holdRun(baselineDir);
  const comparison = new Comparison(shown);
  const candidate = newCount();
  for await (const { result, grade } of readGradedResults(candidateDir)) {
    count(candidate, result, grade !== undefined);
    const model = findPartner(result.model, baseline.count.models);
    const prompt = findPartner(result.prompt, baseline.count.prompts);
    const partner = model !== undefined && prompt !== undefined ? baseline.held.get(toKey({ ...result, model, prompt })) : undefined;
    if (partner === undefined) continue;
    if (partner.taken) throw new UsageError(sayTwice(result, baselineDir, candidateDir));
    partner.taken = true;
    candidate.paired += 1;
    comparison.add({ ...result, repo: result.task.slice(0, result.task.indexOf('/')), baseline: partner.measured, candidate: measure(result, grade) });
  }
  if (candidate.paired === 0) throw new UsageError(`${baselineDir} and ${candidateDir} have no sample in common: no task, format and trial is in both`);
  baseline.count.paired = candidate.paired;
  const runs = { baseline: toRun(baselineDir, baselineFacts, baseline.count), candidate: toRun(candidateDir, candidateFacts, candidate) };
  return { ...runs, comparison, warnings: listWarnings(runs.baseline, runs.candidate) };
};

const openRun = async (folder: string): Promise<RunFacts> => {
  const run = await readRun(folder);
  if (run === undefined) throw new UsageError(`${folder} holds no run: there is no run.json; "diffgauge score" and "diffgauge run" make one`);
  return run;
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
    held.set(toKey(result), { measured: measure(result, grade), taken: false });
  }
  return { held, count: counted };
};

const toKey = ({ task, format, model, prompt, trial }: Pick<Result, 'task' | 'format' | 'model' | 'prompt' | 'trial'>): string =>
  JSON.stringify([task, format, model, prompt, trial]);

/** The name that stands for this one in the baseline: itself, or the only one there is. */
const findPartner = (name: string, known: ReadonlySet<string>): string | undefined => {
  if (known.has(name)) return name;
  const [only] = known;
  return known.size === 1 ? only : undefined;
};

const sayTwice = ({ task, format, model, prompt, trial }: Result, baseline: string, candidate: string): string =>
  `two samples of ${candidate} would be paired with one of ${baseline} (the second is of ${task} in ${format} by ${model} with prompt ${JSON.stringify(prompt)}, trial ${trial}): ` +
  'where the baseline has one model or prompt, the candidate may have one other';

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
