import { writeExpressions, writeLosses, writeTokens, writeTraits } from './comparison-tables.ts';
import type { Writing } from './measure-detection.ts';
import { countLosses, measurePrompts, measureSizes } from './measure-formats.ts';
import { countTokens } from './tokens.ts';

/** The parts of docs/formats/comparison.md that are measured, by name: on commits of a real project, and on the references of tasks. */
export const writeComparison = (commits: readonly Writing[], tasks: readonly Writing[]): ReadonlyMap<string, string> =>
  new Map([
    ['traits', writeTraits()],
    ['expressions', writeExpressions()],
    [
      'losses',
      writeLosses(
        new Map([
          ['commits', countLosses(commits)],
          ['references', countLosses(tasks)],
        ]),
      ),
    ],
    [
      'tokens',
      writeTokens(
        measureSizes(commits, countTokens),
        measurePrompts(
          commits.map(({ pair }) => pair),
          countTokens,
        ),
      ),
    ],
  ]);
