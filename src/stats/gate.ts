import { addUpTasks, comparedMetrics, listDifferences } from './comparison.ts';
import type { GatePolicy, GateRule } from './gate-policy.ts';
import { type GateGroup, type GateTally, newGroup } from './gate-tally.ts';
import { adjustByHolm } from './mcnemar.ts';
import {
  boundDifference,
  estimatePairedDifference,
  growthToTell,
  type PairedDifference,
  type TaskDifference,
  testAbove,
  testBelow,
} from './paired-difference.ts';
import { estimateNoise, fewestTasksToPass, trialsToTell } from './trials-to-tell.ts';

export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** Why a verdict is what it is: surely worse than the margin, surely not, not so were lost answers failures, neither, or too little to say anything. */
export type VerdictReason = 'worse' | 'not_worse' | 'lost' | 'open' | 'few_pairs' | 'few_tasks';

/**
 * What a rule says of one group ('' for all pairs).
 *
 * - `counts`: what the rule takes its verdict for.
 * - `trials`: how many there are of a task in a configuration (format, model and prompt), the mean over these.
 * - `fewestTasks`: how many tasks a pass takes at the least, were the two runs alike; infinite with a margin of 0.
 * - `baseline`, `candidate`, `difference`: means over tasks as in a comparison; each end of the interval is missed with probability alpha at most.
 * - `lost`, `spared`: how many outcomes only the baseline has, and only the candidate, for want of a sample, an answer or a verdict on it.
 * - `charge`: by how much the interval would reach further to the worse, were the lost outcomes the worst there are, however many are spared. A pass has to
 *   hold with it, a failure goes without; null where there is no interval. `pNotWorse` is with it.
 * - `pWorse`: adjusted by Holm for all `tests` that the gate makes. `pNotWorse` needs no such thing.
 * - `needed`: what would settle an open verdict, were as large a share lost, or let the rule be judged at all; null where the verdict is settled, or is open
 *   only for what was lost.
 */
export interface RuleVerdict {
  readonly rule: GateRule;
  readonly group: string;
  readonly verdict: Verdict;
  readonly counts: Verdict;
  readonly reason: VerdictReason;
  readonly pairs: number;
  readonly tasks: number;
  readonly trials: number;
  readonly fewestTasks: number;
  readonly better: number | null;
  readonly worse: number | null;
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly difference: (Pick<PairedDifference, 'value' | 'clusters' | 'clusteredBy'> & { readonly low: number; readonly high: number }) | null;
  readonly lost: number;
  readonly spared: number;
  readonly charge: number | null;
  readonly pWorse: number | null;
  readonly pNotWorse: number | null;
  readonly tests: number;
  readonly needed: Needed | null;
}

/**
 * What would settle an open verdict with 80 % power, were the difference as it looks: so many tasks and pairs like these, in the repos that are there where
 * that is possible, else in as many `repos`; infinite numbers where it looks just like the margin, or would beyond it with what is lost. Or so many `trials` of
 * the tasks that are there: null where no number would do, absent where that cannot be told. Where too little is there for any verdict, what it takes to be
 * judged.
 */
export interface Needed {
  readonly trials?: number | null;
  readonly repos: number;
  readonly tasks: number;
  readonly pairs: number;
}

/** More pairs than anybody gathers. */
export const endlessPairs = 1_000_000;

/** The verdict of a gate. Where something keeps the runs from being compared, it is inconclusive, whatever the rules say. */
export interface GateVerdict {
  readonly verdict: Verdict;
  readonly rules: readonly RuleVerdict[];
}

/** How surely an open verdict would be settled by the number of pairs that is stated. */
const power = 0.8;

/**
 * Judges all rules. A rule fails where the candidate is surely worse by more than the margin: p-values are adjusted by Holm for all rules and groups, so that a
 * gate whose candidate is nowhere worse than a margin fails with probability alpha at most. It passes where the candidate is surely not worse by more than the
 * margin, also were what only the candidate lost the worst there is: for that no adjustment is due, since the gate passes only where all rules do. Source:
 * R. L. Berger, Technometrics 24 (1982), 295-300 (intersection-union tests).
 */
