import type { GatedRuns } from '../batch/gate-runs.ts';
import { comparedMetrics, type Flip } from '../stats/comparison.ts';
import { endlessPairs, type RuleVerdict } from '../stats/gate.ts';
import { percent, points, sayP, titles } from './comparison.ts';
import { count, toLine } from './printable.ts';

/** How a gate is shown: how many pairs that got worse for each metric, and how diffgauge is started. */
export interface GateLayout {
  readonly flips: number;
  readonly command: string;
}

/** What a rule is about: its metric, and where it looks. */
export const nameRule = ({ rule, group }: Pick<RuleVerdict, 'rule' | 'group'>): string =>
  `${titles[rule.metric]}${group === '' ? '' : ` (${rule.per} ${toLine(group)})`}`;

/** What a rule says, and what that counts as where it is something else. */
export const sayVerdict = ({ verdict, counts }: Pick<RuleVerdict, 'verdict' | 'counts'>): string =>
  verdict === counts ? verdict : `${verdict} (counts as ${counts})`;

/** Why a rule says what it says, in one sentence without its full stop. */
export const explainRule = (verdict: RuleVerdict): string => {
  const { rule, reason, pairs, tasks } = verdict;
  const bound = `more than the ${(rule.margin * 100).toFixed(1)} points that are allowed`;
  switch (reason) {
    case 'worse':
      return `${sayDifference(verdict)}: worse, surely by ${bound}`;
    case 'not_worse':
      return `${sayDifference(verdict)}: surely not worse by ${bound}`;
    case 'lost':
      return `${sayDifference(verdict)}: by these surely not worse by ${bound}, but ${sayLost(verdict)}${sayCounted(verdict)}`;
    case 'open':
      return `${sayDifference(verdict)}: ${sayOpen(verdict, bound)}; ${sayNeeded(verdict)}${verdict.charge ? `; besides, ${sayLost(verdict)}` : ''}${sayCounted(verdict)}`;
    case 'few_pairs':
      return `has ${count(pairs, 'pair')} in its denominator, fewer than the ${rule.minPairs} that the policy asks for: ${sayFew(verdict)}${sayCounted(verdict)}`;
    case 'few_tasks':
      return `has pairs of ${count(tasks, 'task')} only, fewer than the ${rule.minTasks} that the policy asks for: ${sayFew(verdict)}${sayCounted(verdict)}`;
  }
};

/** What the whole verdict rests on, in one sentence. */
export const explainGate = ({ verdict, rules, obstacles }: Pick<GatedRuns, 'verdict' | 'rules' | 'obstacles'>): string => {
  if (obstacles.length > 0) return 'the two runs cannot be compared, so that nothing is passed';
  if (verdict === 'pass') return explainPass(rules);
  const worse = rules.filter((rule) => rule.verdict === 'fail');
  if (worse.length > 0) return `worse than the policy allows: ${nameRules(worse)}`;
  const open = rules.filter((rule) => rule.counts === verdict && !isSmall(rule));
  const [lost, others] = [open.filter(({ reason }) => reason === 'lost'), open.filter(({ reason }) => reason !== 'lost')];
  return [
    ...(others.length === 0 ? [] : [`not settled: ${nameRules(others)}`]),
    ...(lost.length === 0 ? [] : [`not settled for answers that only the candidate lacks, which may be failures: ${nameRules(lost)}`]),
    ...sayTooSmall(rules),
    ...(verdict === 'fail' ? ['the policy takes that for a failure'] : []),
  ].join('; ');
};

const isSmall = ({ reason }: Pick<RuleVerdict, 'reason'>): boolean => reason === 'few_pairs' || reason === 'few_tasks';

/** The rules and groups that keep a gate from passing since there is too little of them: too few pairs, which trials may make, or tasks, which they do not. */
const sayTooSmall = (rules: readonly RuleVerdict[]): string[] => {
  const small = rules.filter((rule) => rule.counts !== 'pass' && isSmall(rule));
  if (small.length === 0) return [];
  const names = nameFirst(small, (one) => `${nameRule(one)}, ${count(one.pairs, 'pair')} of ${count(one.tasks, 'task')}`, '; ');
  return [`too little to be judged, which keeps the gate from passing (whenFew of a rule says what that counts as, where there is any pair): ${names}`];
};

