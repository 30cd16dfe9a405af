import { isSame } from '../../edit/apply.ts';
import { runsAlike } from '../../grade/reach.ts';
import { openRevert } from '../../grade/revert.ts';
import { isTestPath } from '../../grade/sandbox/protected-paths.ts';
import { type LinesOf, openLines } from '../../grade/shared-lines.ts';
import { type Attempts, type TestedTask, tryTests } from '../../grade/try-tests.ts';
import { joinKeys } from '../../grade/units.ts';
import { diffFiles } from '../../score/file-edits.ts';
import { isCosmetic } from '../../score/label.ts';
import type { LinkedScore } from '../../score/links.ts';
import { createScorer } from '../../score/score.ts';
import type { Files } from '../../types.ts';
import type { Atom } from '../../verdict.ts';

/**
 * The places of a reference (`src/x.ts:12`, 1-based, as it leaves the file) that change something without which the tests pass all the same, so that an answer
 * that lacks it counts as right. Left out is what no test can be for: comments and layout; types, which do not run; and test files, which are the author's
 * whatever an answer makes of them; and what another reference lacks, too. One job for each change.
 */
export const findUntested = async (task: TestedTask, reference: Files, attempts: Attempts): Promise<string[]> => {
  const changes = diffFiles(task.files, reference);
  const linked = createScorer(task).link(changes);
  const { atoms } = linked.score;
  const revert = openRevert(task.files, changes, atoms);
  const found = groupChanges(linked, openLines(changes)).map(async (group) => {
    const without = revert(new Set(group));
    const [first] = atoms.filter((_, number) => group.includes(number));
    if (first === undefined || task.references.some((other) => isSame(other, without)) || (await isOnlyTypes(reference, without))) return [];
    return (await passes(task, without, attempts)) ? [`${pathOf(first)}:${lineOf(reference.get(pathOf(first)) ?? '', first.newFrom)}`] : [];
  });
  return [...new Set((await Promise.all(found)).flat())];
};

/** What is taken out together: all places of a rename, what moved within a file, and what stands on one line, whose parts mean nothing by themselves. */
const groupChanges = ({ score, links }: LinkedScore, linesOf: LinesOf): number[][] => {
  const keysOf = (atom: Atom, number: number): string[] => {
    const rename = links[number]?.rename;
    if (rename !== undefined) return [`rename ${rename}`];
    if (atom.class === 'move') return [`move ${atom.path}`];
    return atom.class === 'semantic' ? [`${number}`, ...linesOf(atom)] : [`${number}`];
  };
  const counting = [...score.atoms.entries()].filter(([, atom]) => !isCosmetic(atom) && !isTestPath(pathOf(atom)));
  const keys = joinKeys(new Map(counting.map(([number, atom]) => [number, keysOf(atom, number)])));
  return [...Map.groupBy(keys.keys(), (number) => keys.get(number)).values()];
};

const pathOf = ({ path, newPath }: Atom): string => newPath ?? path;

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const isOnlyTypes = async (reference: Files, without: Files): Promise<boolean> => {
  const changed = [...diffFiles(reference, without)];
  const alike = changed.map(([path, text]) => runsAlike(path, reference.get(path), text ?? undefined));
  return (await Promise.all(alike)).every(Boolean);
};

/** A run that gives no verdict says nothing, so that nothing is said of it. */
const passes = async (task: TestedTask, files: Files, attempts: Attempts): Promise<boolean> => {
  const { code, failing } = await tryTests(task, files, attempts, { repeats: 0, repeatAll: false });
  return code === undefined && failing.length === 0;
};
