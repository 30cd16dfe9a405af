import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { printFindings } from '../../src/report/suite-lint.ts';
import { createScorer } from '../../src/score/score.ts';
import { checkIdentities, compareWithGit } from '../../src/suite/lint/check-references.ts';
import { type FindingCode, findingCodes } from '../../src/suite/lint/finding.ts';
import { lintSuite } from '../../src/suite/lint/lint.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Changes } from '../../src/types.ts';
import { packageRoot } from '../../src/version.ts';
import { type Overrides, patch, repoJson, taskJson, writeTinySuite } from './tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-lint-'));
afterAll(() => rm(root, { recursive: true }));

const told = { difficulty: 'easy', canary: 'c', expires: '2027-02-23' };
const fix = (facts: object = {}) =>
  taskJson({ ...told, instruction: 'Set `one` in a.ts to 2.', terse: 'one = 2 in a.ts', locality: 'line', failToPass: ['a.test.ts'], ...facts });
const done = (facts: object = {}) =>
  taskJson({ ...told, instruction: 'Make sure that `zero` in a.ts is 0.', terse: 'zero in a.ts is 0', locality: 'line', noop: true, ...facts });

/** A suite in which nothing is found. */
const sound: Overrides = {
  'alpha/tasks/fix/task.json': fix({ tags: ['partial-fix'] }),
  'alpha/tasks/done/task.json': done(),
  'beta/tasks/done/task.json': done({ instruction: 'Leave `two` in a.ts at 2, wherever it is used and whatever it is called there.' }),
  'beta/files/a.ts': 'export const two = 2;\n',
  'beta/tasks/fix/task.json': fix({ tags: ['partial-fix'], instruction: 'Let `two` in a.ts be 3.', terse: 'two = 3' }),
  'beta/tasks/fix/references/main.patch': 'diff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-export const two = 2;\n+export const two = 3;\n',
  'beta/tasks/fix/tests/a.test.ts': 'test',
};

const lint = async (overrides: Overrides = {}, globs: readonly string[] = [], today = '2026-11-26') => {
  const dir = await writeTinySuite(await mkdtemp(join(root, 'suite-')), { ...sound, ...overrides });
  return lintSuite(dir, { globs, today });
};

test('finds nothing where there is nothing to find', async () => {
  expect(await lint()).toEqual({ repos: 2, tasks: 4, findings: [] });
});

const second = (facts: object): Overrides => ({
  'alpha/tasks/other/task.json': fix({ instruction: 'Replace the 1 of a.ts by 2.', ...facts }),
  'alpha/tasks/other/references/main.patch': patch.replace('one = 2', 'one = 1 + 1'),
});
const fixed = (facts: object): Overrides => ({ 'alpha/tasks/fix/task.json': fix({ tags: ['partial-fix'], ...facts }) });
const reference = (text: string): Overrides => ({ 'alpha/tasks/fix/references/main.patch': text });
/** Git wants context, unless it is told otherwise. */
const withoutContext = patch.replace(' const zero = 0;\n', '').replace(' export { zero, one };\n', '').replace('@@ -1,3 +1,3 @@', '@@ -2 +2 @@');
const twoFiles = { 'alpha/files/b.ts': 'export const one = 1;\n' };
const near = 'Set the constant `one` in a.ts to the number 2, and leave everything else in that file exactly as it is now.';

