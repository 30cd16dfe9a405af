import { createScope } from '../../score/scope.ts';
import { listFullNames, listSymbols } from '../../syntax/outline.ts';
import type { Files } from '../../types.ts';
import { type Finding, finding } from './finding.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/** Patterns of the scope that match nothing before or after the edit, and files that the references change but the prompt does not show. */
export const checkScope = ({ id, facts, task }: OpenTask): Finding[] => {
  const snapshots = [task.files, ...task.references];
  const { allow = [], forbid = [] } = facts.scope ?? {};
  const idle = [...allow, ...forbid].filter((pattern) => !matchesSomething(pattern, snapshots));
  const hidden = listUnshown(task.files, task.references, facts.show);
  return [
    ...idle.map((pattern) =>
      finding('scope_idle', placeOf(id), `the scope pattern ${JSON.stringify(pattern)} matches nothing, neither before nor after the edit`),
    ),
    ...hidden.map((path) => finding('show_lacks', placeOf(id), `every reference changes ${path}, which is not shown`)),
  ];
};

const matchesSomething = (pattern: string, snapshots: readonly Files[]): boolean => {
  const rule = createScope({ allow: [pattern], forbid: [] });
  const [glob = ''] = pattern.split('#');
  const matchesFile = createScope({ allow: [glob], forbid: [] });
  return snapshots.some((files) =>
    [...files].some(
      ([path, text]) =>
        matchesFile(path) !== undefined && (glob === pattern || listFullNames(listSymbols(path, text)).some((symbol) => rule(path, symbol) !== undefined)),
    ),
  );
};

const listUnshown = (before: Files, references: readonly Files[], show: readonly string[]): string[] =>
  [...before.keys()].filter(
    (path) =>
      references.length > 0 && !show.includes(path) && references.every((after) => after.get(path) !== undefined && after.get(path) !== before.get(path)),
  );