export const judgeGate = (policy: GatePolicy, tally: GateTally, comparable: boolean): GateVerdict => {
  const measured = policy.rules.flatMap((rule) => listGroups(rule, tally).map(([name, group]) => measureRule(rule, name, group)));
  const tested = measured.filter(({ oriented }) => oriented !== undefined);
  const adjusted = adjustByHolm(tested.map(({ rule, oriented }) => (oriented === undefined ? 1 : testBelow(oriented, -rule.margin))));
  const rules = measured.map((one) => judgeRule(one, policy, { pWorse: adjusted[tested.indexOf(one)] ?? 1, tests: tested.length }));
  return { verdict: comparable ? combine(rules) : 'inconclusive', rules };
};

/** A rule without any pair is one that has too little to pass. */
const listGroups = ({ per }: GateRule, tally: GateTally): readonly (readonly [string, GateGroup])[] => {
  const groups = tally.groupBy(per);
  return groups.length === 0 ? [['', newGroup()]] : groups;
};

const combine = (rules: readonly RuleVerdict[]): Verdict => {
  if (rules.some(({ counts }) => counts === 'fail')) return 'fail';
  return rules.some(({ counts }) => counts === 'inconclusive') ? 'inconclusive' : 'pass';
};

/**
 * One rule in one group; `oriented` is the difference with its sign turned where less is better, undefined where too little is there for any test; `feared` is
 * the same were the lost outcomes the worst there are, undefined where none is lost; `noise` what comes of the answers to one question,
 * undefined where that is not known.
 */
interface Measured
  extends Pick<RuleVerdict, 'rule' | 'group' | 'pairs' | 'tasks' | 'trials' | 'better' | 'worse' | 'baseline' | 'candidate' | 'lost' | 'spared'> {
  readonly repos: number;
  readonly sign: 1 | -1;
  readonly oriented: PairedDifference | undefined;
  readonly feared: PairedDifference | undefined;
  readonly noise: number | undefined;
}

const measureRule = (rule: GateRule, group: string, { comparison, losses }: GateGroup): Measured => {
  const tasks = comparison.tasksOf(rule.metric);
  const sign = comparedMetrics[rule.metric] === 'higher' ? 1 : -1;
  const { pairs, ...sums } = addUpTasks(rule.metric, tasks);
  const only = losses.count(rule.metric);
  const worst = only.lost > 0 ? losses.addWorst(rule.metric, tasks) : [];
  return {
    ...{ rule, group, sign, pairs, tasks: tasks.length, trials: comparison.trials, repos: new Set(tasks.map(({ repo }) => repo)).size, ...sums },
    oriented: estimateEnough(rule, listDifferences(tasks, sign)),
    ...only,
    feared: estimateEnough(rule, listDifferences(worst, sign)),
    noise: estimateNoise(tasks),
  };
};

/** Undefined where that is less than the policy asks for. */
const estimateEnough = ({ minPairs, minTasks }: GateRule, tasks: readonly TaskDifference[]): PairedDifference | undefined =>
  tasks.length < minTasks || tasks.reduce((sum, { pairs }) => sum + pairs, 0) < minPairs ? undefined : estimatePairedDifference(tasks);

const judgeRule = (
  { oriented, feared, sign, repos, noise, ...measured }: Measured,
  policy: GatePolicy,
  holm: { readonly pWorse: number; readonly tests: number },
): RuleVerdict => {
  const { rule } = measured;
  const alpha = Math.min(policy.alpha, rule.alpha ?? policy.alpha);
  const row = { ...measured, tests: holm.tests, fewestTasks: fewestTasksToPass(rule.margin, alpha) };
  if (oriented === undefined) {
    const reason = row.pairs < rule.minPairs ? 'few_pairs' : 'few_tasks';
    const needed = planFew({ ...row, repos });
    const counts = countFew(rule, row.pairs === 0 || feared !== undefined);
    return { ...row, verdict: 'inconclusive', counts, reason, difference: null, charge: null, pWorse: null, pNotWorse: null, needed };
  }
  const charge = chargeLost(oriented, feared, alpha);
  const pNotWorse = testAbove(oriented, charge - rule.margin);
  const verdict = holm.pWorse <= alpha ? 'fail' : pNotWorse <= alpha ? 'pass' : 'inconclusive';
  const isLost = verdict === 'inconclusive' && testAbove(oriented, -rule.margin) <= alpha;
  return {
    ...row,
    verdict,
    counts: verdict === 'inconclusive' ? rule.whenInconclusive : verdict,
    reason: isLost ? 'lost' : reasons[verdict],
    difference: { ...turn(oriented, alpha, sign), clusters: oriented.clusters, clusteredBy: oriented.clusteredBy },
    ...{ charge, pWorse: holm.pWorse, pNotWorse },
    needed: verdict === 'inconclusive' && !isLost ? countNeeded(oriented, charge > 0 ? feared : undefined, { ...row, repos, noise }, alpha) : null,
  };
};

