import { describe, expect, it } from 'vitest';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScope } from '../../src/score/scope.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Files } from '../../src/types.ts';

const lib = 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\nexport const four = 4;\n';
const use = "import { one } from './lib.ts';\nuse(one);\n";
const files: Files = new Map([
  ['lib.ts', lib],
  ['use.ts', use],
  ['notes.md', 'one\n\ntwo\n'],
]);

type Edit = Readonly<Record<string, string | null>>;
const edit = (edit: Edit): Files =>
  new Map([...new Map<string, string | null>([...files, ...Object.entries(edit)])].filter((entry): entry is [string, string] => entry[1] !== null));

/** What the reference does, what the edit does, and the atoms that are not wanted as `path class label`. */
interface Row {
  readonly name: string;
  readonly wanted: Edit;
  readonly edited: Edit;
  readonly atoms: readonly string[];
  readonly done: readonly [number, number];
  readonly equivalent?: boolean;
}

const rename: Edit = { 'lib.ts': null, 'core.ts': lib };
const change: Edit = { 'use.ts': use.replace('use(one)', 'use(2)') };

const rows: readonly Row[] = [
  { name: 'the same rename', wanted: rename, edited: rename, atoms: [], done: [1, 1], equivalent: true },
  { name: 'a rename to another path', wanted: rename, edited: { 'lib.ts': null, 'base.ts': lib }, atoms: ['lib.ts file on-site'], done: [0, 1] },
  {
    name: 'a rename with another edit',
    wanted: rename,
    edited: { 'lib.ts': null, 'core.ts': lib.replace('4', '5') },
    atoms: ['lib.ts semantic off-site'],
    done: [1, 1],
  },
  {
    name: 'a wanted rename of a file that is hardly the same',
    wanted: rename,
    edited: { 'lib.ts': null, 'core.ts': 'x();\n' },
    atoms: Array(5).fill('lib.ts semantic off-site'),
    done: [1, 1],
  },
  { name: 'an unwanted rename', wanted: change, edited: { ...change, ...rename }, atoms: ['lib.ts file off-site'], done: [2, 2] },
  { name: 'a rename instead', wanted: change, edited: rename, atoms: ['lib.ts file uncertain'], done: [0, 2] },
  { name: 'the same new file', wanted: { 'new.ts': 'x();\n' }, edited: { 'new.ts': 'x();\n' }, atoms: [], done: [3, 3], equivalent: true },
  { name: 'a new file in other clothes', wanted: { 'new.ts': "x('a');\n" }, edited: { 'new.ts': '// a\nx("a")\n' }, atoms: [], done: [4, 4], equivalent: true },
  { name: 'a new file with other content', wanted: { 'new.ts': 'x(1);\n' }, edited: { 'new.ts': 'x(2);\n' }, atoms: ['new.ts file on-site'], done: [3, 4] },
  { name: 'a stray file', wanted: change, edited: { 'tmp.md': 'x\n' }, atoms: ['tmp.md file off-site'], done: [0, 2] },
  { name: 'a wanted deletion', wanted: { 'notes.md': null }, edited: { 'notes.md': null }, atoms: [], done: [2, 2], equivalent: true },
  {
    name: 'an emptied file instead of a deletion',
    wanted: { 'notes.md': null },
    edited: { 'notes.md': '' },
    atoms: Array(2).fill('notes.md semantic on-site'),
    done: [0, 2],
  },
  { name: 'a deleted file that was to be changed', wanted: change, edited: { 'use.ts': null }, atoms: ['use.ts file on-site'], done: [0, 2] },
  { name: 'a deleted file beside the change', wanted: change, edited: { ...change, 'notes.md': null }, atoms: ['notes.md file off-site'], done: [2, 2] },
];

describe('an edit of several files', () => {
  it.each(rows)('$name', ({ wanted, edited, atoms, done, equivalent = false }) => {
    const score = createScorer({ files, references: [edit(wanted)], noop: false }).score(new Map(Object.entries(edited)));
    expect(score.atoms.filter(({ label }) => label !== 'wanted').map((atom) => `${atom.path} ${atom.class} ${atom.label}`)).toEqual(atoms);
    expect([score.done, score.wanted]).toEqual(done);
    expect(score.equivalent).toBe(equivalent);
  });

  it('is held against the reference that it is nearest to', () => {
    const other = edit({ 'use.ts': use.replace('use(one)', 'use(3)') });
    const score = createScorer({ files, references: [edit(change), other], noop: false }).score(diffFiles(files, other));
    expect([score.reference, score.exact, score.irrelevant, score.recall]).toEqual([1, true, 0, 1]);
  });

  it('is off-site altogether where nothing was to be done', () => {
    const scorer = createScorer({ files, references: [], noop: true });
    const score = scorer.score(new Map(Object.entries({ ...change, 'tmp.md': 'x\n' })));
    expect([score.reference, score.recall, score.irrelevant, score.exact]).toEqual([-1, null, 2, false]);
    expect(scorer.score(new Map()).exact).toBe(true);
  });
});

describe('a scope', () => {
  it.each([
    ['src/*.ts', 'src/a.ts', undefined, true],
    ['src/*.ts', 'src/b/a.ts', undefined, false],
    ['src/**', 'src/b/a.ts', undefined, true],
    ['**/*.md', 'README.md', undefined, true],
    ['**/*.md', 'docs/a/b.md', undefined, true],
    ['docs/', 'docs/a/b.md', undefined, true],
    ['a?c.ts', 'abc.ts', undefined, true],
    ['a.ts#A.b', 'a.ts', 'A.b', true],
    ['a.ts#A.b', 'a.ts', 'A.b.c', true],
    ['a.ts#A.b', 'a.ts', 'A.bc', false],
    ['a.ts#A.b', 'a.ts', undefined, false],
    [`${'*a'.repeat(30)}b`, 'a'.repeat(5000), undefined, false],
  ])('%# holds for a place or not', (pattern, path, symbol, expected) => {
    expect(createScope({ allow: [pattern], forbid: [] })(path, symbol)).toBe(expected ? 'allow' : undefined);
  });
});
