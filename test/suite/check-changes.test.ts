import { expect, test } from 'vitest';
import { findUntested } from '../../src/suite/lint/check-changes.ts';
import type { Files } from '../../src/types.ts';
import { createScriptedRunner } from '../grade/scripted-runner.ts';
import { testedTask } from '../grade/tested-task.ts';

const before = {
  'a.ts': 'import { two } from "./b.ts";\nexport const one: number = 1;\nexport const sum = (n: number) => n + one;\n',
  'b.ts': 'export const two = 2;\nexport const three = 3;\n',
  'c.js': 'run();\n',
  'README.md': 'One.\nTwo.\n',
  'test/a.test.ts': 'one\n',
};

const passed = { 'new.test.ts': 'passed', 'old.test.ts': 'passed' } as const;
const failed = { ...passed, 'new.test.ts': 'failed' } as const;

/** What is untested of an edit whose tests pass in every tree in which `needed` holds. */
const find = (edited: Readonly<Record<string, string>>, needed: (files: Files) => boolean) => {
  const files = new Map(Object.entries(before));
  const reference = new Map(Object.entries({ ...before, ...edited }));
  const runner = createScriptedRunner((job) => (needed(job.files) ? passed : failed));
  return findUntested({ ...testedTask(), files, references: [reference] }, reference, runner);
};

const nothing = () => true;

test.each<[string, Readonly<Record<string, string>>, (files: Files) => boolean, readonly string[]]>([
  ['an import that is dropped', { 'a.ts': before['a.ts'].replace('import { two } from "./b.ts";\n', '') }, nothing, ['a.ts:1']],
  ['a line of a document', { 'README.md': 'One.\nThree.\n' }, nothing, ['README.md:2']],
  ['a file that is new', { 'd.ts': 'export const d = 1;\n' }, nothing, ['d.ts:1']],
  [
    'one of two changes, where the tests need the other',
    { 'b.ts': 'export const two = 20;\nexport const three = 30;\n' },
    (files) => files.get('b.ts')?.includes('20') === true,
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
      'c.js': '// new\nrun();\n',
      'test/a.test.ts': 'two\n',
    },
    nothing,
    [],
  ],
])('finds %s', async (_, edited, needed, places) => expect(await find(edited, needed)).toEqual(places));
