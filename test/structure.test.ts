import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../formats/index.ts';
import { listOwnProcess, needsOwnProcess } from './own-process.ts';
import {
  findBadNames,
  findBrokenWalls,
  findForbiddenWords,
  findIncompleteFormats,
  findTooLong,
  findWideComments,
  listImports,
  type Source,
} from './structure.ts';

const root = join(import.meta.dirname, '..');
const files = new Map(['src', 'formats', 'workers', 'native', 'test', 'docs', 'bench'].flatMap(read));
const sources: Source[] = [...files].filter(([path]) => /\.(ts|cc?|h)$/.test(path)).map(([path, text]) => ({ path, text }));
const scripts = read('scripts').map(([path, text]): Source => ({ path, text }));
const commented = [...sources, ...scripts].filter(({ path }) => /\.(ts|mjs|js)$/.test(path));
const typescript = sources.filter(({ path }) => path.endsWith('.ts'));

test('import walls hold', () => expect(findBrokenWalls(typescript)).toEqual([]));
test('pure code stays pure', () => expect(findForbiddenWords(typescript)).toEqual([]));
test('no file has outgrown its cap', () => expect(findTooLong(sources)).toEqual([]));
test('no comment is wider than code', () => expect(findWideComments(commented)).toEqual([]));
test('names say what is inside', () => expect(findBadNames(typescript.map(({ path }) => path))).toEqual([]));
test('every format has its four places', () => expect(findIncompleteFormats([...formats.keys()], files)).toEqual([]));

// Each rule must be able to fail.

test.each([
  ['formats/whole.ts', "import { locate } from '../src/edit/locate.ts';", 'a format imports only'],
  ['formats/whole.ts', "import { udiff } from './udiff.ts';", 'a format imports only'],
  ['formats/shared/hunks.ts', "import { x } from 'node:fs';", 'formats/shared imports only'],
  ['src/edit/apply.ts', "import { readFile } from 'node:fs/promises';", 'never touch files'],
  ['src/calibrate/rates.ts', "import { readFile } from 'node:fs/promises';", 'never touch files'],
  ['src/edit/apply.ts', "import { formats } from '../../formats/index.ts';", 'never knows a format'],
  ['src/other-edits.ts', "import { openText } from './edit/file-text.ts';", 'knows the response alone'],
  ['src/alternatives.ts', "import { readFile } from 'node:fs/promises';", 'knows the response alone'],
  ['src/batch/other.ts', "import { Piscina } from 'piscina';", 'only src/batch/pool.ts'],
  ['src/judge.ts', "const x = await import('openai');", 'only src/collect/providers'],
  ['src/clean-edit.ts', "import { expect } from 'vitest';", 'only src/vitest.ts'],
  ['src/suite/load.ts', "import { spawn } from 'node:child_process';", 'only src/grade'],
  ['src/score/score.ts', "import build from 'node-gyp-build';", 'only src/syntax/native.ts'],
  ['workers/judge.ts', "import { main } from '../src/cli.ts';", 'nothing imports the command line'],
  ['src/batch/pool.ts', "import type { Report } from '../report/report.ts';", 'import the report'],
  ['src/judge.ts', "import type { Report } from './report/report.ts';", 'import the report'],
  ['src/cli.ts', "import { printText } from './report/text.ts';", 'import the report'],
  ['workers/judge.ts', "import { printText } from '../src/report/text.ts';", 'import the report'],
  ['formats/index.ts', "import { printText } from '../src/report/text.ts';", 'only src/cli and src/clean-edit.ts import the report'],
  ['src/cli/print-score.ts', "import { defaultBudget } from '../grade/verify.ts';", 'report loads nothing of grading'],
  ['src/cli/report.ts', "import { score } from './score.ts';", 'report loads nothing of grading'],
  ['src/batch/pool.ts', "import { work } from '../../workers/judge.ts';", 'nothing imports workers'],
])('finds the broken wall in %s: %s', (path, text, rule) => {
  expect(findBrokenWalls([{ path, text }]).join()).toContain(rule);
});

test.each([
  ['src/cli/report.ts', "import { printText } from '../report/text.ts';"],
  ['src/clean-edit.ts', "import { explainClean } from './report/unclean.ts';"],
  ['src/report/text.ts', "import { alignGrid } from './grid.ts';"],
  ['src/batch/obstacles.ts', "import { count } from '../report/printable.ts';"],
])('finds no broken wall in %s: %s', (path, text) => expect(findBrokenWalls([{ path, text }])).toEqual([]));

