import { describe, expect, it } from 'vitest';
import { openRevert } from '../../src/grade/revert.ts';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScorer } from '../../src/score/score.ts';

/** A file before and after an edit, which of its atoms are dropped, and what is left then. */
interface Row {
  readonly name: string;
  readonly before: string;
  readonly edited: string;
  readonly drop: readonly number[];
  readonly left: string;
}

const rows: readonly Row[] = [
  { name: 'one of two new statements', before: 'a();\n\nd();\n', edited: 'a();\n\nb();\nc();\n\nd();\n', drop: [0], left: 'a();\n\nc();\n\nd();\n' },
  { name: 'the other one', before: 'a();\n\nd();\n', edited: 'a();\n\nb();\nc();\n\nd();\n', drop: [1], left: 'a();\n\nb();\n\nd();\n' },
  { name: 'a statement behind a comment', before: 'a();\n', edited: 'b(); // why\nc();\na();\n', drop: [2], left: 'b(); // why\na();\n' },
  {
    name: 'a deleted statement beside a new one',
    before: 'a();\nb();\nc();\nd();\n',
    edited: 'a();\nx();\nd();\n',
    drop: [0],
    left: 'a();\nb();\nx();\nd();\n',
  },
  { name: 'all line endings', before: 'a();\nb();\n', edited: 'a();\r\nc();\r\n', drop: [0], left: 'a();\nc();\n' },
  { name: 'a statement while all line endings stay', before: 'a();\nb();\n', edited: 'a();\r\nc();\r\n', drop: [1], left: 'a();\r\nb();\r\n' },
  { name: 'a byte order mark', before: 'a();\n', edited: '\uFEFFb();\n', drop: [0], left: 'b();\n' },
  { name: 'the final newline', before: 'a();\n', edited: 'b();', drop: [1], left: 'b();\n' },
  { name: 'a line of a file without a grammar', before: 'one\n\ntwo\n', edited: 'one!\n\ntwo\nmore\n', drop: [0], left: 'one\n\ntwo\nmore\n' },
  {
    name: 'a line indented anew, while what stands inside stays',
    before: 'if (x) {\n  a(1);\n}\n',
    edited: 'if (x) {\n      a(2);\n}\n',
    drop: [0],
    left: 'if (x) {\n  a(2);\n}\n',
  },
];

describe('an edit without some of its atoms', () => {
  it.each(rows)('$name', ({ before, edited, drop, left, name }) => {
    const path = name.includes('without a grammar') ? 'a.txt' : 'a.ts';
    const files = new Map([[path, before]]);
    const changes = new Map([[path, edited]]);
    const { atoms } = createScorer({ files, references: [files], noop: false }).score(changes);
    expect(openRevert(files, changes, atoms)(new Set(drop)).get(path)).toBe(left);
  });

  it.each([
    { drop: [], left: ['b.ts', 'new.ts'] },
    { drop: [0], left: ['a.ts', 'b.ts', 'new.ts'] },
    { drop: [1], left: ['c.ts', 'new.ts'] },
    { drop: [2], left: ['b.ts'] },
    { drop: [0, 1, 2], left: ['a.ts', 'c.ts'] },
  ])('whole files: $drop', ({ drop, left }) => {
    const text = 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\n';
    const files = new Map(Object.entries({ 'a.ts': 'x();\n', 'c.ts': text }));
    const changes = diffFiles(files, new Map(Object.entries({ 'b.ts': text, 'new.ts': 'y();\n' })));
    const { atoms } = createScorer({ files, references: [files], noop: false }).score(changes);
    expect(atoms.map(({ path, newPath }) => [path, newPath])).toEqual([
      ['a.ts', undefined],
      ['c.ts', 'b.ts'],
      ['new.ts', undefined],
    ]);
    expect([...openRevert(files, changes, atoms)(new Set(drop)).keys()].sort()).toEqual(left);
  });

  it('a change in a renamed file, and the renaming', () => {
    const text = 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\n';
    const files = new Map([['a.ts', text]]);
    const changes = diffFiles(files, new Map([['b.ts', text.replace('= 2', '= 9')]]));
    const { atoms } = createScorer({ files, references: [files], noop: false }).score(changes);
    const revert = openRevert(files, changes, atoms);
    const whole = atoms.findIndex((atom) => atom.class === 'file');
    expect([...revert(new Set([whole]))]).toEqual([['a.ts', text.replace('= 2', '= 9')]]);
    expect([...revert(new Set([1 - whole]))]).toEqual([['b.ts', text]]);
  });
});
