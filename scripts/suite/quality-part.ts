import { toQualityGrid } from '../../src/report/suite-quality.ts';
import type { Sampling } from '../../src/suite/quality/measure.ts';
import type { RepoQuality } from '../../src/suite/quality/measure-suite.ts';
import { writeTable } from '../formats/regions.ts';

/** How the page is measured. */
export const sampling: Sampling = { mutants: 4, seed: 1 };

/** The part of the page that shows what was measured. */
export const writePart = (repos: readonly RepoQuality[], all: number): string => {
  const [head = [], ...rows] = toQualityGrid(repos);
  const kinds = repos.map(({ repo, kinds }) => [repo, listCounts(kinds)]);
  const survivors = Map.groupBy(
    repos.flatMap(({ outside, inside }) => [...outside.survivors, ...inside.survivors]),
    ({ kind }) => kind,
  );
  return [
    `At most ${sampling.mutants} mutants of each file, and as many of each file that an edit changes; drawn with seed ${sampling.seed}. Of a program never more than 60.`,
    ...(repos.length < all ? [`Only ${repos.length} of the ${all} repos were measured.`] : []),
    writeTable(head, rows, 1),
    `Not noticed: ${listCounts(Object.fromEntries([...survivors].map(([kind, those]) => [kind, those.length]).sort()))}.`,
    `Kinds of tasks:\n\n${writeTable(['repo', 'tasks by kind'], kinds, 2)}`,
  ].join('\n\n');
};

const listCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([word, number]) => `${word} ${number}`)
    .join(', ') || 'none';
