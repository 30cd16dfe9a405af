import { shuffle } from '../../src/collect/shuffle.ts';
import { createRandom } from '../../src/random.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Files } from '../../src/types.ts';
import { realCommits } from '../score/real-commits.ts';

/** An edit that somebody made: the files it touches before and after. */
export interface RealPair {
  readonly id: string;
  readonly before: Files;
  readonly after: Files;
}

const suite = await loadSuite(embeddedSuite);

/**
 * The references of the embedded tasks and the recorded commits, in seeded random order; those that do nothing but make files come first, then those that
 * make, delete or rename some.
 */
export const realPairs: readonly RealPair[] = shuffle(
  [
    ...[...suite.tasks.values()].flatMap(({ id, files, references }) => references.map((after, index) => touched(`${id} ${index}`, files, after))),
    ...realCommits.map(({ id, before, after }) => touched(id, before, after)),
  ],
  createRandom('real pairs'),
).toSorted((a, b) => rank(a) - rank(b));

function touched(id: string, before: Files, after: Files): RealPair {
  const only = (files: Files) => new Map([...files].filter(([path]) => before.get(path) !== after.get(path)));
  return { id, before: only(before), after: only(after) };
}

function rank(pair: RealPair): number {
  return pair.before.size === 0 ? 0 : keepsPaths(pair) ? 2 : 1;
}

function keepsPaths({ before, after }: RealPair): boolean {
  return before.size === after.size && [...before.keys()].every((path) => after.has(path));
}
