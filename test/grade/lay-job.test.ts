import { expect, test } from 'vitest';
import { layJob } from '../../src/grade/sandbox/lay-job.ts';
import { settle } from '../../src/grade/sandbox/settle.ts';
import type { Files } from '../../src/types.ts';

type Tree = Readonly<Record<string, string>>;
const toFiles = (tree: Tree): Files => new Map(Object.entries(tree));

const lay = ({ base, references = [], hidden = {}, candidate }: { base: Tree; references?: readonly Tree[]; hidden?: Tree; candidate: Tree }) => {
  const failToPass = Object.keys(hidden);
  const tests = { command: ['node', '--test'], report: 'tap' as const, files: toFiles(hidden), failToPass, passToPass: ['test/old.test.ts > adds'] };
  const { files, testFiles } = layJob({ files: toFiles(base), references: references.map(toFiles), tests }, toFiles(candidate));
  return { files: Object.fromEntries(files), testFiles };
};

const base = { 'src/a.ts': 'a', 'test/old.test.ts': 'old', 'package.json': '{"type":"module"}' };

test.each<[string, Parameters<typeof lay>[0], Tree]>([
  [
    'keeps what is no test and no configuration',
    { base, candidate: { ...base, 'src/a.ts': 'A', 'src/b.ts': 'b' } },
    { ...base, 'src/a.ts': 'A', 'src/b.ts': 'b' },
  ],
  ['undoes an edit of a test', { base, candidate: { ...base, 'test/old.test.ts': 'new' } }, base],
  ['brings a deleted test back', { base, candidate: { 'src/a.ts': 'a', 'package.json': base['package.json'] } }, base],
  [
    'takes away new tests, helpers of tests and configuration',
    { base, candidate: { ...base, 'test/help.ts': '', 'src/a.spec.ts': '', 'vitest.config.ts': '', 'src/package.json': '{}', '.npmrc': '' } },
    base,
  ],
  ['takes away packages', { base, candidate: { ...base, 'node_modules/preact/index.js': '' } }, base],
  [
    'lays hidden tests over tests of their name',
    { base, hidden: { 'test/old.test.ts': 'hidden' }, candidate: base },
    { ...base, 'test/old.test.ts': 'hidden' },
  ],
  [
    'has the tests of the reference',
    { base, references: [{ ...base, 'test/old.test.ts': 'moved on' }], candidate: base },
    { ...base, 'test/old.test.ts': 'moved on' },
  ],
  [
    'drops a test that the reference drops',
    { base, references: [{ 'src/a.ts': 'A', 'package.json': base['package.json'] }], candidate: base },
    { 'src/a.ts': 'a', 'package.json': base['package.json'] },
  ],
  [
    'drops a file where a hidden test needs a folder',
    { base: { 'src/a.ts': 'a' }, hidden: { 'checks/new.test.ts': 'hidden' }, candidate: { 'src/a.ts': 'a', checks: 'a file' } },
    { 'src/a.ts': 'a', 'checks/new.test.ts': 'hidden' },
  ],
])('%s', (_, job, files) => expect(lay(job).files).toEqual(files));

test('runs the files that test ids name and that there are', () => {
  expect(lay({ base, hidden: { 'test/new.test.ts': '' }, candidate: base }).testFiles).toEqual(['test/new.test.ts', 'test/old.test.ts']);
  expect(lay({ base: { 'src/a.ts': '' }, hidden: { 'test/new.test.ts': '' }, candidate: {} }).testFiles).toEqual(['test/new.test.ts']);
});

const old = { name: 'shop', version: '1.0.0', exports: { '.': './a.ts' } };
const wanted = { ...old, exports: { '.': './a.ts', './b': './b.ts' } };

test.each<[string, unknown, unknown]>([
  ['the base where nothing changed', old, old],
  ['what a reference has', wanted, wanted],
  ['what a reference has, beside what nobody asked for', { ...wanted, version: '2.0.0', imports: { '#x': './x.ts' } }, wanted],
  ['the base where the change is another one', { ...old, name: 'vitest', exports: { '.': './a.ts', './b': './c.ts' } }, old],
  ['the base where it is no object', ['a'], old],
])('settles on %s', (_, candidate, settled) => {
  const text = settle(JSON.stringify(candidate), JSON.stringify(old), [JSON.stringify(wanted)]);
  expect(JSON.parse(text ?? 'null')).toEqual(settled);
});

test.each([
  ['a new file that a reference creates', 'new', undefined, ['new'], 'new'],
  ['no new file that is another one', 'other', undefined, ['new'], undefined],
  ['no file that a reference deletes and the candidate did', undefined, 'old', [undefined], undefined],
  ['the old file where nobody should delete it', undefined, 'old', ['old'], 'old'],
  ['the old text where it is no JSON', 'strict: no', 'strict: yes', ['strict: very'], 'strict: yes'],
] as const)('settles on %s', (_, candidate, before, references, settled) => {
  expect(settle(candidate, before, references)).toBe(settled);
});
