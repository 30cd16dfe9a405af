import { expect, test } from 'vitest';
import { findUntested } from '../../src/suite/lint/check-changes.ts';
import type { Files } from '../../src/types.ts';
import { createScriptedRunner } from '../grade/scripted-runner.ts';
import { testedTask } from '../grade/tested-task.ts';

const before = {
  'a.ts': 'import { two } from "./b.ts";\nexport const one: number = 1;\nexport const sum = (n: number) => n + one;\n',
  'b.ts': 'export const two = 2;\nexport const three = 3;\n',
  'c.js': 'run();\nfunction run() {\n  let own = 1;\n  own += 1;\n}\n',
  'README.md': 'One.\nTwo.\n',
  'test/a.test.ts': 'one\n',
};

const passed = { 'new.test.ts': 'passed', 'old.test.ts': 'passed' } as const;
const failed = { ...passed, 'new.test.ts': 'failed' } as const;

type Edited = Readonly<Record<string, string>>;

/** What is untested of an edit whose tests pass in every tree in which `needed` holds, where `others` are accepted, too. */
const find = (edited: Edited, needed: (files: Files) => boolean, others: readonly Edited[] = []) => {
  const files = new Map(Object.entries(before));
  const [reference = files, ...more] = [edited, ...others].map((one) => new Map(Object.entries({ ...before, ...one })));
  const runner = createScriptedRunner((job) => (needed(job.files) ? passed : failed));
  return findUntested({ ...testedTask(), files, references: [reference, ...more] }, reference, runner);
};

const nothing = () => true;
/** Whether one of the names is used throughout. */
const isWhole = (text = '') => text.includes('own') !== text.includes('mine');

test.each<[string, Edited, (files: Files) => boolean, readonly string[]]>([
  ['an import that is dropped', { 'a.ts': before['a.ts'].replace('import { two } from "./b.ts";\n', '') }, nothing, ['a.ts:1']],
  ['a line of a document', { 'README.md': 'One.\nThree.\n' }, nothing, ['README.md:2']],
  ['a file that is new', { 'd.ts': 'export const d = 1;\n' }, nothing, ['d.ts:1']],
  [
    'one of two changes, where the tests need the other',
    { 'b.ts': 'export const two = 20;\nexport const three = 30;\n' },
    (files) => files.get('b.ts')?.includes('20') === true,
    ['b.ts:2'],
  ],
  ['a rename of a name that nobody else sees', { 'c.js': before['c.js'].replaceAll('own', 'mine') }, (files) => isWhole(files.get('c.js')), ['c.js:3']],
  [
    'a line whose parts mean nothing by themselves',
    { 'b.ts': 'export const two = 2;\nexport let three = 30;\n' },
    (files) => /let three = 30;|const three = 3;/.test(files.get('b.ts') ?? ''),
    ['b.ts:2'],
  ],
  [
    'nothing where the tests need all of it',
    { 'b.ts': 'export const two = 20;\nexport const three = 3;\n' },
    (files) => files.get('b.ts') !== before['b.ts'],
    [],
  ],
  [
    'nothing in comments, layout, types and tests',
    {
      'a.ts': `// new\n${before['a.ts'].replace('one: number', 'one: 1').replace('n + one', '\n  n + one')}`,
      'c.js': `// new\n${before['c.js']}`,
      'test/a.test.ts': 'two\n',
    },
    nothing,
    [],
  ],
  ['nothing in an empty statement', { 'b.ts': `${before['b.ts']};\n` }, nothing, []],
])('finds %s', async (_, edited, needed, places) => expect(await find(edited, needed)).toEqual(places));

test('finds nothing in what another reference lacks', async () => {
  const one = { 'b.ts': 'export const two = 20;\nexport const three = 30;\n' };
  const other = { 'b.ts': 'export const two = 20;\nexport const three = 3;\n' };
  expect(await find(one, nothing)).toEqual(['b.ts:1', 'b.ts:2']);
  expect(await find(one, nothing, [other])).toEqual(['b.ts:1']);
});
