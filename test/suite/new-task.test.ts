import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { printScaffold } from '../../src/cli/print-scaffold.ts';
import { UsageError } from '../../src/errors.ts';
import { lintSuite } from '../../src/suite/lint/lint.ts';
import { loadSuite } from '../../src/suite/load.ts';
import { readEdits, readPlace } from '../../src/suite/new-task.ts';
import { readFolder } from '../../src/suite/read-folder.ts';
import { scaffoldTask, type TaskDraft } from '../../src/suite/scaffold.ts';
import { patch, writeTinySuite } from './tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-new-'));
afterAll(() => rm(root, { recursive: true }));

const write = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const dir = await mkdtemp(join(root, 'folder-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
};

const base = {
  'package.json': '{ "description": "a shop", "license": "MIT" }\n',
  'a.ts': 'const zero = 0;\nconst one = 1;\nexport { zero, one };\n',
  'test/a.test.ts': 'test\n',
};
const facts = { instruction: 'Set `one` in a.ts to 2.', created: '2026-11-30', canary: 'c' };
const draft = async (path: string, files: string, changes: Partial<TaskDraft> = {}): Promise<TaskDraft> => ({
  ...{ place: readPlace(path), files: await readFolder(files), repo: {}, facts, tests: new Map() },
  ...{ references: new Map([['one.patch', patch]]) },
  ...changes,
});

test('makes a repo and a task that load, and leave to a person only what nothing tells', async () => {
  const dir = join(root, 'suite');
  const tests = await readFolder(await write({ 'test/b.test.ts': 'test\n', 'test/data.json': '{}' }));
  await scaffoldTask(await draft(join(dir, 'shop', 'two'), await write(base), { tests }));
  const { repos, tasks } = await loadSuite(dir);
  expect(repos.get('shop')).toMatchObject({
    description: 'a shop',
    license: 'MIT',
    language: 'typescript',
    test: { command: ['node', '--test'], report: 'tap' },
  });
  expect(JSON.parse(await readFile(join(dir, 'shop/tasks/two/task.json'), 'utf8'))).toEqual({
    ...facts,
    ...{ show: ['a.ts'], kind: 'change', tags: [], locality: 'line', expires: '2027-02-28', failToPass: ['test/b.test.ts'], passToPass: ['test/a.test.ts'] },
  });
  expect(tasks.get('shop/two')?.references[0]?.get('a.ts')).toContain('one = 2');
  const { findings } = await lintSuite(dir, { globs: [], today: '2026-11-30' });
  expect(findings.map(({ code, message }) => `${code}: ${message.split(' ')[0]}`)).toEqual(['fact_missing: difficulty', 'fact_missing: terse']);
});

test('adds a task to a repo that starts from the same files, with the canary of the suite', async () => {
  const dir = join(root, 'grown');
  const files = await write(base);
  expect((await scaffoldTask(await draft(join(dir, 'shop', 'one'), files))).isNewRepo).toBe(true);
  const other = await scaffoldTask(await draft(join(dir, 'shop', 'two'), files, { facts: { ...facts, canary: 'd' } }));
  expect(other).toMatchObject({ isNewRepo: false, facts: { canary: 'c' } });
  expect((await loadSuite(dir)).tasks.size).toBe(2);
});

test.each([
  ['says that types could be checked', { ...base, 'tsconfig.json': '{}\n' }, true],
  ['says nothing of types', base, false],
])('%s of a new repo only, by its tsconfig.json', async (name, files, isSaid) => {
  const place = readPlace(join(root, name.replaceAll(' ', '-'), 'shop', 'one'));
  const folder = await write(files);
  const print = async (task: string): Promise<string> => {
    const made = { ...place, task };
    const scaffold = await scaffoldTask(await draft('s/r/t', folder, { place: made }));
    return printScaffold(made, scaffold, [], { today: '2026-11-30' });
  };
  expect((await print('one')).includes('repo.json: the program has a tsconfig.json, but no "typecheck" says how its types are checked')).toBe(isSaid);
  expect(await print('two')).not.toContain('tsconfig.json');
});

test('refuses to overwrite, to give a repo two snapshots, and what is no task, and writes nothing then', async () => {
  const dir = await writeTinySuite(await mkdtemp(join(root, 'suite-')));
  const before = await readFolder(dir);
  const files = await write(base);
  const refusals: [Promise<TaskDraft>, string][] = [
    [draft(join(dir, 'alpha', 'fix'), join(dir, 'alpha/files')), 'is there already'],
    [draft(join(dir, 'alpha', 'more'), files), 'starts from other files (crlf.txt differs)'],
    [draft(join(dir, 'gamma', 'more'), files, { references: new Map([['x.patch', patch.replace('one = 1', 'one = 7')]]) }), 'x.patch does not apply'],
    [draft(join(dir, 'gamma', 'more'), files, { facts: { ...facts, show: ['b.ts'] } }), 'show: "b.ts" is no text file'],
    [draft(join(dir, 'gamma', 'more'), files, { facts: { ...facts, instruction: '' } }), 'instruction'],
  ];
  for (const [made, message] of refusals) {
    const error = await scaffoldTask(await made).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(message);
  }
  expect(await readFolder(dir)).toEqual(before);
});

test('writes a folder as the patch from one to the other, renames and ends of files included', async () => {
  const files = await readFolder(await write({ ...base, 'old.txt': 'a\nb\nc\nd' }));
  const after = await write({ ...base, 'a.ts': base['a.ts'].replace('one = 1', 'one = 2'), 'new.txt': 'a\nb\nc\ne' });
  const patches = await readEdits(files, { patches: [], folders: [after] });
  expect([...patches.keys()]).toEqual(['reference.patch']);
  expect(patches.get('reference.patch')).toContain(`${patch}diff --git a/old.txt b/new.txt\nrename from old.txt\n`);
  expect(patches.get('reference.patch')).toContain('\\ No newline at end of file');
});

test.each<[string, Readonly<Record<string, string | Uint8Array>>, string]>([
  ['nothing', base, 'changes no text file'],
  ['a binary file', { ...base, 'a.bin': new Uint8Array([0]) }, 'a.bin, which is binary'],
])('refuses a folder that changes %s', async (_, after, message) => {
  const files = await readFolder(await write(base));
  await expect(readEdits(files, { patches: [], folders: [await write(after)] })).rejects.toThrow(message);
});

test.each(['task', 'repo/task', 's/../task', 's/.repo/task', 's/repo/a b'])('refuses the place %s', (path) => {
  expect(() => readPlace(path)).toThrow(UsageError);
});
