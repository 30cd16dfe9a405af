import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Measured, measure, type Pair } from '../stats/comparison.ts';
import { missingHalf } from '../stats/gate-losses.ts';
import { defaultPolicy, type GatePolicy } from '../stats/gate-policy.ts';
import { isTested } from '../stats/grading.ts';
import { PairCounts } from '../stats/pair-counts.ts';
import type { Grade, Result, Stage } from '../verdict.ts';
import { findObstacles, type Obstacle } from './obstacles.ts';
import { resultFiles } from './results.ts';
import { type RunFacts, readKnownRun } from './run-folder.ts';
import { countLines, readGradedResults } from './summarise.ts';

/**
 * What a run was made of, how many lines of its input held no sample, how many samples have no partner in the other run, how many are graded (tests were run
 * for the `tested` of them), and how many have no answer, or no verdict on it.
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
  readonly tested: number;
  readonly infra: number;
}

/** Two runs whose samples were paired, and why a difference may come from something else than what was meant to be compared. */
export interface PairedRuns {
  readonly baseline: ComparedRun;
  readonly candidate: ComparedRun;
  readonly counts: PairCounts;
  readonly obstacles: readonly Obstacle[];
}

/** Takes the pairs of two runs, and samples without a partner as pairs whose other half is missing. */
export interface PairSink {
  add(pair: Pair): void;
  addLone?(pair: Pair): void;
}

/**
 * Pairs the samples of two runs and hands over each pair: the same task, format and trial, and the same model and prompt, where both runs have it. Where the
 * baseline has one model only and the candidate one other, these are paired; the same goes for prompts. The baseline's results are held in memory, some 350
 * bytes each. Samples without a partner are handed over, too, under the candidate's names, but none that the candidate has beyond what the baseline was asked
 * anywhere: of these tasks, formats, models, prompts and trials. Where more than the share `maxSame` of the pairs have the same answer, that is an obstacle.
 * @throws UsageError when a folder holds no run, nothing can be paired, a sample is twice in a run, or several names could stand for the baseline's.
 */
export const pairRuns = async (
  baselineDir: string,
  candidateDir: string,
  sink: PairSink,
  { maxSame }: Pick<GatePolicy, 'maxSame'> = defaultPolicy,
): Promise<PairedRuns> => {
  const [baselineFacts, candidateFacts] = [await readKnownRun(baselineDir), await readKnownRun(candidateDir)];
  const baseline = await holdRun(baselineDir);
  const names = await listNames(candidateDir);
  const models = pairNames('model', baseline.count.models, names.models);
  const prompts = pairNames('prompt', baseline.count.prompts, names.prompts);
  const [candidate, asked] = [newCount(), new Asked()];
  const counts = new PairCounts();
  for await (const { result, grade } of readGradedResults(candidateDir)) {
    const measured = measure(result, grade);
    count(candidate, result, grade, measured.stage);
    const question = { ...result, model: models.toBaseline(result.model), prompt: prompts.toBaseline(result.prompt) };
    asked.add(question);
    const partner = baseline.held.get(toKey(question));
    const pair = { ...result, repo: findRepo(result), baseline: partner?.measured ?? missingHalf, candidate: measured };
    if (partner === undefined) {
      if (baseline.asked.has(question)) sink.addLone?.(pair);
      continue;
    }
    if (partner.taken) throw new UsageError(sayTwice(result, candidateDir));
    partner.taken = true;
    candidate.paired += 1;
    counts.add(pair, [partner.answer, result.responseDigest]);
    sink.add(pair);
  }
  if (candidate.paired === 0) throw new UsageError(`${baselineDir} and ${candidateDir} have no sample in common: ${sayApart(baseline.asked, asked)}`);
  for (const [key, { measured, taken }] of baseline.held) {
    if (taken) continue;
    const { model, prompt, ...question } = fromKey(key);
    const named = { ...question, model: models.toCandidate(model), prompt: prompts.toCandidate(prompt) };
    sink.addLone?.({ ...named, repo: findRepo(named), baseline: measured, candidate: missingHalf });
  }
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
  tested: number;
  infra: number;
}

const newCount = (): Count => ({ models: new Set(), prompts: new Set(), samples: 0, paired: 0, graded: 0, tested: 0, infra: 0 });

const count = (counted: Count, { model, prompt }: Result, grade: Grade | undefined, stage: Stage): void => {
  counted.models.add(model);
  counted.prompts.add(prompt);
  counted.samples += 1;
  counted.graded += Number(grade !== undefined);
  counted.tested += Number(isTested(grade));
  counted.infra += Number(stage === 'infra');
};

/** What tells the samples of a run apart. */
const axes = ['task', 'format', 'model', 'prompt', 'trial'] as const;

