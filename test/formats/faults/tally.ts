import { formats } from '../../../formats/index.ts';
import type { EditPair } from '../../../scripts/formats/edit-pairs.ts';
import { createRandom } from '../../../src/random.ts';
import type { Files, Format, Rendered } from '../../../src/types.ts';
import { faults } from './index.ts';
import { renderCase, runFault } from './run.ts';

/** How often each outcome came of a fault in a format. */
export interface Row {
  readonly fault: string;
  readonly format: string;
  readonly strict: Map<string, number>;
  readonly lenient: Map<string, number>;
}

/** Runs all faults in all formats on commits; of the cases of each fault and format, a seeded share. Sorted by fault, then by format. */
export const tallyFaults = (commits: readonly EditPair[], shareOf: (format: string) => number): Row[] => {
  const rows = new Map<string, Row>();
  for (const commit of commits) {
    const remembering = [...formats.values()].map(withMemory);
    for (const format of remembering) tallyFormat(rows, { commit, format, rivals: remembering, share: shareOf(format.name) });
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};

interface Part {
  readonly commit: EditPair;
  readonly format: Format;
  readonly rivals: readonly Format[];
  readonly share: number;
}

const tallyFormat = (rows: Map<string, Row>, { commit, format, rivals, share }: Part): void => {
  const good = renderCase(format, commit, rivals);
  for (const fault of good === undefined ? [] : faults) {
    if (good === undefined || !createRandom(`share/${fault.name}/${format.name}/${commit.id}`).chance(share)) continue;
    const outcomes = runFault(fault, good, commit.id);
    if (outcomes === undefined) continue;
    const key = `${fault.name} ${format.name}`;
    const row = rows.get(key) ?? { fault: fault.name, format: format.name, strict: new Map(), lenient: new Map() };
    rows.set(key, row);
    for (const profile of ['strict', 'lenient'] as const) row[profile].set(outcomes[profile], (row[profile].get(outcomes[profile]) ?? 0) + 1);
  }
};

/** The format, which writes the same edit only once: rivals write it for many faults. */
const withMemory = (format: Format): Format => {
  let last: { readonly before: Files; readonly after: Files; readonly rendered: Rendered } | undefined;
  const render = (before: Files, after: Files): Rendered => {
    if (last?.before !== before || last.after !== after) last = { before, after, rendered: format.render(before, after) };
    return last.rendered;
  };
  return { ...format, render };
};

/** The rows as a table for people: outcomes by their names, each with its count. */
export const printTable = (rows: readonly Row[]): string =>
  rows
    .map(
      ({ fault, format, strict, lenient }) =>
        `${fault.padEnd(29)} ${format.padEnd(22)} strict  ${printCounts(strict).padEnd(50)}  lenient  ${printCounts(lenient)}\n`,
    )
    .join('');

const printCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ');
