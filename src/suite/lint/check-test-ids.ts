import { extname } from 'node:path';
import { listFileChanges } from '../../../formats/shared/file-changes.ts';
import { listPlanned, toTestFile } from '../../grade/test-verdict.ts';
import { below } from '../read-folder.ts';
import { isScript, isTestFile } from '../test-paths.ts';
import { type Finding, finding } from './finding.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/** Test ids of files that are nowhere, hidden test files that no id names, and changes of code that no test is said to notice. */
export const checkTestIds = ({ id, facts, task, folder, repo }: OpenTask): Finding[] => {
  const hidden = [...below(folder, 'tests/').keys()];
  const named = new Set(listPlanned(facts).map(toTestFile));
  const known = new Set([...repo.files.keys(), ...hidden, ...task.references.flatMap((files) => [...files.keys()])]);
  return [
    ...[...named]
      .filter((file) => !known.has(file))
      .map((file) => finding('test_missing', placeOf(id), `${file} is named as a test, but is no file of the repo or the task`)),
    ...hidden
      .filter((path) => isTestFile(path) && !named.has(path))
      .map((path) => finding('test_unnamed', placeOf(id, `tests/${path}`), 'neither failToPass nor passToPass names this test file')),
    ...(facts.noop && facts.failToPass.length > 0
      ? [finding('noop_fails', placeOf(id), 'a no-op task changes nothing, so that no test can fail before it and pass after')]
      : []),
    ...(facts.failToPass.length === 0 && changesCode(task)
      ? [finding('untested', placeOf(id), 'its references change a program, but failToPass names no test: another right answer counts as wrong')]
      : []),
  ];
};

/** Whether a reference changes what may run, tests aside. */
export const changesCode = ({ files, references }: OpenTask['task']): boolean =>
  references.some((after) => listFileChanges(files, after).some(({ path }) => isProgram(path) && !isTestFile(path)));

/** In any language, also one whose tests nobody can run here. */
const isProgram = (path: string): boolean => isScript(path) || programs.has(extname(path));

const programs: ReadonlySet<string> = new Set(
  ['c', 'cc', 'cpp', 'cs', 'go', 'h', 'hpp', 'java', 'kt', 'lua', 'php', 'pl', 'rb', 'rs', 'scala', 'sh', 'sql', 'svelte', 'swift', 'vue'].map(
    (name) => `.${name}`,
  ),
);
