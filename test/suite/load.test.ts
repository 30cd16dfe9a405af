import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { embeddedSuite, findTask, loadSuite } from '../../src/suite/load.ts';
import { type Overrides, patch, repoJson, taskJson, writeTinySuite } from './tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const makeSuite = async (overrides: Overrides = {}) => writeTinySuite(await mkdtemp(join(root, 'suite-')), overrides);

test('reads repos, tasks, references and tests', async () => {
  const suite = await loadSuite(await makeSuite());
  expect([...suite.repos.keys()]).toEqual(['alpha', 'beta']);
  expect([...suite.tasks.keys()]).toEqual(['alpha/done', 'alpha/fix', 'beta/done']);
  const task = findTask(suite, 'alpha/fix');
  expect(task.references.map((files) => files.get('a.ts'))).toEqual(['const zero = 0;\nconst one = 2;\nexport { zero, one };\n']);
  expect(task).toMatchObject({ id: 'alpha/fix', repo: 'alpha', noop: false, show: ['a.ts'], scope: { allow: [], forbid: ['crlf.txt'] } });
  expect(task.tests).toMatchObject({ command: ['node', '--test'], report: 'tap', failToPass: ['a.test.ts'], files: new Map([['a.test.ts', 'test']]) });
  expect(findTask(suite, 'alpha/done')).toMatchObject({ noop: true, references: [], expires: '2027-02-23' });
});

test('carries the terse request, difficulty and locality of a task, and leaves out what is not given', async () => {
  const given = { terse: 'do it', difficulty: 'hard', locality: 'cross-file' };
  const suite = await loadSuite(await makeSuite({ 'alpha/tasks/done/task.json': taskJson({ noop: true, ...given, canary: 'x' }) }));
  expect(findTask(suite, 'alpha/done')).toMatchObject(given);
  for (const fact of ['terse', 'difficulty', 'locality']) expect(findTask(suite, 'alpha/fix')).not.toHaveProperty(fact);
});

test('keeps every byte of a text file, and keeps binary files apart', async () => {
  const { repos } = await loadSuite(await makeSuite());
  expect(repos.get('alpha')?.files.get('crlf.txt')).toBe('\uFEFFone\r\ntwo');
  expect([...(repos.get('alpha')?.files.keys() ?? [])]).toEqual(['a.ts', 'crlf.txt']);
  expect([...(repos.get('alpha')?.binary ?? [])]).toEqual(['image.png']);
});

test('finds a task by its bare name where only one repo has it', async () => {
  const suite = await loadSuite(await makeSuite());
  expect(findTask(suite, 'fix').id).toBe('alpha/fix');
  expect(() => findTask(suite, 'done')).toThrow('"done" is not unique: expected alpha/done or beta/done');
  expect(() => findTask(suite, 'none')).toThrow('no task "none"');
  for (const name of ['done', 'none', '', '__proto__']) expect(() => findTask(suite, name)).toThrow(UsageError);
});

test('has the same hash exactly when it holds the same files', async () => {
  const hash = async (overrides: Overrides) => (await loadSuite(await makeSuite(overrides))).hash;
  const plain = await hash({});
  expect(await hash({})).toBe(plain);
  expect(await hash({ 'README.md': 'Changed.' })).not.toBe(plain);
  expect(await hash({ 'alpha/files/b.ts': '' })).not.toBe(plain);
  expect(await hash({ '.git/HEAD': 'x', 'alpha/files/node_modules/x.js': 'x' })).toBe(plain);
});

