import type { GatedRuns } from '../batch/gate-runs.ts';
import type { Needless } from '../batch/needless.ts';
import type { Verdict } from '../stats/gate.ts';
import { explainRule, nameRule } from './gate-sentences.ts';
import { makePrintable } from './printable.ts';

/** GitHub shows ten errors and ten warnings of a step; needless changes beyond this number are counted in a notice. */
const mostPlaces = 10;

/** What annotations are made of: the needless changes of answers that got worse, and the suite's folder relative to the repo's root, with a slash at its end; `missing` says why no lines are known. */
export interface AnnotationInput {
  readonly changes: readonly Needless[];
  readonly total: number;
  readonly suitePath?: string;
  readonly missing?: string;
}

/**
 * A gate as workflow commands of GitHub Actions: one for each rule that does not pass, and one for each place that was touched needlessly. Nothing but commands is printed, and all
 * that models wrote is escaped, so that no line of it can be one.
 */
export const printAnnotations = (gated: GatedRuns, { changes, total, suitePath, missing }: AnnotationInput): string => {
  const level = levels[gated.verdict];
  const rules = gated.rules
    .filter(({ counts }) => counts !== 'pass')
    .map((rule) => writeCommand(levels[rule.counts], { title: `diffgauge gate: ${rule.counts}` }, `${nameRule(rule)} ${explainRule(rule)}.`));
  const obstacles = gated.obstacles.map((text) => writeCommand('error', { title: 'diffgauge gate: runs cannot be compared' }, `${text}.`));
  const places = gated.verdict === 'pass' ? [] : changes.slice(0, mostPlaces).map((change) => annotateChange(change, level, suitePath));
  const rest = total - places.length;
  const notes = [
    ...(rest > 0 ? [`${rest} more needless changes are not shown here.`] : []),
    ...(missing === undefined || total === 0 ? [] : [`The lines of needless changes are not known: ${missing}.`]),
  ];
  const cut = gated.verdict === 'pass' ? [] : notes.map((text) => writeCommand('notice', {}, text));
  const verdict = gated.verdict === 'pass' ? [writeCommand('notice', { title: 'diffgauge gate: pass' }, 'All rules pass.')] : [];
  return [...obstacles, ...rules, ...places, ...cut, ...verdict].map((line) => `${line}\n`).join('');
};

const levels: Readonly<Record<Verdict, 'error' | 'warning' | 'notice'>> = { fail: 'error', inconclusive: 'warning', pass: 'notice' };

const annotateChange = (
  { task, path, format, model, sample, label, from, to, ...change }: Needless,
  level: 'error' | 'warning' | 'notice',
  suitePath?: string,
) => {
  const file = suitePath === undefined ? undefined : `${suitePath}${task.slice(0, task.indexOf('/'))}/files/${path}`;
  const place = file !== undefined && { file, ...(from && { line: from.line, col: from.column }), ...(to && { endLine: to.line }) };
  const title = `Touched needlessly: ${label}, ${change.class}`;
  return writeCommand(level, { ...(place || {}), title }, `${model} on ${task} in ${format} (sample ${sample})${file === undefined ? `, ${path}` : ''}`);
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
