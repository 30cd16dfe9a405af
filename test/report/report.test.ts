import { expect, test } from 'vitest';
import { printMarkdown } from '../../src/report/markdown.ts';
import { buildReport } from '../../src/report/report.ts';
import { printText } from '../../src/report/text.ts';
import { Summary } from '../../src/stats/summary.ts';

test('has a row for each group of each list of axes', () => {
  const summary = new Summary();
  for (const model of ['simulated:careful', 'm'])
    summary.add({ task: 'r/t', format: 'whole', model, prompt: 'p', trial: 0, profile: 'strict', stage: 'clean', line: 1 });
  const facts = { folder: 'run', version: '0', profile: 'strict', suite: 's', badLines: 0 };
  const report = buildReport(facts, summary, [['model'], ['model', 'format']]);
  expect(report.simulated).toBe(true);
  expect(report.tables.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2]);
});

test('says how many kinds of failure it does not show', () => {
  const summary = new Summary();
  for (let kind = 0; kind < 12; kind++) {
    const error = { code: `code_${kind}` as 'not_found', message: 'x' };
    summary.add({ task: 'r/t', format: 'whole', model: 'm', prompt: 'p', trial: kind, profile: 'strict', stage: 'parsed', line: kind + 1, error });
  }
  const report = buildReport({ folder: 'run', version: '0', profile: 'strict', suite: 's', badLines: 0 }, summary, [['model']]);
  expect(printText(report)).toContain('and 2 other kinds: diffgauge report run --json has all');
  expect(printMarkdown(report)).toContain('And 2 other kinds: `diffgauge report RUN --json` has all');
});