test.each<[FindingCode, string, Overrides]>([
  ['bare_pronoun', 'alpha/tasks/fix/task.json', fixed({ terse: 'that should be 2' })],
  ['canary_differs', 'alpha/tasks/fix/task.json', fixed({ canary: 'd' })],
  ['commit_subject', 'alpha/tasks/fix/task.json', fixed({ instruction: 'fix(core): let `one` in a.ts be 2 as it should be.' })],
  ['commit_subject', 'alpha/tasks/fix/task.json', fixed({ instruction: 'Let `one` in a.ts be 2' })],
  ['commit_subject', 'alpha/tasks/fix/task.json', fixed({ instruction: 'Let `one` in a.ts be 2 (#12)' })],
  ['created_later', 'alpha/tasks/fix/task.json', fixed({ created: '2026-11-27' })],
  ['dates_reversed', 'alpha/tasks/fix/task.json', fixed({ created: '2026-11-20', expires: '2026-11-19' })],
  ['expired', 'alpha/tasks/fix/task.json', fixed({ expires: '2026-11-25' })],
  ['fact_missing', 'alpha/tasks/fix/task.json', fixed({ difficulty: undefined })],
  ['git_refuses', 'alpha/tasks/fix/references/main.patch', reference(withoutContext)],
  ['locality_wrong', 'alpha/tasks/fix/task.json', fixed({ locality: 'cross-file' })],
  ['many_candidates', 'alpha/tasks/fix/task.json', { ...fixed({ instruction: 'Set `one` to 2, nothing else.', show: ['a.ts', 'b.ts'] }), ...twoFiles }],
  ['names_nothing', 'alpha/tasks/fix/task.json', { ...fixed({ terse: 'use 2', show: ['a.ts', 'b.ts'] }), ...twoFiles }],
  ['near_instruction', 'alpha/tasks/other/task.json', { ...fixed({ instruction: near }), ...second({ instruction: near.replace('now', 'today') }) }],
  ['noop_fails', 'alpha/tasks/done/task.json', { 'alpha/tasks/done/task.json': done({ failToPass: ['a.ts'] }) }],
  ['noop_without_control', 'alpha/tasks/done/task.json', fixed({ tags: [] })],
  ['scope_contradicts', 'alpha/tasks/fix/references/main.patch', fixed({ scope: { forbid: ['a.ts'] } })],
  ['reference_syntax', 'alpha/tasks/fix/references/main.patch', reference(patch.replace('one = 2', 'one = (2'))],
  ['repo_fact_missing', 'alpha/repo.json', { 'alpha/repo.json': repoJson('alpha').replace('MIT', '') }],
  ['same_edit', 'alpha/tasks/other/task.json', { ...second({}), ...{ 'alpha/tasks/other/references/main.patch': patch } }],
  ['same_instruction', 'alpha/tasks/other/task.json', second({ instruction: 'Set `one` in a.ts, to 2' })],
  ['scope_idle', 'alpha/tasks/fix/task.json', fixed({ scope: { allow: ['docs/**'] } })],
  ['scope_idle', 'alpha/tasks/fix/task.json', fixed({ scope: { forbid: ['a.ts#three'] } })],
  ['show_lacks', 'alpha/tasks/fix/task.json', fixed({ show: [] })],
  ['terse_longer', 'alpha/tasks/fix/task.json', fixed({ terse: 'Set the constant `one` in a.ts to 2.' })],
  ['test_missing', 'alpha/tasks/fix/task.json', fixed({ passToPass: ['b.test.ts'] })],
  ['test_unnamed', 'alpha/tasks/fix/tests/b.test.ts', { 'alpha/tasks/fix/tests/b.test.ts': '' }],
  ['unreadable', 'alpha/tasks/fix/task.json', { 'alpha/tasks/fix/task.json': '{' }],
  ['unreadable', 'alpha/repo.json', { 'alpha/repo.json': '{' }],
  ['untested', 'alpha/tasks/fix/task.json', fixed({ failToPass: [], passToPass: ['a.test.ts'] })],
  ['vague', 'alpha/tasks/fix/task.json', fixed({ instruction: 'Set `one` in a.ts to 2 and adapt what uses it where necessary, if needed.' })],
])('finds %s in %s', async (code, file, overrides) => {
  const { findings } = await lint(overrides);
  expect(findings.map((found) => [found.code, found.file])).toContainEqual([code, file]);
  for (const { message } of findings) expect(message).toMatch(/^\S[^\n]*$/);
});

test('says once which tasks ask for the same, with any of them', async () => {
  const names = ['b', 'c', 'd', 'e', 'f', 'g'];
  const copies = names.map((name) => ({
    [`alpha/tasks/${name}/task.json`]: fix({}),
    [`alpha/tasks/${name}/references/main.patch`]: patch.replace('one = 2', `one = 2 * 1 + 0 * '${name}'.length`),
  }));
  const same = async (globs: readonly string[]) =>
    (await lint(Object.assign({}, ...copies), globs)).findings.flatMap(({ code, task, message }) => (code === 'same_instruction' ? [[task, message]] : []));
  expect(await same([])).toEqual([['alpha/g', 'its instruction is that of alpha/b, alpha/c, alpha/d, alpha/e, alpha/f and 1 more']]);
  expect(await same(['alpha/c', 'alpha/d'])).toEqual([['alpha/d', 'its instruction is that of alpha/b, alpha/c, alpha/e, alpha/f, alpha/fix and 1 more']]);
});

