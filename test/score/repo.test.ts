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
