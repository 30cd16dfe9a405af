import { alignGrid } from './grid.ts';
import { makePrintable } from './printable.ts';
import type { Report } from './report.ts';
import type { Table } from './table.ts';

/** The report for a terminal. */
export const printText = (report: Report): string => makePrintable(report.overall === undefined ? `${opening(report)}\n${nothingJudged}\n` : printAll(report));

const nothingJudged = 'No sample was judged: no line holds a sample of a task of this suite. Was --suite forgotten?';

const printAll = (report: Report): string =>
  [opening(report), ...report.tables.map(printTable), legend(report), failures(report), nextSteps(report)]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

const opening = ({ facts, overall, simulated }: Report): string => {
  const counts = overall?.counts;
  const lines = [
    `${counts?.samples ?? 0} samples of ${counts?.tasks ?? 0} tasks, judged by diffgauge ${facts.version} with profile "${facts.profile}" (suite ${facts.suite.slice(0, 12)})`,
  ];
  if (simulated)
    lines.push('"oracle" renders the accepted solution; "simulated:*" are seeded simulations with injected faults. No real model was asked for those.');
  if (facts.badLines > 0) lines.push(`${facts.badLines} lines of the input could not be read; see bad-lines.jsonl`);
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

const failures = (report: Report): string => {
  if (report.failures.length === 0) return 'No sample failed and none touched anything it was not asked to touch.';
  const lines = report.failures.map(({ code, samples, example }) => {
    const place = `${example.line === undefined ? '' : `sample ${example.line}, `}${example.task} in ${example.format} by ${example.model}`;
    return `${String(samples).padStart(7)}  ${code.padEnd(22)}  for example ${place}`;
  });
  return ['Commonest failures', ...lines].join('\n');
};

const nextSteps = ({ facts, axes, failures: [first] }: Report): string => {
  const crossed = axes.some((along) => along.length > 1);
  const lines = [`diffgauge report ${facts.folder} --by ${crossed ? 'task           every task' : 'model,format    every model in every format'}`];
  if (first?.example.line !== undefined)
    lines.unshift(`diffgauge report ${facts.folder} --sample ${first.example.line}    one answer: what it said, where it landed, what it touched`);
  return ['Where to look next', ...lines.map((line) => `  ${line}`)].join('\n');
};
