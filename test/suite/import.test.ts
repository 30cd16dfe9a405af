import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { classifyTests } from '../../src/suite/import/classify-tests.ts';
import { toCommitTask } from '../../src/suite/import/commit-to-task.ts';
import { readCommit } from '../../src/suite/import/read-commit.ts';
import { mostFiles } from '../../src/suite/import/read-tree.ts';
import { loadSuite } from '../../src/suite/load.ts';
import { scaffoldTask } from '../../src/suite/scaffold.ts';
import { writeFiles } from '../../src/suite/write-files.ts';
import { createScriptedRunner } from '../grade/scripted-runner.ts';
import { testedTask } from '../grade/tested-task.ts';
import { type MadeCommit, makeHistory, writeObject, writeTree } from './git-history.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-import-'));
afterAll(() => rm(root, { recursive: true }));
const history = async (commits: readonly MadeCommit[]): Promise<string> => makeHistory(await mkdtemp(join(root, 'repo-')), commits);

const first: MadeCommit = {
  message: 'Start',
  write: {
    ...{ 'a.ts': 'export const one = 1;\r\nexport const two = 2;', 'old name.txt': 'a\nb\nc\n', '.gitignore': 'ignored.txt\n', 'ignored.txt': 'x\n' },
    ...{ 'image.png': new Uint8Array([0, 1]), 'test/a.test.ts': 'old\n', 'test/gone.test.ts': 'gone\n', 'package.json': '{"license":"MIT"}' },
  },
  links: { link: 'a.ts' },
  submodules: ['vendored'],
};
const second: MadeCommit = {
  message: 'fix(a): Let one be 11, again\n\nIt was 1.\n\nSigned-off-by: A <a@b.c>\nReviewed-by: B\n',
  write: {
    ...{ 'a.ts': 'export const one = 11;\r\nexport const two = 2;', 'new name.txt': 'a\nb\nd\n', 'ignored.txt': 'y\n' },
    ...{ 'image.png': new Uint8Array([0, 2]), 'test/a.test.ts': 'new\n', 'node_modules/x.js': 'x\n' },
  },
  delete: ['old name.txt', 'test/gone.test.ts'],
};

test('parts a commit into what is asked for, how it is solved, and hidden tests', async () => {
  const task = toCommitTask(await readCommit(await history([first, second]), 'refs/made/2'));
  expect(task).toMatchObject({ instruction: 'fix(a): Let one be 11, again\n\nIt was 1.', kind: 'bug-fix', slug: 'fix-a-let-one-be-11-again' });
  expect([...task.tests].map(([path, bytes]) => [path, bytes.toString()])).toEqual([['test/a.test.ts', 'new\n']]);
  expect(task.leftOut).toEqual([
    ...['link: a symbolic link', 'vendored: a submodule', 'node_modules/x.js: below node_modules, which no fixture repo keeps'],
    ...['image.png: a binary file, as it is before the commit', 'test/gone.test.ts: a test that the commit deletes'],
  ]);
});

test('becomes a task that loads: line endings, renames and ignored files as they are', async () => {
  const commit = await readCommit(await history([first, second]), 'refs/made/2');
  const { instruction, reference, tests } = toCommitTask(commit);
  const dir = join(root, 'suite');
  await scaffoldTask({
    ...{ place: { dir, repo: 'r', task: 't' }, files: commit.before, repo: {}, tests, references: new Map([['commit.patch', reference]]) },
    facts: { instruction, created: '2026-11-26', canary: 'c' },
  });
  const task = (await loadSuite(dir)).tasks.get('r/t');
  const [after] = task?.references ?? [];
  expect(after?.get('a.ts')).toBe('export const one = 11;\r\nexport const two = 2;');
  expect([...(after?.keys() ?? [])].sort()).toEqual([
    '.gitignore',
    'a.ts',
    'ignored.txt',
    'new name.txt',
    'package.json',
    'test/a.test.ts',
    'test/gone.test.ts',
  ]);
  expect(after?.get('test/a.test.ts')).toBe('old\n');
  expect(reference).toContain('rename from old name.txt\nrename to new name.txt\n');
});

const manyFiles = Object.fromEntries(Array.from({ length: mostFiles + 1 }, (_, at) => [`f${at}`, '']));

test.each<[string, readonly MadeCommit[], string, string]>([
  ['the first commit', [first], 'refs/made/1', 'is the first commit'],
  ['a merge', [first, { message: 'b', parents: [1] }, { message: 'm', parents: [2, 1] }], 'refs/made/3', 'is a merge'],
  ['what is no commit', [first], 'nowhere', 'has no commit "nowhere"'],
  ['an option as a commit', [first], '--all', 'has no commit "--all"'],
  ['a repository that is too large', [{ message: 'a', write: manyFiles }, { message: 'b' }], 'refs/made/2', `a fixture repo has at most ${mostFiles}`],
])('refuses %s', async (_, commits, name, message) => {
  await expect(readCommit(await history(commits), name)).rejects.toThrow(message);
});

test('refuses a folder that is no repository', async () => {
  await expect(readCommit(await mkdtemp(join(root, 'none-')), 'HEAD')).rejects.toThrow('is no git repository that can be read');
});

test('refuses a commit that changes nothing but tests', async () => {
  const repo = await history([first, { message: 'Test more', write: { 'test/b.test.ts': 'b\n', 'image.png': new Uint8Array([0]) } }]);
  const commit = await readCommit(repo, 'refs/made/2');
  expect(() => toCommitTask(commit)).toThrow('changes no text file but tests');
});