const explainPass = (rules: readonly RuleVerdict[]): string => {
  const other = rules.filter((rule) => rule.verdict !== 'pass');
  if (other.length === 0) return rules.length === 1 ? 'its rule passes' : `all ${rules.length} rules pass`;
  const passed = other.length === rules.length ? '' : `${rules.length - other.length} of ${rules.length} rules pass; `;
  return `${passed}not settled, which the policy takes for a pass: ${nameRules(other)}`;
};

const nameRules = (rules: readonly RuleVerdict[]): string => nameFirst(rules, nameRule, ', ');

/** The first of many; the table has all. */
const nameFirst = (rules: readonly RuleVerdict[], name: (rule: RuleVerdict) => string, separator: string): string =>
  `${rules.slice(0, mostNamed).map(name).join(separator)}${rules.length > mostNamed ? ` and ${rules.length - mostNamed} more` : ''}`;

const mostNamed = 3;

/** What got worse: how many pairs in each metric, in words, and the first answers of all of them, each once. */
export interface WorseAnswers {
  readonly counts: string;
  readonly first: readonly Flip[];
}

/** The answers that got worse in the metrics of the policy, by the order of the candidate's samples. */
export const listWorse = ({ policy, tally }: GatedRuns, most: number): WorseAnswers => {
  const distinct = [...new Set(policy.rules.map(({ metric }) => metric))];
  const flips = new Map(distinct.flatMap((metric) => tally.worse(metric).first.map((flip) => [flip.candidate.line, flip])));
  const counts = distinct.flatMap((metric) => (tally.worse(metric).lines.length === 0 ? [] : [`${tally.worse(metric).lines.length} in ${titles[metric]}`]));
  const first = [...flips.values()].sort((a, b) => a.candidate.line - b.candidate.line).slice(0, most);
  return { counts: `${counts.join(', ')}; shown: the first ${first.length}`, first };
};

/** How the numbers are to be read. */
export const legend = ({ policy, rules }: GatedRuns): string => {
  const byTask = rules.some(({ difference }) => difference?.clusteredBy === 'task');
  return [
    `Means over tasks in %, differences in percentage points; each end of an interval is missed with probability ${policy.alpha} at most.`,
    'p: how likely so bad a difference is where the margin holds, adjusted for all rules; a rule fails by that, not by its interval alone.',
    ...(byTask ? ['With fewer than five repos, what is said holds for tasks of these repos only.'] : []),
  ].join(' ');
};

/** The table of rules, its head first. */
export const tabulateRules = (rules: readonly RuleVerdict[]): string[][] => [
  ['verdict', 'rule', 'margin', 'pairs', 'tasks', 'baseline', 'candidate', 'difference', 'better', 'worse', 'p'],
  ...rules.map((one) => [
    sayVerdict(one),
    nameRule(one),
    (one.rule.margin * 100).toFixed(1),
    ...[String(one.pairs), String(one.tasks), percent(one.baseline), percent(one.candidate), sayInterval(one)],
    ...[one.better, one.worse].map((flips) => (flips === null ? '-' : String(flips))),
    one.pWorse === null ? '-' : sayP(one.pWorse),
  ]),
];

const sayDifference = ({ difference, baseline, candidate }: RuleVerdict): string =>
  difference === null ? '' : `from ${percent(baseline)} to ${percent(candidate)} % (${sayInterval({ difference })} points)`;

const sayInterval = ({ difference }: Pick<RuleVerdict, 'difference'>): string =>
  difference === null ? '-' : `${points(difference.value)} [${points(difference.low)}, ${points(difference.high)}]`;

/** Neither is sure; where one rule alone would have been surely worse, that is said. */
const sayOpen = ({ rule, difference, tests, pWorse }: RuleVerdict, bound: string): string => {
  const isBeyond = difference !== null && (comparedMetrics[rule.metric] === 'higher' ? difference.high < -rule.margin : difference.low > rule.margin);
  return isBeyond && tests > 1
    ? `by itself surely worse by ${bound}, but not so for ${tests} rules and groups together (p ${sayP(pWorse ?? 1)})`
    : `it may or may not be worse by ${bound}`;
};

