import type { GatedRuns } from '../batch/gate-runs.ts';
import type { Needless } from '../batch/needless.ts';
import type { RuleVerdict, Verdict } from '../stats/gate.ts';
import { explainGate, explainRule, nameRule, sayVerdict } from './gate-sentences.ts';
import { makePrintable } from './printable.ts';

/** GitHub shows ten errors, ten warnings and ten notices of a step: what is beyond is counted in a notice, for which some room is left. */
const most: Readonly<Record<Level, number>> = { error: 10, warning: 10, notice: 7 };

/**
 * What annotations are made of: the needless changes of answers that got worse, and the suite's folder relative to the repo's root, with a slash at its end;
 * `missing` says why no lines are known.
 */
export interface AnnotationInput {
  readonly changes: readonly Needless[];
  readonly total: number;
  readonly suitePath?: string;
  readonly missing?: string;
}

/**
 * A gate as workflow commands of GitHub Actions: one for each rule that does not pass (a notice where it counts as a pass), and one for each place that was
 * touched needlessly. Nothing but commands is printed, and all that models wrote is escaped, so that no line of it can be one.
 */
export const printAnnotations = (gated: GatedRuns, { changes, total, suitePath, missing }: AnnotationInput): string => {
  const level = levels[gated.verdict];
  const obstacles = gated.obstacles.map((text): Annotation => ['error', { title: 'diffgauge gate: runs cannot be compared' }, `${text}.`]);
  const rules = gated.rules.filter(({ verdict }) => verdict !== 'pass').map(annotateRule);
  const places = gated.verdict === 'pass' ? [] : changes.map((change) => annotateChange(change, level, suitePath));
  const verdicts = keepShown([...obstacles, ...rules], most);
  const shown = keepShown(places, { ...most, [level]: most[level] - verdicts.filter(([of]) => of === level).length });
  const [moreVerdicts, morePlaces] = [obstacles.length + rules.length - verdicts.length, total - shown.length];
  const notes = [
    ...(moreVerdicts > 0 ? [`${moreVerdicts} more reasons for the verdict are not shown here.`] : []),
    ...(morePlaces > 0 && gated.verdict !== 'pass' ? [`${morePlaces} more needless changes are not shown here.`] : []),
    ...(missing === undefined || total === 0 || gated.verdict === 'pass' ? [] : [`The lines of needless changes are not known: ${missing}.`]),
  ].map((text): Annotation => ['notice', {}, text]);
  const verdict: Annotation[] = gated.verdict === 'pass' ? [['notice', { title: 'diffgauge gate: pass' }, `Passed: ${explainGate(gated)}.`]] : [];
  return [...verdicts, ...shown, ...notes, ...verdict].map((annotation) => `${writeCommand(...annotation)}\n`).join('');
};

type Level = 'error' | 'warning' | 'notice';
type Annotation = readonly [level: Level, properties: Readonly<Record<string, string | number | undefined>>, message: string];

/** The first ones of each level. */
const keepShown = (annotations: readonly Annotation[], room: Readonly<Record<Level, number>>): Annotation[] => {
  const left = { ...room };
  return annotations.filter(([level]) => {
    left[level] -= 1;
    return left[level] >= 0;
  });
};

const annotateRule = (rule: RuleVerdict): Annotation => [
  levels[rule.counts],
  { title: `diffgauge gate: ${sayVerdict(rule)}` },
  `${nameRule(rule)} ${explainRule(rule)}.`,
];

const levels: Readonly<Record<Verdict, Level>> = { fail: 'error', inconclusive: 'warning', pass: 'notice' };

const annotateChange = ({ task, path, format, model, sample, label, from, to, ...change }: Needless, level: Level, suitePath?: string): Annotation => {
  const file = suitePath === undefined ? undefined : `${suitePath}${task.slice(0, task.indexOf('/'))}/files/${path}`;
  const place = file !== undefined && { file, ...(from && { line: from.line, col: from.column }), ...(to && { endLine: to.line }) };
  const title = `Touched needlessly: ${label}, ${change.class}`;
  return [level, { ...(place || {}), title }, `${model} on ${task} in ${format} (sample ${sample})${file === undefined ? `, ${path}` : ''}`];
};

/**
 * One workflow command. Source: the toolkit of GitHub Actions (packages/core/src/command.ts), which says what is escaped in a property and what in a message.
 */
export const writeCommand = (name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string => {
  const words = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]));
  return `::${name}${words.length === 0 ? '' : ` ${words.join(',')}`}::${escapeData(message)}`;
};

const escapeData = (text: string): string =>
  makePrintable(text.replaceAll('\t', ' ').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')).replaceAll('##[', '## [');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
