import { join } from 'node:path';
import { FileError } from '../errors.ts';
import type { Task, TestPlan } from '../types.ts';
import { blameFile, checkJson } from './check-json.ts';
import { decodeText } from './decode.ts';
import { below, type Folder } from './read-folder.ts';
import { applyReference } from './references.ts';
import type { Repo } from './repo.ts';
import { type TaskFacts, taskSchema } from './schema.ts';

/**
 * Reads a task out of the files of its folder; `where` is the folder's path for messages.
 * @throws UsageError
 */
export const readTask = (folder: Folder, id: string, repo: Repo, where: string): Task => {
  const facts = readFacts(folder, where);
  const { instruction, show, kind, tags, created, noop } = facts;
  const unknown = facts.show.find((path) => !repo.files.has(path));
  if (unknown !== undefined) throw new FileError(join(where, 'task.json'), `: show: ${JSON.stringify(unknown)} is no text file of the repo`);
  const tests = readTests(folder, facts, repo, where);
  return {
    id,
    repo: repo.name,
    files: repo.files,
    instruction,
    show,
    kind,
    tags,
    created,
    noop,
    ...readReferences(folder, noop, repo, where),
    ...keepGiven(facts),
    ...(tests && { tests }),
  };
};

/** The optional facts that are there. The canary stays in the file: it is for whoever searches texts, not for a program. */
const keepGiven = ({ terse, difficulty, locality, scope, expires }: TaskFacts): Pick<Task, 'terse' | 'difficulty' | 'locality' | 'scope' | 'expires'> => ({
  ...(terse !== undefined && { terse }),
  ...(difficulty && { difficulty }),
  ...(locality && { locality }),
  ...(scope && { scope }),
  ...(expires !== undefined && { expires }),
});

const readFacts = (folder: Folder, where: string): TaskFacts => {
  const file = join(where, 'task.json');
  const bytes = folder.get('task.json');
  if (bytes === undefined) throw new FileError(file, ' is missing');
  const checked = checkJson(taskSchema, bytes.toString('utf8'));
  if ('reason' in checked) throw blameFile(file, checked);
  return checked.value;
};

const readReferences = (folder: Folder, noop: boolean, repo: Repo, where: string): Pick<Task, 'references' | 'patches'> => {
  const patches = [...below(folder, 'references/')].filter(([path]) => path.endsWith('.patch'));
  const home = join(where, 'references');
  if (noop && patches.length > 0) throw new FileError(home, ': a no-op task has no reference');
  if (!noop && patches.length === 0) throw new FileError(home, ' holds no .patch file: expected at least one, or "noop": true in task.json');
  return {
    references: patches.map(([path, bytes]) => applyReference(readText(bytes, join(home, path)), repo.files, join(home, path))),
    patches: patches.map(([path]) => path),
  };
};

const readTests = (folder: Folder, { failToPass, passToPass }: TaskFacts, repo: Repo, where: string): TestPlan | undefined => {
  if (failToPass.length + passToPass.length === 0) return undefined;
  const files = [...below(folder, 'tests/')].map(([path, bytes]) => [path, readText(bytes, join(where, 'tests', path))] as const);
  const { test, typecheck, modules, jsx } = repo;
  return {
    ...test,
    ...(typecheck && { typecheck: { command: typecheck.command, ...(typecheck.modules && { modules: typecheck.modules }) } }),
    ...(modules && { modules }),
    ...(jsx !== undefined && { jsx }),
    files: new Map(files),
    failToPass,
    passToPass,
  };
};

const readText = (bytes: Buffer, file: string): string => {
  const text = decodeText(bytes);
  if (text === null) throw new FileError(file, ': expected UTF-8 text, received a binary file');
  return text;
};
