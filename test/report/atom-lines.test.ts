import { expect, test } from 'vitest';
import { diffAtom } from '../../src/report/atom-lines.ts';
import type { Atom } from '../../src/verdict.ts';

/** The diff of an atom that stands in these texts; the other one is of the same file, and is not shown. */
const diff = (before: string, after: string, place: Partial<Atom>, all = false): string[] => {
  const atom: Atom = { path: 'a.js', from: 0, to: 0, newFrom: 0, newTo: 0, class: 'semantic', label: 'off-site', leaves: 1, ...place };
  return diffAtom(atom, new Map([['a.js', before]]), new Map([[atom.newPath ?? 'a.js', after]]), all);
};

test('shows whole lines, also of a side on which an atom has no text', () => {
  expect(diff('one();\ntwo();\n', 'one();\ntwo(); // two\n', { from: 13, to: 13, newFrom: 14, newTo: 20 })).toEqual(['-two();', '+two(); // two']);
});

test('shows no line that the edit did not change', () => {
  expect(diff('one();\ntwo();\n', 'one();\nnew();\ntwo();\n', { from: 7, to: 7, newFrom: 6, newTo: 13 })).toEqual(['+new();']);
});

test.each([
  [false, ['-old', '+0', '+1', '+2', '+3', '+4', '+5', '+... 2 more lines']],
  [true, ['-old', '+0', '+1', '+2', '+3', '+4', '+5', '+6', '+7']],
])('cuts each side by itself, unless all is wanted (%s)', (all, lines) => {
  expect(diff('old\n', '0\n1\n2\n3\n4\n5\n6\n7\n', { to: 3, newTo: 15 }, all)).toEqual(lines);
});

test('shows the start of a long line', () => {
  expect(diff('', `${'x'.repeat(300)}\n`, { newTo: 300 })).toEqual([`+${'x'.repeat(157)}...`]);
});

test('shows both names of a file that is renamed', () => {
  expect(diff('one();\n', 'one();\n', { class: 'file', newPath: 'b.js' })).toEqual(['rename from a.js', 'rename to b.js']);
});
