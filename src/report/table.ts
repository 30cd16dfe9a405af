import type { Estimate } from '../stats/intervals.ts';
import type { Metric } from '../stats/metrics.ts';
import type { Group } from '../stats/summary.ts';

/** One column of the report: its heading, what it means, and how a group fills it. */
export interface Column {
  readonly heading: string;
  readonly meaning: string;
  readonly cell: (group: Group) => string;
}

/** A heading, its columns and its rows, ready to be laid out as text or Markdown. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Group[];
}

/** How far answers come: shares of the answered samples that the format can express. Only our own profiles are told apart. */
export const funnelColumns = (rows: readonly Group[]): readonly Column[] => [
  { heading: 'n', meaning: 'answered samples whose task the format can express', cell: (group) => String(group.counts.responded) },
  share('parsed', 'parsed', 'the response is well formed in its format'),
  ...(rows.every(({ metrics }) => metrics.located !== null && metrics.locatedStrict === null) ? located : locatedByOurs),
  share('valid', 'valid', 'the edited files have no new syntax error'),
  share('correct', 'correct', isGraded(rows) ? correctByTests : 'equals an accepted solution, up to comments and layout'),
  share('clean-solve', 'cleanSolve', 'correct, and nothing irrelevant was touched'),
  { heading: 'left out', meaning: isGraded(rows) ? leftOutByTests : leftOutMeaning, cell: leftOut },
];

const correctByTests = "passes the task's tests, or equals an accepted solution up to comments and layout and breaks none of them";
const leftOutMeaning = 'samples outside every share: i = the format cannot express the task, x = no answer (infrastructure)';
const leftOutByTests = 'samples outside every share: i = the format cannot express the task, x = no answer, or no verdict of the tests (infrastructure)';

const isGraded = (rows: readonly Group[]): boolean => rows.some(({ grading }) => grading !== undefined);

const located: readonly Column[] = [share('located', 'located', 'every edit found its place, read as the profile reads')];

const locatedByOurs: readonly Column[] = [
  share('located strict', 'locatedStrict', 'every edit found its place, and the text there is as the edit says it, but for line endings'),
  share('located lenient', 'locatedLenient', 'every edit found its place, read as forgivingly as is safe'),
];

/** What answers touch: shares of the applied samples, and means over tasks. */
export const restraintColumns: readonly Column[] = [
  share('irrelevant edits', 'irrelevantEdit', 'applied samples with at least one change that nobody asked for'),
  share('of the correct', 'irrelevantEditCorrect', 'the same among the correct samples'),
  share('upper bound', 'irrelevantEditUpper', 'the same, counting the uncertain changes too'),
  share('stray file', 'strayFile', 'applied samples that create, delete or rename a file needlessly'),
  share('edit precision', 'precision', 'share of the changed leaves that are not irrelevant, mean over tasks'),
  share('edit recall', 'recall', 'share of the accepted solution that was made, in leaves, mean over tasks'),
];

/** An estimate as a person reads it: percent, with its 95 % interval in brackets; a dash where nothing was observed. */
export const printEstimate = (estimate: Estimate | null): string => {
  if (estimate === null) return '-';
  const { value, low, high } = estimate;
  const digits = value > 0.1 && value < 0.9 ? 0 : 1;
  const percent = (share: number) => (share === 0 || share === 1 ? String(share * 100) : (share * 100).toFixed(digits));
  return low === null || high === null ? percent(value) : `${percent(value)} [${percent(low)}-${percent(high)}]`;
};

function share(heading: string, metric: Metric, meaning: string): Column {
  return { heading, meaning, cell: (group) => printEstimate(group.metrics[metric]) };
}

function leftOut({ counts }: Group): string {
  const parts = [counts.inexpressible > 0 ? `${counts.inexpressible} i` : '', counts.infra > 0 ? `${counts.infra} x` : ''];
  return parts.filter((part) => part !== '').join(', ') || '-';
}
