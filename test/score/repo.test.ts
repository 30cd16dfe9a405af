import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/score/score.ts';
import { otherRepoCases, type RepoCase, renameCases, type Tree } from './repo-cases.ts';

const merge = (before: Tree, changes: Tree): Map<string, string> =>
  new Map(Object.entries({ ...before, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null));

const score = ({ before, wanted, edited, scope }: RepoCase) => {
  const files = merge(before, {});
  const references = [wanted].flat().map((tree) => merge(before, tree));
  return createScorer({ files, references, noop: false, ...(scope === undefined ? {} : { scope }) }).score(new Map(Object.entries(edited)));
};

describe.each([
  { title: 'a rename', rows: renameCases },
  { title: 'an edit', rows: otherRepoCases },
])('$title of several files', ({ rows }) => {
  it.each(rows)('$name', (row) => {
    const { atoms, reference } = score(row);
    expect(atoms.filter(({ label }) => label !== 'wanted').map((atom) => `${atom.path} ${atom.class} ${atom.label}`)).toEqual(row.atoms);
    if (row.reference !== undefined) expect(reference).toBe(row.reference);
  });
});

it.each([
  { from: 'a.txt', to: 'a.py', text: 'x = 1\ny = [\n  2,\n]\n' },
  { from: 'a.js', to: 'a.ts', text: 'f<T>(1);\ntype = 2;\n' },
])('an accepted solution that renames $from to $to as it is does all that is wanted', ({ from, to, text }) => {
  const tree = { [from]: null, [to]: text };
  const found = score({ name: '', before: { [from]: text }, wanted: tree, edited: tree, atoms: [] });
  expect(found).toMatchObject({ exact: true, equivalent: true, recall: 1, done: found.wanted, irrelevant: 0 });
  expect(found.atoms.filter(({ label }) => label !== 'wanted')).toEqual([]);
});

const commented = '// Runs once.\nf();\n';

it.each([
  { name: 'the same comment', edited: commented, equivalent: true },
  { name: 'the comment, and white space', edited: '// Runs once.\n\nf();\n', equivalent: true },
  { name: 'another comment', edited: '// Lorem ipsum.\nf();\n', equivalent: false },
  { name: 'no comment', edited: 'f();\n', equivalent: false },
  { name: 'an empty line', edited: '// Runs.\n\nf();\n', equivalent: false },
])('where the accepted solution changes a comment alone, $name is equivalent: $equivalent', ({ edited, equivalent }) => {
  const found = score({ name: '', before: { 'a.ts': '// Runs.\nf();\n' }, wanted: { 'a.ts': commented }, edited: { 'a.ts': edited }, atoms: [] });
  expect(found.equivalent).toBe(equivalent);
});