/** How far the difference could go, were what only the candidate lacks as bad as can be. */
const sayLost = ({ rule, lost, spared, charge, difference }: RuleVerdict): string => {
  if (difference === null || charge === null) return '';
  const isHigher = comparedMetrics[rule.metric] === 'higher';
  const end = isHigher ? difference.low - charge : difference.high + charge;
  return `${sayUnmatched({ lost, spared })}: were they ${isHigher ? 'failures' : 'as bad as can be'}, the difference could be ${points(end)} points`;
};

const sayUnmatched = ({ lost, spared }: Pick<RuleVerdict, 'lost' | 'spared'>): string =>
  `${count(lost, 'answer')} of the baseline's ${lost === 1 ? 'has' : 'have'} no judged counterpart${spared === 0 ? '' : ` (the other way round ${spared})`}`;

const sayNeeded = (verdict: RuleVerdict): string => {
  const { needed, difference } = verdict;
  if (needed === null || needed.pairs > endlessPairs)
    return isHopeless(verdict) ? sayHopeless(verdict) : 'the difference looks so much like the margin that no number of samples would settle it';
  const like = `${needed.tasks.toLocaleString('en-US')} tasks (${needed.pairs.toLocaleString('en-US')} pairs) like these`;
  const repos = difference?.clusteredBy === 'repo' ? difference.clusters : needed.repos;
  return needed.repos > repos
    ? `by what these ${repos} repos show, no number of answers in them would settle it: it takes about ${needed.repos.toLocaleString('en-US')} repos, with ${like}`
    : sayTrials(verdict, needed.trials, like);
};

/** Whether it is for what was lost that no number of samples would do: as it looks without, the candidate is not worse by more than the margin. */
const isHopeless = ({ rule, difference, charge }: RuleVerdict): boolean => {
  if (difference === null || !charge) return false;
  return comparedMetrics[rule.metric] === 'higher' ? difference.value >= -rule.margin : difference.value <= rule.margin;
};

const sayHopeless = ({ lost }: RuleVerdict): string =>
  `with so large a share lost, no number of samples would settle it: ask for the ${count(lost, 'answer')} again that ${lost === 1 ? 'is' : 'are'} not there`;

/** Trials are what a person can raise; tasks and repos take making. */
const sayTrials = ({ tasks, trials }: RuleVerdict, needed: number | null | undefined, like: string): string => {
  if (needed === null) return `no number of trials of these ${tasks} tasks would settle it: it takes about ${like}`;
  if (needed === undefined) return `about ${like} would settle it; whether more trials of these ${tasks} would cannot be told, as most have one trial only`;
  return `about ${needed.toLocaleString('en-US')} trials of these ${tasks} tasks (now ${sayMean(trials)}) would settle it, or about ${like}`;
};

const sayMean = (trials: number): string => (Number.isInteger(trials) ? String(trials) : `${trials.toFixed(1)} on average`);

/** What it takes to be judged at all, and at the least to pass. */
const sayFew = ({ rule, tasks, trials, lost, spared, fewestTasks, needed }: RuleVerdict): string => {
  const unmatched = lost > 0 ? `${sayUnmatched({ lost, spared })}; ` : '';
  const more =
    needed?.trials == null
      ? `${unmatched}it takes ${rule.minTasks} tasks, which no number of trials makes`
      : `${unmatched}${count(needed.trials, 'trial')} of each task (now ${sayMean(trials)}) would make as many`;
  const isEndless = !Number.isFinite(fewestTasks);
  if (!isEndless && tasks >= fewestTasks) return more;
  return `${more}; were both runs alike, ${isEndless ? 'no number of tasks would pass with a margin of 0' : `a pass would take at least ${fewestTasks} tasks`}`;
};

const sayCounted = ({ rule, reason, pairs, lost, counts }: RuleVerdict): string => {
  if (counts !== 'inconclusive') return `; by the policy this counts as ${counts}`;
  if (!isSmall({ reason }) || (rule.whenFew ?? rule.whenInconclusive) !== 'pass') return '';
  const why = pairs === 0 ? 'without any pair' : `with ${count(lost, 'answer')} that only the candidate lacks, without which it is too little,`;
  return `; ${why} this does not count as pass, whatever the policy says`;
};