const endless = { repos: Number.POSITIVE_INFINITY, tasks: Number.POSITIVE_INFINITY, pairs: Number.POSITIVE_INFINITY };

const reasons = { fail: 'worse', pass: 'not_worse', inconclusive: 'open' } as const;

/** By how much lower a pass has to be looked for. What the baseline lost excuses nothing: a gate cannot see which answers went by chance. */
const chargeLost = (oriented: PairedDifference, feared: PairedDifference | undefined, alpha: number): number =>
  feared === undefined ? 0 : Math.max(0, boundDifference(oriented, alpha).low - boundDifference(feared, alpha).low);

/** Without any pair nothing is known, and where there are too few only for what was lost there was something to judge: no policy makes a pass of these. */
const countFew = ({ whenFew, whenInconclusive }: GateRule, isUnknown: boolean): Verdict => {
  const counts = whenFew ?? whenInconclusive;
  return isUnknown && counts === 'pass' ? 'inconclusive' : counts;
};

/** What it takes to be judged at all: pairs may be trials, tasks may not. */
const planFew = ({ rule, repos, tasks, pairs, trials }: Pick<Measured, 'rule' | 'repos' | 'tasks' | 'pairs' | 'trials'>): Needed => ({
  ...{ repos: Math.max(1, repos), tasks: Math.max(rule.minTasks, tasks), pairs: Math.max(rule.minPairs, pairs) },
  trials: tasks < rule.minTasks ? null : Math.ceil((trials * rule.minPairs) / pairs),
});

const turn = (oriented: PairedDifference, alpha: number, sign: 1 | -1): { readonly value: number; readonly low: number; readonly high: number } => {
  const { low, high } = boundDifference(oriented, alpha);
  return sign === 1 ? { value: oriented.value, low, high } : { value: 0 - oriented.value, low: 0 - high, high: 0 - low };
};

interface Open extends Pick<Measured, 'rule' | 'repos' | 'tasks' | 'pairs' | 'trials' | 'noise'> {
  readonly tests: number;
}

/**
 * What looks worse than the margin has to be told from it as surely as Holm asks of the first of all tests. What does not has to be so with what was lost, too
 * (`feared`, undefined where nothing is charged): where it is not, it can come to no verdict.
 */
const countNeeded = (
  oriented: PairedDifference,
  feared: PairedDifference | undefined,
  { rule, repos, tasks, pairs, trials, noise, tests }: Open,
  alpha: number,
): Needed => {
  const bound = -rule.margin;
  const [looks, sure] = oriented.value < bound ? [oriented, alpha / tests] : [feared ?? oriented, alpha];
  if (looks !== oriented && looks.value <= bound) return { ...endless, trials: null };
  const { moreRepos, sameRepos } = growthToTell(looks, bound, sure, power);
  const times = trialsToTell(looks, noise, { bound, alpha: sure, power });
  const isEnough = pairs * sameRepos <= endlessPairs;
  const growth = Math.max(1, isEnough ? sameRepos : moreRepos);
  const more = times === undefined ? {} : { trials: pairs * times <= endlessPairs ? Math.ceil(trials * times) : null };
  return { ...more, repos: isEnough ? repos : Math.ceil(repos * growth), tasks: Math.ceil(tasks * growth), pairs: Math.ceil(pairs * growth) };
};
