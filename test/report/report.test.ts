import { expect, test } from 'vitest';
import { buildReport } from '../../src/report/report.ts';
import { type Axis, type Group, Summary } from '../../src/stats/summary.ts';

/** Notes what it is grouped by: each time resamples. */
class NotingSummary extends Summary {
  readonly groupings: string[] = [];

  override groupBy(along: readonly Axis[]): Group[] {
    this.groupings.push(along.join());
    return super.groupBy(along);
  }
}

test('groups once for each list of axes', () => {
  const summary = new NotingSummary();
  for (const model of ['simulated:careful', 'm'])
    summary.add({ task: 'r/t', format: 'whole', model, prompt: 'p', trial: 0, profile: 'strict', stage: 'clean', line: 1 });
  const facts = { folder: 'run', version: '0', profile: 'strict', suite: 's', badLines: 0 };
  const report = buildReport(facts, summary, [['model'], ['model', 'format']]);
  expect(summary.groupings.sort()).toEqual(['', 'model', 'model,format']);
  expect(report.simulated).toBe(true);
  expect(report.tables.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2]);
});