test.each([
  ['formats/whole.ts', 'export const f = async () => 1;', 'never async'],
  ['src/read-response.ts', 'const t = Date.now();', 'neither time nor chance'],
  ['src/stats/x.ts', 'const t = Date.now();', 'neither time nor chance'],
  ['src/calibrate/x.ts', 'const t = Math.random();', 'neither time nor chance'],
  ['src/batch/x.ts', 'process.exit(1);', 'exit code'],
  ['src/batch/x.ts', 'console.log(1);', 'prints'],
  ['src/batch/x.ts', 'await mkdir(dir, { recursive: true });', 'makes folders'],
  ['src/batch/x.ts', 'const a: any = 1;', 'no any'],
])('finds the forbidden word in %s: %s', (path, text, rule) => {
  expect(findForbiddenWords([{ path, text }]).join()).toContain(rule);
});

test('finds a file over its cap', () => {
  expect(findTooLong([{ path: 'formats/x.ts', text: 'a\n'.repeat(201) }])).toHaveLength(1);
  expect(findTooLong([{ path: 'src/x.ts', text: 'a\n'.repeat(251) }])).toHaveLength(1);
  expect(findTooLong([{ path: 'src/x.ts', text: 'a\n'.repeat(250) }])).toEqual([]);
});

test.each(['/** ', ' * ', '  // '])('finds a line that begins with %j and is too wide', (start) => {
  expect(findWideComments([{ path: 'src/x.ts', text: `a\n${start.padEnd(161, 'x')}\n` }])).toEqual(['src/x.ts:2 is 161 wide; the cap is 160']);
  expect(findWideComments([{ path: 'src/x.ts', text: `${start.padEnd(160, 'x')}\nconst a = ${'1'.repeat(160)};` }])).toEqual([]);
});

test.each(['src/utils/a.ts', 'src/helpers.ts', 'src/poolManager.ts', 'src/BadName.ts'])('finds the bad name %s', (path) => {
  expect(findBadNames([path])).not.toEqual([]);
});

test.each(['formats/whole.ts', 'test/formats/whole.txt', 'docs/formats/whole.md'])('misses %s when it is gone', (path) => {
  const rest = new Map([...files].filter(([other]) => other !== path));
  expect(findIncompleteFormats([...formats.keys()], rest).join()).toContain(path);
});

test('misses an index line when it is gone', () => {
  expect(
    findIncompleteFormats(
      [...formats.keys()].filter((name) => name !== 'whole'),
      files,
    ).join(),
  ).toContain('formats/whole.ts is not in formats/index.ts');
});

test('reads every shape of import', () => {
  const text = "import a from 'a';\nimport {\n  b,\n} from './b.ts';\nimport 'c';\nexport * from '../d.ts';\nawait import('e');\nimport type { F } from 'f';";
  expect(listImports({ path: 'src/x/y.ts', text })).toEqual(['a', 'src/x/b.ts', 'c', 'src/d.ts', 'e', 'f']);
});

function read(folder: string): [string, string][] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, string] => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]);
}

test('a file that mocks or counts has a process of its own', () => {
  expect(listOwnProcess(root)).toEqual(expect.arrayContaining(['test/collect/cache.test.ts', 'test/formats/hostile.test.ts']));
});

test.each([
  "vi.stubEnv('PATH', '')",
  'vi.useFakeTimers()',
  "process.env.SECRET = 'x'",
  "process.env['SECRET'] =\n    'x'",
  'process.env[name] ??= value',
  "Object.assign(process.env, { SECRET: 'x' })",
  'process.exitCode = 2',
  'process.stdout.isTTY = true',
  'delete process.env.SECRET',
  "process.chdir('/')",
  'process.memoryUsage()',
])('gives a test with %s a process of its own', (code) => expect(needsOwnProcess(`  ${code};`)).toBe(true));

test.each([
  "process.env.LAWS === 'all'",
  'process.env.LAWS ==\n1',
  '{ ...process.env, LC_ALL: 1 }',
  '(env = process.env) => env',
  'process.cwd()',
  'process.stdout.isTTY',
  'Object.assign({}, process.env)',
  'vi.advanceTimersByTime(1)',
])('lets tests with %s share one', (code) => {
  expect(needsOwnProcess(`  ${code};`)).toBe(false);
});
