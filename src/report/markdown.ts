import { sayUnfinished } from './gaps.ts';
import { sayGrading } from './grading.ts';
import { printMarkdownTable } from './markdown-table.ts';
import { count, makePrintable } from './printable.ts';
import { type Report, sayNothingJudged } from './report.ts';
import { toCodeSpan, toProse } from './safe-markdown.ts';
import { sayInjected } from './second-tries.ts';
import { printSectionMarkdown } from './section.ts';
import { saySpending } from './spending.ts';
import type { Table } from './table.ts';
import { sayUnanswered } from './unanswered.ts';

/** The report as Markdown, for a pull request or a page; `command` is how diffgauge is started. */
export const printMarkdown = (report: Report, command = 'diffgauge'): string =>
  makePrintable(
    (report.overall === undefined
      ? [opening(report, command), sayNothingJudged(report.facts)]
      : [
          opening(report, command),
          ...report.tables.map(printTable),
          legend(report),
          report.intervals.join(' '),
          failures(report, command),
          detected(report),
          ...report.sections.map(printSectionMarkdown),
        ]
    )
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n'),
  );

const opening = ({ facts, overall, simulated }: Report, command: string): string => {
  const counts = overall?.counts;
  const note = simulated
    ? '\n\n`oracle` renders the accepted solution; `simulated:*` are seeded simulations with injected faults. No real model was asked for those.'
    : '';
  const unfinished = facts.unfinished === undefined ? '' : `\n\n${sayUnfinished(facts.unfinished)} ${toCodeSpan(facts.unfinished.resume)}.`;
  const bad = facts.badLines > 0 ? `\n\n${count(facts.badLines, 'line')} of the input not judged; see \`bad-lines.jsonl\`.` : '';
  const leftOut =
    counts !== undefined && counts.leftOut > 0 ? `\n\n${count(counts.leftOut, 'sample')} applied without edits that failed: the profile leaves those out.` : '';
  const graded = [
    ...sayUnanswered(overall?.unanswered),
    ...saySpending(overall?.spending),
    ...sayInjected(overall?.injectedFailures),
    ...sayGrading(facts, overall?.grading, command),
  ]
    .map((line) => `\n\n${toProse(line)}.`)
    .join('');
  return `## diffgauge report\n\n${count(counts?.samples ?? 0, 'sample')} of ${count(counts?.tasks ?? 0, 'task')}, judged by diffgauge ${facts.version} with profile ${toCodeSpan(facts.profile)}.${unfinished}${note}${bad}${leftOut}${graded}`;
};

const printTable = ({ title, columns, rows }: Table): string => {
  const axes = Object.keys(rows[0]?.key ?? {});
  const head = [...axes, ...columns.map((column) => column.heading)];
  const body = rows.map((row) => [...Object.values(row.key), ...columns.map((column) => column.cell(row))]);
  return `### ${title}\n\n${printMarkdownTable([head, ...body], axes.length)}`;
};

const legend = ({ tables }: Report): string => {
  const meanings = new Map(tables.flatMap((table) => table.columns).map((column) => [column.heading, column.meaning]));
  return [...meanings].map(([heading, meaning]) => `- **${heading}**: ${meaning}`).join('\n');
};

const failures = (report: Report, command: string): string => {
  if (report.failures.length === 0) return 'No sample failed and none touched anything it was not asked to touch.';
  const rows = report.failures.map(({ code, samples, example }) => [
    code,
    `${example.task} in ${example.format} by ${example.model}${example.line === undefined ? '' : ` (sample ${example.line})`}`,
    String(samples),
  ]);
  const more = report.otherFailures === 0 ? '' : `\n\nAnd ${count(report.otherFailures, 'other kind')}: \`${command} report RUN --json\` has all (failures).`;
  return `### Commonest failures\n\n${printMarkdownTable([['what', 'for example', 'samples'], ...rows], 2)}${more}`;
};

const detected = ({ overall }: Report): string => {
  const rows = (overall?.detected ?? []).map((pair) => [pair.asked, pair.detected, String(pair.samples)]);
  return rows.length === 0 ? '' : `### Answered in another format\n\n${printMarkdownTable([['asked for', 'answered in', 'samples'], ...rows], 2)}`;
};
