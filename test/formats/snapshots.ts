import fc from 'fast-check';
import type { Files } from '../../src/types.ts';

/** Two snapshots, the second an edit of the first: lines changed, files made, deleted, moved and emptied, in every layout that files have. */
export const snapshotPairs: fc.Arbitrary<readonly [Files, Files]> = fc.constant(null).chain(() =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('src/a.ts', 'b.md', 'lib/my file.py', 'Makefile', 'docs/[id].tsx'), fates()), {
      selector: ([path]) => path,
      minLength: 1,
      maxLength: 3,
    })
    .map((entries) => {
      const before = new Map(entries.flatMap(([path, { old }]) => (old === undefined ? [] : [[path, old] as const])));
      const after = new Map(entries.flatMap(([path, { edited, moved }]) => (edited === undefined ? [] : [[moved ? `moved/${path}` : path, edited] as const])));
      return [before, after] as const;
    })
    .filter(([before, after]) => JSON.stringify([...before].sort()) !== JSON.stringify([...after].sort())),
);

/** What becomes of one file. */
interface Fate {
  readonly old?: string;
  readonly edited?: string;
  readonly moved?: boolean;
}

interface Layout {
  readonly eols: readonly string[];
  readonly bom: boolean;
  readonly finalNewline: boolean;
}

/** Few lines, so that twins are common; among them lines that look like the marks of some format. */
const line = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'c', '', '  a', '\tb', '}', 'x = 1;', 'x = 2;'), weight: 8 },
  {
    arbitrary: fc.constantFrom(
      ...[
        '```',
        '```ts',
        '````',
        '~~~',
        '=======',
        '  =======',
        '<<<<<<< SEARCH',
        '>>>>>>> REPLACE',
        '<<<<<<< HEAD',
        '-------',
        '+++++++ REPLACE',
        '<think>',
        '</think>',
      ],
      ...[
        '--- a',
        '+++ b',
        '-- x',
        '++ y',
        '@@ -1 +1 @@',
        '@@',
        '\\ No newline at end of file',
        '*** End Patch',
        '*** End of File',
        '*** Update File: b.md',
        'EOF',
        '.',
      ],
      ...[
        '</old_code>',
        '</new_code>',
        ']]>',
        '$&',
        '$1',
        '...',
        '\\n',
        '"',
        'é "smart" …',
        '\u2028',
        '\f',
        'src/a.ts',
        '// src/a.ts',
        '`b.md`',
        ':start_line:1',
        '\\=======',
        '<tool_call>{"name": "x"',
      ],
    ),
    weight: 3,
  },
);

const lists = fc.array(line, { maxLength: 14 });
const layouts: fc.Arbitrary<Layout> = fc.record({
  eols: fc.oneof(
    { arbitrary: fc.constant(['\n']), weight: 6 },
    { arbitrary: fc.constant(['\r\n']), weight: 2 },
    { arbitrary: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 5 }), weight: 1 },
  ),
  bom: fc.oneof({ arbitrary: fc.constant(false), weight: 6 }, { arbitrary: fc.constant(true), weight: 1 }),
  finalNewline: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
});

const toText = (lines: readonly string[], { eols, bom, finalNewline }: Layout): string => {
  const body = lines.map((text, index) => text + (index === lines.length - 1 && !finalNewline ? '' : (eols[index % eols.length] ?? '\n')));
  return (bom ? '\ufeff' : '') + body.join('');
};

const texts = fc.tuple(lists, layouts).map(([lines, layout]) => ({ layout, lines, text: toText(lines, layout) }));

const fates = (): fc.Arbitrary<Fate> =>
  fc
    .tuple(texts, fc.constantFrom('edit', 'edit', 'edit', 'edit', 'keep', 'create', 'delete', 'move', 'rewrite'))
    .chain(([{ layout, lines, text }, kind]): fc.Arbitrary<Fate> => {
      if (kind === 'keep') return fc.constant({ old: text, edited: text });
      if (kind === 'create') return fc.constant({ edited: text });
      if (kind === 'delete') return fc.constant({ old: text });
      if (kind === 'rewrite') return texts.map((other) => ({ old: text, edited: other.text }));
      return editsOf(lines).map((edited) => ({ old: text, edited: toText(edited, layout), moved: kind === 'move' }));
    });

/** Up to four places of a list of lines changed. */
const editsOf = (lines: readonly string[]): fc.Arbitrary<string[]> =>
  fc.array(fc.tuple(fc.nat({ max: lines.length }), fc.nat({ max: 3 }), fc.array(line, { maxLength: 3 })), { minLength: 1, maxLength: 4 }).map((splices) => {
    const edited = [...lines];
    for (const [at, count, inserted] of splices) edited.splice(at, count, ...inserted);
    return edited;
  });
