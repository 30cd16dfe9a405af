import { headlines } from '../stats/metrics.ts';
import type { Group } from '../stats/summary.ts';
import { count } from './printable.ts';

/** What the intervals of shares assume, and how much wider the headline ones are without it; nothing where no row has more than one sample. */
export const sayClustering = (rows: readonly Group[]): string[] => {
  if (rows.every(({ counts }) => counts.responded < 2)) return [];
  const widened = headlines.flatMap((name) =>
    sayRange(
      titles[name],
      rows.map(({ clustered }) => clustered[name]?.widening).filter((one) => one !== undefined),
    ),
  );
  const by = new Set(rows.flatMap(({ clustered }) => headlines.flatMap((name) => clustered[name]?.clusteredBy ?? [])));
  const clusters = by.size > 1 ? 'repo, or by task where there are fewer than five repos' : [...by].join();
  return [
    assumption,
    widened.length === 0
      ? 'So they may be too narrow; by how much cannot be estimated here: from one task, or from shares of 0 and 100 %.'
      : `Clustered by ${clusters}, they are so many times as wide, row by row: ${widened.join(', ')} (in JSON: clustered).`,
    ...(widened.length === 0 ? [] : sayUnknown(rows)),
  ];
};

/** In how many rows the effect cannot be estimated; nothing where it can in all. */
const sayUnknown = (rows: readonly Group[]): string[] => {
  const missing = headlines.flatMap((name) => {
    const unknown = rows.filter(({ clustered }) => clustered[name] === null).length;
    return unknown === 0 ? [] : [`in ${unknown} of ${count(rows.length, 'row')} for ${titles[name]}`];
  });
  return missing.length === 0 ? [] : [`That cannot be estimated ${missing.join(', ')}: from one task, or from shares of 0 and 100 %.`];
};

const assumption = 'Intervals of shares take samples as independent; those of one task, and tasks of one repo, are alike.';

const titles: Readonly<Record<(typeof headlines)[number], string>> = { cleanSolve: 'clean-solve', irrelevantEdit: 'irrelevant edits' };

const sayRange = (title: string, widenings: readonly number[]): string[] => {
  if (widenings.length === 0) return [];
  const [least, most] = [Math.min(...widenings).toFixed(1), Math.max(...widenings).toFixed(1)];
  return [`${title} ${least === most ? least : `${least} to ${most}`}`];
};