test('tells by running them which tests show the edit, which must not break, and which say nothing', async () => {
  const task = testedTask({ failToPass: [], passToPass: ['new.test.ts', 'old.test.ts', 'broken.test.ts'] });
  const runner = createScriptedRunner(({ files }) => ({
    'new.test.ts': files === task.files ? 'failed' : 'passed',
    'old.test.ts': 'passed',
    'broken.test.ts': files === task.files ? 'passed' : 'failed',
  }));
  expect(await classifyTests(task, runner)).toEqual({ failToPass: ['new.test.ts'], passToPass: ['old.test.ts'], failing: ['broken.test.ts'] });
});

test.each([
  ['before', 'timed_out'],
  ['after', 'no_report'],
] as const)('tells no tests apart where those %s the commit end %s', async (when, end) => {
  const task = testedTask({ failToPass: [], passToPass: ['old.test.ts'] });
  const runner = createScriptedRunner(({ files }) => ((files === task.files) === (when === 'before') ? end : { 'old.test.ts': 'passed' }));
  const unclear = `the tests ${when} the commit gave no verdict: ${end}, it was ${end}`;
  expect(await classifyTests(task, runner)).toEqual({ failToPass: [], passToPass: [], failing: [], unclear });
});

test('writes the tests that were told apart, and asks about hidden and visible ones', async () => {
  const commit = await readCommit(
    await history([first, { message: 'Let one be 3', write: { 'a.ts': 'export const one = 3;\n', 'test/b.test.ts': 'b\n' } }]),
    'refs/made/2',
  );
  const { reference, tests } = toCommitTask(commit);
  const asked: (readonly string[] | undefined)[] = [];
  const { facts } = await scaffoldTask({
    ...{
      place: { dir: join(root, 'classified'), repo: 'r', task: 't' },
      files: commit.before,
      repo: {},
      tests,
      references: new Map([['commit.patch', reference]]),
    },
    facts: { instruction: 'Let one be 3', created: '2026-11-26', canary: 'c' },
    classify: async (task) => {
      asked.push(task.tests?.passToPass);
      return { failToPass: ['test/b.test.ts'], passToPass: [] };
    },
  });
  expect(asked).toEqual([['test/b.test.ts', 'test/a.test.ts', 'test/gone.test.ts']]);
  expect(facts).toMatchObject({ failToPass: ['test/b.test.ts'], passToPass: [] });
});

const header = 'author A <a@b.c> 0 +0000\ncommitter A <a@b.c> 0 +0000\n';
const latin1Message = Buffer.from('Say f\u00fcr\n', 'latin1');
const gpgsig = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n';

/** A commit behind the first one of a history, made by hand. */
const writeCommit = async (more: string, message: Buffer, names: readonly string[] = []): Promise<readonly [string, string]> => {
  const repo = await history([first]);
  const blob = writeObject(repo, 'blob', Buffer.from('x\n'));
  const folder = writeTree(repo, [['100644', 'evil.txt', blob]]);
  const tree = writeTree(repo, [['100644', 'a.ts', blob], ...names.map((name) => ['40000', name, folder] as const)]);
  const parent = execFileSync('git', ['rev-parse', 'refs/made/1'], { cwd: repo, encoding: 'utf8' }).trim();
  return [repo, writeObject(repo, 'commit', Buffer.concat([Buffer.from(`tree ${tree}\nparent ${parent}\n${header}${more}\n`), message]))];
};

test('leaves out names that lead out of the folder, or into git itself', async () => {
  const commit = await readCommit(...(await writeCommit('', Buffer.from('Climb\n'), ['..', '.', '.git', '.GIT', '.git.', '.github'])));
  expect([...commit.after.keys()]).toEqual(['a.ts', '.github/evil.txt']);
  expect(commit.leftOut.filter((line) => line.endsWith(': a name that leads elsewhere'))).toHaveLength(5);
});

test.each(['../evil.txt', 'a/../../evil.txt', '..', '.', ''])('writes nothing where one path is %j', async (path) => {
  const folder = await mkdtemp(join(root, 'written-'));
  await expect(
    writeFiles(join(folder, 'in'), [
      ['a.ts', 'x'],
      [path, 'x'],
    ]),
  ).rejects.toThrow('is no path below');
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['ISO-8859-1', latin1Message, 'Say f\u00fcr\n'],
  ['nobody-knows', Buffer.from('Say f\u00fcr\n'), 'Say f\u00fcr\n'],
])('reads a message in %s', async (encoding, bytes, message) => {
  expect((await readCommit(...(await writeCommit(`encoding ${encoding}\n`, bytes)))).message).toBe(message);
});

test('runs no program that the repository names for signatures', async () => {
  const [repo, id] = await writeCommit(gpgsig, Buffer.from('Sign\n'));
  const [program, proof] = [join(repo, 'gpg.sh'), join(repo, 'was-run')];
  await writeFile(program, `#!/bin/sh\ntouch '${proof}'\n`, { mode: 0o755 });
  execFileSync('git', ['config', 'log.showSignature', 'true'], { cwd: repo });
  execFileSync('git', ['config', 'gpg.program', program], { cwd: repo });
  expect((await readCommit(repo, id)).message).toBe('Sign\n');
  expect(existsSync(proof)).toBe(false);
});
