import type { Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { createReach } from './reach.ts';
import { findWatch } from './sandbox/plan-run.ts';
import type { Covered } from './test-run.ts';
import type { Attempts, TestedTask } from './try-tests.ts';
import type { Reach } from './verification.ts';

/** What tests reach of a tree; they are run, once, when that is first asked, and not where nobody could tell. */
export const watchTests = (task: TestedTask, files: Files, runner: Attempts): Reach => {
  const watch = findWatch(task.tests);
  let run: Promise<Covered | undefined> | undefined;
  return async (path, from, to) => {
    if (watch === 'none') return undefined;
    run ??= runner.run({ task, files, what: 'coverage' }).then(({ covered }) => covered);
    return createReach({ files, covered: await run, watchesAll: watch === 'all', checksTypes: task.tests.typecheck !== undefined })(path, from, to);
  };
};

/** Whether tests reach an atom: what was put in counts as it stands in the edited file; what was only taken out, as it stood in the base. */
export const reachesAtom = async (
  { path, newPath, from, to, newFrom, newTo }: Atom,
  { base, edited }: Readonly<Record<'base' | 'edited', Reach>>,
): Promise<boolean | undefined> => (newFrom < newTo ? edited(newPath ?? path, newFrom, newTo) : base(path, from, to));