test.each<[string, Overrides, string]>([
  ['a repo without repo.json', { 'beta/repo.json': null }, 'beta/repo.json is missing'],
  ['repo.json that is no JSON', { 'beta/repo.json': '{"name":' }, 'beta/repo.json:1:9: not JSON'],
  [
    'a wrong type in repo.json',
    { 'beta/repo.json': JSON.stringify({ ...JSON.parse(repoJson('beta')), language: 3 }) },
    'beta/repo.json: language: expected string, received number',
  ],
  ['an unknown field', { 'beta/tasks/done/task.json': taskJson({ noop: true, failtopass: [] }) }, 'beta/tasks/done/task.json: unknown field "failtopass"'],
  ['a missing field', { 'beta/tasks/done/task.json': taskJson({ noop: true, kind: undefined }) }, 'task.json: kind: expected string, received nothing'],
  ['a wrong list entry', { 'beta/tasks/done/task.json': taskJson({ noop: true, tags: ['a', 1] }) }, 'task.json: tags[1]: expected string, received number'],
  ['a wrong difficulty', { 'beta/tasks/done/task.json': taskJson({ noop: true, difficulty: 'trivial' }) }, 'task.json: difficulty: expected one of'],
  ['a wrong locality', { 'beta/tasks/done/task.json': taskJson({ noop: true, locality: 'repo' }) }, 'task.json: locality: expected one of'],
  ['a wrong day', { 'beta/tasks/done/task.json': taskJson({ noop: true, created: '23.11.2026' }) }, 'task.json: created: expected a day like 2026-11-23'],
  ['another name than the folder', { 'beta/repo.json': repoJson('gamma') }, 'beta/repo.json: name: expected the folder\'s name "beta", received "gamma"'],
  ['a repo without files', { 'beta/files/a.ts': null }, 'beta/files holds no text file'],
  ['a task without task.json', { 'beta/tasks/x/tests/a.ts': '' }, 'beta/tasks/x/task.json is missing'],
  [
    'a shown path that is not there',
    { 'beta/tasks/done/task.json': taskJson({ noop: true, show: ['b.ts'] }) },
    'beta/tasks/done/task.json: show: "b.ts" is no text file',
  ],
  ['a task without reference', { 'beta/tasks/done/task.json': taskJson({}) }, 'beta/tasks/done/references holds no .patch file'],
  ['a no-op task with a reference', { 'beta/tasks/done/references/a.patch': patch }, 'beta/tasks/done/references: a no-op task has no reference'],
  [
    'a reference that does not apply',
    { 'alpha/tasks/fix/references/b.patch': patch.replace('one = 1', 'one = 7') },
    'alpha/tasks/fix/references/b.patch does not apply',
  ],
  ['a reference that is no patch', { 'alpha/tasks/fix/references/b.patch': 'hello' }, 'alpha/tasks/fix/references/b.patch does not apply'],
  ['a binary test file', { 'alpha/tasks/fix/tests/b.bin': new Uint8Array([0xff]) }, 'alpha/tasks/fix/tests/b.bin: expected UTF-8 text'],
])('refuses %s and names the file', async (_, overrides, message) => {
  const dir = await makeSuite(overrides);
  const error = await loadSuite(dir).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toMatch(/^UsageError: /);
  expect(String(error).slice('UsageError: '.length).startsWith(dir)).toBe(true);
  expect(String(error)).toContain(message);
});

test('refuses a folder that is missing, or holds no repo', async () => {
  await expect(loadSuite(join(root, 'missing'))).rejects.toThrow('missing is no folder');
  await expect(loadSuite(await mkdtemp(join(root, 'empty-')))).rejects.toThrow('holds no fixture repo');
});

test('reads a link to a file inside the suite, and refuses one that leads outside, to a folder or nowhere', async () => {
  const outside = join(root, 'outside.txt');
  await writeFile(outside, 'secret');
  const link = async (target: string) => {
    const dir = await makeSuite();
    await symlink(target, join(dir, 'alpha/files/link.ts'));
    return loadSuite(dir);
  };
  expect((await link('a.ts')).repos.get('alpha')?.files.get('link.ts')).toContain('const zero');
  await expect(link(outside)).rejects.toThrow('link.ts is a symbolic link that leads outside');
  await expect(link('.')).rejects.toThrow('link.ts is a symbolic link to something that is no file');
  await expect(link('nowhere')).rejects.toThrow('link.ts is a symbolic link that leads nowhere');
});

test('reads the suite that comes with diffgauge', async () => {
  const suite = await loadSuite(embeddedSuite);
  expect(suite.tasks.size).toBeGreaterThan(0);
  for (const { terse, difficulty, locality } of suite.tasks.values()) expect([terse, difficulty, locality]).not.toContain(undefined);
  for (const task of suite.tasks.values()) expect(task.references.length > 0).toBe(!task.noop);
});