test('says of a file that cannot be read where it is, and that once', async () => {
  const broken = { ...sound, 'alpha/tasks/fix/references/b.patch': 'hello', 'beta/repo.json': '{\n "name": x }' };
  const findings = (await lint(broken)).findings.filter(({ code }) => code === 'unreadable');
  expect(findings.map(({ code, task, file, line, column }) => [code, task, file, line, column])).toEqual([
    ['unreadable', 'alpha/fix', 'alpha/tasks/fix/references/b.patch', undefined, undefined],
    ['unreadable', undefined, 'beta/repo.json', 2, 10],
  ]);
  const rows = printFindings(findings, { tasks: 0, repos: 0 }).split('\n').slice(2, 4);
  expect(rows.map((row) => row.replaceAll(/ +/g, ' '))).toEqual([
    expect.stringMatching(/^error unreadable alpha\/tasks\/fix\/references\/b\.patch does not apply: /),
    expect.stringMatching(/^error unreadable beta\/repo\.json:2:10 not JSON: Unexpected token 'x'/),
  ]);
});

test('checks only the tasks that a glob fits, and of the whole suite what concerns them', async () => {
  const overrides = { ...fixed({ canary: 'd', difficulty: undefined }), 'beta/tasks/done/task.json': '{' };
  expect((await lint(overrides, ['alpha/*'])).findings.map(({ code }) => code)).toEqual(['canary_differs', 'fact_missing']);
  expect((await lint(overrides, ['beta/*'])).findings.map(({ code }) => code)).toEqual(['unreadable']);
  expect((await lint(overrides, ['alpha/done'])).findings).toEqual([]);
  await expect(lint({}, ['gamma/*'])).rejects.toThrow('fits "gamma/*": expected the glob of an id like alpha/done');
});

test('finds it where git makes something else of a patch', async () => {
  const before = new Map([['a.ts', 'const zero = 0;\nconst one = 1;\nexport { zero, one };\n']]);
  const after = new Map([['a.ts', 'const zero = 0;\nconst one = 3;\nexport { zero, one };\n']]);
  expect(await compareWithGit(Buffer.from(patch), before, after)).toEqual([['git_differs', expect.any(String)]]);
});

test('finds a reference that the scorer objects to', async () => {
  const { tasks } = await loadSuite(await writeTinySuite(await mkdtemp(join(root, 'suite-')), sound));
  const task = tasks.get('alpha/fix');
  const [solution] = task?.references ?? [];
  if (task === undefined || solution === undefined) throw new Error('the tiny suite has no alpha/fix');
  const scorer = createScorer(task);
  expect(checkIdentities(task, solution, scorer)).toEqual([]);
  const odd = { files: task.files, score: (changes: Changes) => ({ ...scorer.score(changes), irrelevant: 1 }) };
  expect(checkIdentities(task, solution, odd).map(([code]) => code)).toEqual(['identity_broken', 'identity_broken']);
});

test('explains every code in docs/suite.md, with its severity', () => {
  const page = readFileSync(join(packageRoot, 'docs', 'suite.md'), 'utf8');
  const rows = page.split('\n').flatMap((line) => /^\| `([a-z_]+)` \| (error|warning) \|/.exec(line)?.[1] ?? []);
  expect(rows).toEqual(findingCodes);
});

// Every fourth task, unless LINT=all.
test('has nothing to object to in the suite that comes with diffgauge', async () => {
  const ids = [...(await loadSuite(embeddedSuite)).tasks.keys()];
  const globs = process.env.LINT === 'all' ? [] : ids.filter((_, at) => at % 4 === 0);
  const { findings, tasks } = await lintSuite(embeddedSuite, { globs, today: '2026-11-26' });
  expect(tasks).toBeGreaterThan(10);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
}, 120_000);
