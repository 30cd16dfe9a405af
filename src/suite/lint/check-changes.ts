import { runsAlike } from '../../grade/reach.ts';
import { openRevert } from '../../grade/revert.ts';
import { isTestPath } from '../../grade/sandbox/protected-paths.ts';
import { type Attempts, type TestedTask, tryTests } from '../../grade/try-tests.ts';
import { diffFiles } from '../../score/file-edits.ts';
import { isCosmetic } from '../../score/label.ts';
import { createScorer } from '../../score/score.ts';
import type { Files } from '../../types.ts';
import type { Atom } from '../../verdict.ts';

/**
 * The places of a reference (`src/x.ts:12`, 1-based, as it leaves the file) that change something without which the tests pass all the same, so that an answer
 * that lacks it counts as right. Left out is what no test can be for: comments and layout; types, which do not run; and test files, which are the author's
 * whatever an answer makes of them. One job for each change.
 */
export const findUntested = async (task: TestedTask, reference: Files, attempts: Attempts): Promise<string[]> => {
  const changes = diffFiles(task.files, reference);
  const { atoms } = createScorer(task).score(changes);
  const revert = openRevert(task.files, changes, atoms);
  const found = atoms.map(async (atom, number) => {
    if (isCosmetic(atom) || isTestPath(pathOf(atom))) return [];
    const without = revert(new Set([number]));
    const isUntested = !(await isOnlyTypes(pathOf(atom), reference, without)) && (await passes(task, without, attempts));
    return isUntested ? [`${pathOf(atom)}:${lineOf(reference.get(pathOf(atom)) ?? '', atom.newFrom)}`] : [];
  });
  return [...new Set((await Promise.all(found)).flat())];
};

const pathOf = ({ path, newPath }: Atom): string => newPath ?? path;

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const isOnlyTypes = async (path: string, reference: Files, without: Files): Promise<boolean> => {
  const [one, other] = [reference.get(path), without.get(path)];
  return one !== undefined && other !== undefined && runsAlike(path, one, other);
};

/** A run that gives no verdict says nothing, so that nothing is said of it. */
const passes = async (task: TestedTask, files: Files, attempts: Attempts): Promise<boolean> => {
  const { code, failing } = await tryTests(task, files, attempts, { repeats: 0, repeatAll: false });
  return code === undefined && failing.length === 0;
};