const holdRun = async (folder: string) => {
  const held = new Map<string, { readonly measured: Measured; readonly answer: Result['responseDigest']; taken: boolean }>();
  const [counted, asked] = [newCount(), new Asked()];
  for await (const { result, grade } of readGradedResults(folder)) {
    const measured = measure(result, grade);
    count(counted, result, grade, measured.stage);
    if (held.has(toKey(result))) throw new UsageError(sayTwice(result, folder));
    asked.add(result);
    held.set(toKey(result), { measured, answer: result.responseDigest, taken: false });
  }
  return { held, asked, count: counted };
};

type Question = Pick<Result, (typeof axes)[number]>;

/** What a run was asked, along each axis by itself. */
class Asked {
  readonly #names = axes.map((axis) => ({ axis, names: new Set<string | number>() }));

  /** The axes along which two runs have no name in common, with the names of each. */
  listApart(other: Asked) {
    return this.#names.flatMap(({ axis, names }, number) => {
      const others = other.#names[number]?.names ?? new Set();
      return [...names].some((name) => others.has(name)) ? [] : [{ axis, names, others }];
    });
  }

  add(question: Question): void {
    for (const { axis, names } of this.#names) names.add(question[axis]);
  }

  has(question: Question): boolean {
    return this.#names.every(({ axis, names }) => names.has(question[axis]));
  }
}

/** Why no sample is in both runs, and what to do about it. */
const sayApart = (baseline: Asked, candidate: Asked): string => {
  const apart = baseline.listApart(candidate);
  if (apart.length === 0) return `they share some ${axes.join(', some ')}, but never all of one sample`;
  const facts = apart.map(({ axis, names, others }) => `no ${axis} is in both (baseline: ${listNamed(names)}; candidate: ${listNamed(others)})`);
  const named = apart.flatMap(({ axis }) => (axis === 'model' || axis === 'prompt' ? [`${axis}s`] : []));
  const advice = `; ${named.join(' and ')} are paired by name, or where each run has one only: name them alike, or score what is to be compared in runs of its own`;
  return `${facts.join(', ')}${named.length === 0 ? '' : advice}`;
};

const listNamed = (names: ReadonlySet<unknown>): string => [...names].sort().slice(0, mostNamed).join(', ') + (names.size > mostNamed ? ', ...' : '');

const mostNamed = 5;

const toKey = (question: Question): string => JSON.stringify(axes.map((axis) => question[axis]));

const fromKey = (key: string): Question => {
  const [task, format, model, prompt, trial] = JSON.parse(key) as [string, string, string, string, number];
  return { task, format, model, prompt, trial };
};

const findRepo = ({ task }: Pick<Question, 'task'>): string => task.slice(0, task.indexOf('/'));

/** The models and prompts of a run: which one stands for which can be said only when all are known. */
const listNames = async (folder: string): Promise<Pick<Count, 'models' | 'prompts'>> => {
  const [models, prompts] = [new Set<string>(), new Set<string>()];
  for await (const { result } of readGradedResults(folder)) {
    models.add(result.model);
    prompts.add(result.prompt);
  }
  return { models, prompts };
};

/** Says for which name of the other run one stands: for itself, or for the only one where both runs have one only. */
interface PairedNames {
  toBaseline(name: string): string;
  toCandidate(name: string): string;
}

/** What stands for the only name of the baseline: itself, or the only one of the candidate where that is another. */
const pairNames = (what: 'model' | 'prompt', known: ReadonlySet<string>, others: ReadonlySet<string>): PairedNames => {
  const [only] = known;
  if (only === undefined || known.size > 1 || others.has(only)) return { toBaseline: (name) => name, toCandidate: (name) => name };
  if (others.size > 1)
    throw new UsageError(
      `the baseline has the ${what} ${only} only, and the candidate not that one but ${[...others].sort().join(', ')}: one of them could be paired with it`,
    );
  const [other = only] = others;
  return { toBaseline: () => only, toCandidate: () => other };
};

const sayTwice = ({ line, task, format, model, prompt, trial }: Result, folder: string): string =>
  `${folder} has two samples of ${task} in ${format} by ${model} with prompt ${JSON.stringify(prompt)}, trial ${trial} (the second is on line ${line}): it cannot be said which one is meant`;

const toRun = async (folder: string, facts: RunFacts, { models, prompts, samples, paired, graded, tested, infra }: Count): Promise<ComparedRun> => ({
  ...{ folder, facts, samples, graded, tested, infra },
  models: [...models].sort(),
  prompts: [...prompts].sort(),
  badLines: await countLines(join(folder, resultFiles.badLines)),
  unpaired: samples - paired,
});
