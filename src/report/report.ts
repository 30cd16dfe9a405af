import type { Axis, Failure, Group, Summary } from '../stats/summary.ts';
import { funnelColumns, restraintColumns, type Table } from './table.ts';

/** What a report says about a run besides its numbers; all from run.json. */
export interface RunFacts {
  readonly folder: string;
  readonly version: string;
  readonly profile: string;
  readonly suite: string;
  readonly badLines: number;
}

/** Everything a report holds, ready to be laid out; `overall` is one group of all samples. */
export interface Report {
  readonly facts: RunFacts;
  readonly overall: Group | undefined;
  readonly simulated: boolean;
  readonly tables: readonly Table[];
  readonly axes: readonly (readonly Axis[])[];
  readonly failures: readonly Failure[];
}

/** Builds a report: for each list of axes one table of how far answers come and one of what they touch. */
export const buildReport = (facts: RunFacts, summary: Summary, axes: readonly (readonly Axis[])[]): Report => {
  const overall = summary.groupBy([])[0];
  return {
    facts,
    overall,
    simulated: summary.groupBy(['model']).some((group) => /^(simulated:|oracle$)/.test(group.key.model ?? '')),
    tables: axes.flatMap((along) => {
      const rows = summary.groupBy(along);
      const by = along.join(' and ');
      return [
        { title: `How far answers come, by ${by} (% of n, mean over tasks [95 % interval])`, columns: funnelColumns(rows), rows },
        { title: `What they touch, by ${by} (% of applied samples, mean over tasks [95 % interval])`, columns: restraintColumns, rows },
      ];
    }),
    axes,
    failures: (overall?.failures ?? []).slice(0, 10),
  };
};
