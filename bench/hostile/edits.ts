import type { Files, Format, HunkLine, Proposal } from '../../src/types.ts';

/** Edits that can be read and are bad on purpose, with the file they are for. */
export interface HostileEdits {
  readonly name: string;
  /** What `size` units, times `times`, come to. */
  make(size: number, times: number): Scene;
}

/** What is to be located. */
export interface Scene {
  readonly files: Files;
  readonly proposals: readonly Proposal[];
  readonly coordinates: Format['coordinates'];
}

const span = { from: 0, to: 1 };
const path = 'a.ts';

const sceneOf = (text: string, proposals: readonly Proposal[], coordinates: Format['coordinates'] = 'original'): Scene => ({
  files: new Map([[path, text]]),
  proposals,
  coordinates,
});

const hunk = (lines: readonly HunkLine[], hint?: number): Proposal => ({
  kind: 'hunk',
  path,
  lines,
  scopes: [],
  atEnd: false,
  span,
  ...(hint !== undefined && { hint }),
});
const keep = (text: string): HunkLine => ({ op: 'keep', text });
const drop = (text: string): HunkLine => ({ op: 'delete', text });
const add = (text: string): HunkLine => ({ op: 'insert', text });
const find = (wanted: string, replace: string, occurrence: 'only' | 'all' = 'only'): Proposal => ({
  kind: 'find',
  path,
  find: wanted,
  replace,
  unit: 'text',
  occurrence,
  span,
});
const listOf = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const numbered = (count: number): string => listOf(count, (index) => `line(${1e6 + index});\n`).join('');

/** Edits whose placing takes twice as long when they and their file are twice as long. */
export const linearEdits: readonly HostileEdits[] = [
  {
    name: 'many lines into one endless line',
    make: (size, times) =>
      sceneOf('a'.repeat(size * times), [
        hunk(
          listOf((size * times) / 2, () => add('b')),
          0,
        ),
      ]),
  },
  {
    name: 'a line of indentation',
    make: (size, times) => sceneOf('  if (x) {\n}\n', [hunk([drop('if (x) {'), add('if (y) {'), add(`${' '.repeat(size * times)}z();`)])]),
  },
  {
    name: 'indentation of two kinds',
    make: (size, times) => {
      const deep = ' '.repeat(size * times);
      return sceneOf(`${deep}${deep}one\n${deep}\ttwo\n`, [hunk([drop(`${deep} one`), drop(`${deep}\ttwo`), add('x')])]);
    },
  },
  {
    name: 'many indentations',
    make: (size, times) => {
      const lines = listOf(Math.floor((size * times) / 16), (index) => (index + 65536).toString(2).replaceAll('0', ' ').replaceAll('1', '\t'));
      return sceneOf(lines.map((indent) => `${indent}a\n`).join(''), [
        hunk([...lines.map((indent) => keep(` ${indent}a`)), ...lines.map((indent) => add(` ${indent} b`))]),
      ]);
    },
  },
  {
    name: 'a hunk for each line',
    make: (size, times) => {
      const count = Math.floor((size * times) / 16);
      return sceneOf(
        numbered(count),
        listOf(count, (index) => hunk([drop(`line(${1e6 + index});`), add('x')])),
      );
    },
  },
  {
    name: 'a path of many folders',
    make: (size, times) => sceneOf('a\n', [{ kind: 'write', path: '/a'.repeat(size * times), text: 'b\n', over: 'new', span }]),
  },
  {
    name: 'a lazy text of gaps',
    make: (size, times) => {
      const count = Math.floor((size * times) / 40);
      const text = listOf(count, (index) => `line(${1e6 + index});\n// ... existing code ...\n`).join('');
      return sceneOf(numbered(count * 2), [{ kind: 'lazy', path, text, span }]);
    },
  },
  {
    name: 'an anchor of gaps',
    make: (size, times) =>
      sceneOf(numbered(Math.floor((size * times) / 16)), [hunk([...listOf(Math.floor((size * times) / 8), () => [keep('...'), keep('a')]).flat(), add('x')])]),
  },
];

/** Edits whose placing could take as long as their number times the length of their file, or more room than there is: `too_large` above a limit. */
export const boundedEdits: readonly HostileEdits[] = [
  { name: 'one long text for every letter', make: (size, times) => sceneOf('a'.repeat(size), [find('a', 'b'.repeat(size * times), 'all')], 'sequential') },
  {
    name: 'twice as much with each edit',
    make: (_, times) =>
      sceneOf(
        'a',
        listOf(20 * times, (index) => find('a', `aa${index}${'b'.repeat(1000)}`, 'all')),
        'sequential',
      ),
  },
  {
    name: 'lines for every line',
    make: (size, times) =>
      sceneOf(
        'a\n'.repeat(size / 2),
        [{ kind: 'find', path, find: 'a\n', replace: 'b\n'.repeat((size * times) / 2), unit: 'line', occurrence: 'all', span }],
        'sequential',
      ),
  },
  {
    name: 'an edit of each letter',
    make: (size, times) =>
      sceneOf(
        numbered(size / 16),
        listOf((size * times) / 40, () => find('line', 'l', 'all')).flatMap((edit) => [edit, find('l(', 'line(', 'all')]),
        'sequential',
      ),
  },
  {
    name: 'equal hunks for equal lines',
    make: (size, times) =>
      sceneOf(
        'a\n'.repeat(size / 2),
        listOf((size * times) / 40, (index) => hunk([drop('a'), add('b')], index)),
      ),
  },
  {
    name: 'ranges of the whole file',
    make: (size, times) =>
      sceneOf(
        'a\n'.repeat(size / 2),
        listOf((size * times) / 40, () => ({ kind: 'lines', path, first: 0, last: size / 2, text: 'b\n', guards: [], span })),
      ),
  },
];
