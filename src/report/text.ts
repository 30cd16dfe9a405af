import { sayUnfinished } from './gaps.ts';
import { sayGrading } from './grading.ts';
import { alignGrid } from './grid.ts';
import { anyIrrelevant, maybeIrrelevant } from './listed-samples.ts';
import { count, makePrintable, toLine } from './printable.ts';
import { quoteForShell } from './quote-for-shell.ts';
import { type Report, sayNothingJudged } from './report.ts';
import { sayInjected } from './second-tries.ts';
import { printSection } from './section.ts';
import { saySpending } from './spending.ts';
import type { Table } from './table.ts';
import { sayUnanswered } from './unanswered.ts';

/** The report for a terminal; `command` is how diffgauge is started. */
export const printText = (report: Report, command = 'diffgauge'): string =>
  makePrintable(report.overall === undefined ? `${opening(report, command)}\n${sayNothingJudged(report.facts)}\n` : printAll(report, command));

const printAll = (report: Report, command: string): string =>
  [
    opening(report, command),
    ...report.tables.map(printTable),
    legend(report),
    report.intervals.join('\n'),
    failures(report, command),
    detected(report),
    ...report.sections.map(printSection),
    nextSteps(report, command),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

const opening = ({ facts, overall, simulated }: Report, command: string): string => {
  const counts = overall?.counts;
  const lines = [
    `${count(counts?.samples ?? 0, 'sample')} of ${count(counts?.tasks ?? 0, 'task')}, judged by diffgauge ${facts.version} with profile "${facts.profile}" (suite ${facts.suite.slice(0, 12)})`,
  ];
  if (facts.unfinished !== undefined) lines.push(sayUnfinished(facts.unfinished), `  ${facts.unfinished.resume}`);
  if (simulated)
    lines.push('"oracle" renders the accepted solution; "simulated:*" are seeded simulations with injected faults. No real model was asked for those.');
  if (facts.badLines > 0) lines.push(`${count(facts.badLines, 'line')} of the input not judged; see bad-lines.jsonl`);
  if (counts !== undefined && counts.leftOut > 0)
    lines.push(`${count(counts.leftOut, 'sample')} applied without edits that failed: the profile leaves those out`);
  lines.push(...sayUnanswered(overall?.unanswered), ...saySpending(overall?.spending));
  lines.push(...sayInjected(overall?.injectedFailures));
  lines.push(...sayGrading(facts, overall?.grading, command));
  return lines.join('\n');
};

const printTable = ({ title, columns, rows }: Table): string => {
  const names = rows.map((row) => Object.values(row.key).map((part) => part ?? ''));
  const axes = Object.keys(rows[0]?.key ?? {});
  const grid = [
    [...axes, ...columns.map((column) => column.heading)],
    ...rows.map((row, i) => [...(names[i] ?? []), ...columns.map((column) => column.cell(row))]),
  ];
  return [title, ...alignGrid(grid, axes.length)].join('\n');
};

const legend = ({ tables }: Report): string => {
  const columns = [...new Map(tables.flatMap((table) => table.columns).map((column) => [column.heading, column.meaning]))];
  const width = Math.max(...columns.map(([heading]) => heading.length));
  return columns.map(([heading, meaning]) => `${heading.padEnd(width)}  ${meaning}`).join('\n');
};

const failures = (report: Report, command: string): string => {
  if (report.failures.length === 0) return 'No sample failed and none touched anything it was not asked to touch.';
  const width = Math.max(...report.failures.map(({ code }) => code.length));
  const lines = report.failures.map(({ code, samples, example }) => {
    const place = `${example.line === undefined ? '' : `sample ${example.line}, `}${example.task} in ${example.format} by ${example.model}`;
    return `${String(samples).padStart(7)}  ${code.padEnd(width)}  for example ${toLine(place)}`;
  });
  if (report.otherFailures > 0)
    lines.push(`         and ${count(report.otherFailures, 'other kind')}: ${command} report ${report.facts.folder} --json has all (failures)`);
  return ['Commonest failures', ...lines].join('\n');
};

const detected = ({ overall }: Report): string => {
  const pairs = overall?.detected ?? [];
  if (pairs.length === 0) return '';
  const lines = pairs.slice(0, 10).map((pair) => `${String(pair.samples).padStart(7)}  ${pair.detected} where ${pair.asked} was asked for`);
  if (pairs.length > 10) lines.push(`         and ${count(pairs.length - 10, 'other pair')} of formats`);
  return ['Answered in another format', ...lines].join('\n');
};

const nextSteps = ({ facts, axes, overall, failures: [first] }: Report, command: string): string => {
  const crossed = axes.some((along) => along.length > 1);
  const next = [crossed ? ['--by task', 'every task'] : ['--by model,format', 'every model in every format']];
  if (first?.example.line !== undefined) next.unshift([`--sample ${first.example.line}`, 'one answer: what it said, where it landed, what it touched']);
  if (first !== undefined) next.push([`--list ${quoteForShell(first.code)}`, 'every sample that failed like that']);
  next.push(...listUnasked(overall));
  const width = Math.max(...next.map(([option = '']) => option.length));
  return ['Where to look next', ...next.map(([option = '', what]) => `  ${command} report ${facts.folder} ${option.padEnd(width)}    ${what}`)].join('\n');
};

/** Each bound of the rate of irrelevant edits has a list of the samples that it counts, or adds. */
const listUnasked = (overall: Report['overall']): string[][] => {
  const [surely = 0, atMost = 0] = [overall?.metrics.irrelevantEdit?.value, overall?.metrics.irrelevantEditUpper?.value];
  return [
    ...(surely > 0 ? [[`--list ${anyIrrelevant}`, 'every sample with a change that nobody asked for']] : []),
    ...(atMost > surely ? [[`--list ${maybeIrrelevant}`, 'every sample that only the upper bound counts']] : []),
  ];
};
