import { describe, expect, it } from 'vitest';
import { correctnessFaults } from '../../src/collect/faults/correctness.ts';
import type { Edit, EditFault } from '../../src/collect/faults/fault.ts';
import { charKind, classifyChars } from '../../src/collect/faults/lexical.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { compareLines } from '../../src/collect/faults/source.ts';
import { createRandom } from '../../src/random.ts';
import type { Files, Task } from '../../src/types.ts';
import { docsTask, featureTask, referenceOf, showcase, twoWaysTask } from './showcase.ts';

const startEdit = (task: Task): Edit => {
  const reference = referenceOf(task);
  return { before: task.files, reference, after: reference, shown: task.show, isWelcome: () => false, isAccepted: () => false };
};

/** Everything a fault does to a task over many seeds. */
const injectOften = (fault: EditFault, task: Task) =>
  Array.from({ length: 60 }, (_, seed) => fault.inject(startEdit(task), createRandom(`${fault.name}/${seed}`))).filter((injection) => injection !== undefined);

const changedPaths = (before: Files, after: Files): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));

/** The code of a script without comments, quotes and white space. */
const bareCode = (text: string): string => {
  const kinds = classifyChars(text);
  return [...text].filter((char, at) => kinds[at] !== charKind.comment && !/[\s'"]/.test(char)).join('');
};

const bareText = (text: string): string => text.replace(/[\s'"]/g, '');

/** What must hold of the text before and after for the class to be true. */
const classLaws: Record<string, (before: string, after: string) => boolean> = {
  eol: (before, after) => before.replace(/\r\n/g, '\n').trimEnd() === after.replace(/\r\n/g, '\n').trimEnd(),
  layout: (before, after) => bareText(before) === bareText(after),
  comment: (before, after) => bareCode(before) === bareCode(after) && bareText(before) !== bareText(after),
  'import-order': (before, after) => before !== after && before.split('\n').sort().join('\n') === after.split('\n').sort().join('\n'),
  move: (before, after) => before !== after && before.split('\n').sort().join('\n') === after.split('\n').sort().join('\n'),
  rename: (before, after) => bareCode(before) !== bareCode(after) && before.split('\n').length === after.split('\n').length,
  file: (before, after) => before === '' && after !== '',
  semantic: (before, after) => bareText(before) !== bareText(after),
};

describe('faults of restraint', () => {
  it.each(restraintFaults.map((fault) => [fault.name, fault] as const))('%s touches one path, as its class says, and nothing near the change', (_, fault) => {
    const injections = [...injectOften(fault, featureTask), ...(fault.name === 'readme-touched' ? injectOften(fault, docsTask) : [])];
    expect(injections.length).toBeGreaterThan(0);
    const reference = referenceOf(featureTask);
    for (const { at, after } of injectOften(fault, featureTask)) {
      expect(changedPaths(reference, after)).toEqual([at]);
      expect(classLaws[fault.class ?? '']?.(reference.get(at) ?? '', after.get(at) ?? '')).toBe(true);
      if (fault.name !== 'stray-file') expectFarFromChange(at, after);
    }
  });

  it('stays away from paths where unasked edits are welcome', () => {
    for (const fault of restraintFaults) {
      expect(fault.inject({ ...startEdit(featureTask), isWelcome: () => true }, createRandom('welcome'))).toBeUndefined();
    }
  });
});

/** No injected line is within three lines of a line that the reference changes. */
const expectFarFromChange = (path: string, after: Files): void => {
  const linesOf = (files: Files) => (files.get(path) ?? '').split('\n');
  const reference = linesOf(referenceOf(featureTask));
  const wanted = compareLines(linesOf(featureTask.files), reference).map((hunk) => [hunk.newFrom - 3, hunk.newTo + 3] as const);
  for (const { from, to } of compareLines(reference, linesOf(after))) {
    expect(wanted.every(([first, last]) => to <= first || from >= last)).toBe(true);
  }
};

describe('faults of correctness', () => {
  it('never make an answer that is accepted, too', () => {
    for (const fault of correctnessFaults) {
      expect(fault.inject({ ...startEdit(featureTask), isAccepted: () => true }, createRandom('accepted'))).toBeUndefined();
    }
  });

  it.each(correctnessFaults.map((fault) => [fault.name, fault] as const))('%s leaves another edit than the reference', (_, fault) => {
    const cases = showcase.filter(({ noop }) => !noop).flatMap((task) => injectOften(fault, task).map((injection) => ({ task, injection })));
    expect(cases.length).toBeGreaterThan(0);
    for (const { task, injection } of cases) {
      expect(changedPaths(referenceOf(task), injection.after)).toEqual([injection.at]);
      expect(changedPaths(task.files, referenceOf(task))).toContain(injection.at);
    }
  });

  it('leaves out nothing where there is only one change', () => {
    const missing = correctnessFaults.filter(({ name }) => name === 'hunk-missing' || name === 'file-missing');
    for (const fault of missing) expect(injectOften(fault, twoWaysTask)).toEqual([]);
  });
});

describe('classifyChars', () => {
  it.each([
    ["a = 'b // c';", 'cccc' + 'ssssssss' + 'c'],
    ['a / b / c', 'ccccccccc'],
    ['x(/[/]"/g)', 'cc' + 'pppppp' + 'cc'],
    [`\`a$${'{'} {b} }c\` // d`, 'tttt' + 'ccccc' + 'ttt' + 'c' + '////'],
  ])('tells what is what in %s', (text, expected) => {
    const letters = ['c', 's', '/', 't', 'p'];
    expect([...classifyChars(text)].map((kind) => letters[kind]).join('')).toBe(expected);
  });
});
