import { describe, expect, it } from 'vitest';
import { aider, git, lenient, profiles, strict } from '../../src/edit/profiles.ts';
import type { PeerRules, Profile } from '../../src/profile.ts';
import type { Proposal } from '../../src/types.ts';
import { edit, editText, find, hunk, write } from './editing.ts';

const twins = 'q\na\nc\nk\na\nc\nk\nz\n';
const ten = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n';

/** Each row: the file, hunks with their 0-based lines, and what `git apply` 2.39.5 makes of it. */
const gitRows: readonly [name: string, before: string, hunks: readonly [text: string, hint: number][], after: string][] = [
  ['takes the nearest twin', twins, [[' a\n-c\n+x\n k', 3]], 'q\na\nc\nk\na\nx\nk\nz\n'],
  ['takes the later of twins that are as near', 'a\nc\nk\n-\na\nc\nk\n', [[' a\n-c\n+x\n k', 2]], 'a\nc\nk\n-\na\nx\nk\n'],
  ['takes a number beyond the end for the end', ten, [[' 2\n-3\n+x\n 4', 199]], ten.replace('3', 'x')],
  ['ties a hunk that states the first line to it', twins, [[' a\n-c\n+x\n k', 0]], 'not_found'],
  ['ties a hunk without context behind its changes to the end', ten, [['-5\n+x', 4]], 'not_found'],
  ['finds a hunk without context at the end', ten, [['-10\n+x', 2]], ten.replace('10', 'x')],
  ['puts an insertion without context at the end, whatever its line', ten, [['+x', 5]], `${ten}x\n`],
  ['refuses an insertion without context behind the first line', ten, [['+x', 1]], 'not_found'],
  ['refuses an insertion without context before the first line', ten, [['+x', 0]], 'not_found'],
  ['fills an empty file', '', [['+x', 0]], 'x\n'],
  [
    'does not fill an empty file twice',
    '',
    [
      ['+x', 0],
      ['+y', 0],
    ],
    'not_found',
  ],
  [
    'loses the end of the file to an insertion there',
    ten,
    [
      ['+x', 5],
      ['-10\n+y', 9],
    ],
    'not_found',
  ],
  [
    'takes hunks in any order',
    ten,
    [
      [' 7\n-8\n+x\n 9', 6],
      [' 1\n-2\n+y\n 3', 0],
    ],
    ten.replace('8', 'x').replace('2', 'y'),
  ],
  [
    'lets hunks touch',
    ten,
    [
      [' 2\n-3\n+y\n 4', 1],
      [' 5\n-6\n+x\n 7', 4],
    ],
    ten.replace('3', 'y').replace('6', 'x'),
  ],
  [
    'refuses hunks that share context',
    ten,
    [
      [' 2\n-3\n+y\n 4', 1],
      [' 4\n-5\n+x\n 6', 3],
    ],
    'not_found',
  ],
  [
    'finds the second twin when the first is taken',
    'a\nc\nk\na\nc\nk\n',
    [
      [' a\n-c\n+x\n k', 0],
      [' a\n-c\n+y\n k', 1],
    ],
    'a\nx\nk\na\ny\nk\n',
  ],
  ['compares line endings', 'a\r\nb\r\n', [[' a\n-b\n+x', 0]], 'not_found'],
  ['puts lines in as they are written', 'a\r\nb\nc\n', [['+x\n b\n c', 1]], 'a\r\nx\nb\nc\n'],
  ['puts carriage returns in as they are written', 'a\nb\n', [[' a\n+x\r\n b', 0]], 'a\nx\r\nb\n'],
  ['takes a byte order mark for text', '\uFEFFa\nb\nc\n', [[' a\n-b\n+x\n c', 0]], 'not_found'],
  ['finds a byte order mark that is shown', '\uFEFFa\nb\nc\n', [[' \uFEFFa\n-b\n+x\n c', 0]], '\uFEFFa\nx\nc\n'],
  ['needs the mark of a missing final newline', 'a\nb\nc', [[' a\n-b\n+x\n c', 0]], 'eof_mismatch'],
  ['keeps a missing final newline that is marked', 'a\nb\nc', [[' a\n-b\n+x\n c\n\\', 0]], 'a\nx\nc'],
  ['takes a mark behind context for bytes, which joins lines', 'a\nb\nc\n', [['-a\n+x\n b\n\\', 0]], 'x\nbc\n'],
  ['takes the newline of a last line that is marked', 'a\nb\n', [['-a\n+x\n b\n\\', 0]], 'x\nb'],
  ['refuses a mark behind changes where the file has a newline', 'a\nb\n', [[' a\n-b\n\\\n+x', 0]], 'eof_mismatch'],
  ['refuses a mark in the middle of a hunk', 'a\nb\nc\n', [['-a\n\\\n+x\n b', 0]], 'eof_mismatch'],
  ['appends to a last line without a newline', 'a\nb', [['+x', 5]], 'a\nbx\n'],
  ['inserts a line without a newline', 'a\nb\n', [['+x\n\\\n a', 0]], 'xa\nb\n'],
  [
    'takes what is left behind deleted lines for the end of the file',
    'a\nb\nb\n',
    [
      ['-b', 2],
      ['-b', 2],
    ],
    'a\n',
  ],
  ['takes a placeholder for text', 'a\nb\n', [[' a\n-b\n+// ... rest of the code unchanged', 0]], 'a\n// ... rest of the code unchanged\n'],
  ['empties a file', 'a\n', [['-a', 0]], ''],
];

describe('the profile git', () => {
  it.each(gitRows)('%s', (_name, before, hunks, after) => {
    const proposals = hunks.map(([text, hint]) => hunk(text, { hint }));
    expect(editText(before, proposals, { profile: git })).toBe(after);
  });
  it('applies all or nothing', () => {
    expect(editText(ten, [hunk(' 2\n-3\n+x\n 4', { hint: 1 }), hunk(' 6\n-9\n+x\n 8', { hint: 5 })], { profile: git })).toBe('not_found');
  });
});

const marked = 'const beginning = 1;\n';

/** Each row: the file, edits, and what aider makes of it. */
const aiderRows: readonly [name: string, before: string, edits: Proposal | readonly Proposal[], after: string][] = [
  ['takes the first of exact twins', 'a\nb\na\n', find('a\n', 'x\n'), 'x\nb\na\n'],
  ['takes the first of indented twins', '  a\n    a\n', find('a\n', 'x\n'), '  x\n    a\n'],
  ['pays no heed to a line number', 'a\nb\na\n', find('a\n', 'x\n', { hint: 2 }), 'x\nb\na\n'],
  ['does not forgive inner white space', 'a  b\n', find('a b\n', 'x\n'), 'not_found'],
  ['drops a blank line before the anchor', 'a\nb\n', find('\na\nb\n', '\nx\nb\n'), 'x\nb\n'],
  ['elides lines', 'a\nb\nc\n', find('a\n...\nc\n', 'x\n...\nc\n'), 'x\nb\nc\n'],
  ['does not elide between twins', 'a\nb\nc\nc\n', find('a\n...\nc\n', 'x\n...\nc\n'), 'ambiguous'],
  ['lets the file end in a newline', 'a\nb', find('a\n', 'x\n'), 'x\nb\n'],
  ['writes line feeds all over', 'a\r\nb\rc\r\n', find('b\n', 'x\n'), 'a\nx\nc\n'],
  ['takes a byte order mark for text', '\uFEFFa\nb\n', find('a\n', 'x\n'), 'not_found'],
  ['appends where the anchor is empty', 'a', find('', 'x\n'), 'a\nx\n'],
  ['does not empty a file', 'a\n', find('a\n', ''), 'not_found'],
  ['leaves out what fails', 'a\nb\n', [find('zz\n', 'x\n'), find('b\n', 'y\n')], 'a\ny\n'],
  ['rejects a response of which nothing is left', 'a\n', [find('zz\n', 'x\n'), find('yy\n', 'y\n')], 'not_found'],
  ['takes a placeholder for text', 'a\n', find('a\n', '# ... rest of the code unchanged\n'), '# ... rest of the code unchanged\n'],
  ['applies a hunk to all twins', `${marked}b\n${marked}`, hunk('-const beginning = 1;\n+const end = 1;'), 'const end = 1;\nb\nconst end = 1;\n'],
  ['does not apply a short hunk to twins', 'a\nb\na\n', hunk('-a\n+x'), 'ambiguous'],
  ['applies a short hunk without twins', 'a\nb\n', hunk('-a\n+x'), 'x\nb\n'],
  ['appends a hunk without old lines', 'a\nb\n', hunk('+x'), 'a\nb\nx\n'],
  ['lets a hunk see the one before', `${marked}b\n`, [hunk('-const beginning = 1;\n+const middle = 1;'), hunk('-const middle = 1;\n+x')], 'x\nb\n'],
  ['drops wrong context of a hunk', `b\n${marked}c\n`, hunk(' wrong\n-const beginning = 1;\n+x\n c'), 'b\nx\nc\n'],
];

describe('the profile aider', () => {
  it.each(aiderRows)('%s', (_name, before, edits, after) => {
    expect(editText(before, edits, { profile: aider, coordinates: 'sequential' })).toBe(after);
  });
  it('edits another file where the named one does not have the anchor', () => {
    const result = edit({ 'a.ts': 'a\n', 'b.ts': 'b\n', 'c.ts': 'b\n' }, [find('b\n', 'x\n')], { profile: aider, coordinates: 'sequential' });
    expect(result.files).toEqual({ 'a.ts': 'a\n', 'b.ts': 'x\n', 'c.ts': 'b\n' });
    expect(result.placement?.edits).toEqual([{ path: 'b.ts', tier: 'L0', candidates: 1, note: 'found in another file than a.ts' }]);
  });
  it('says what it left out', () => {
    const { placement } = edit({ 'a.ts': 'b\n' }, [find('zz\n', 'x\n'), find('b\n', 'y\n')], { profile: aider, coordinates: 'sequential' });
    expect(placement?.edits).toEqual([
      { path: 'a.ts', tier: 'L7', candidates: 0, note: 'left out: not_found' },
      { path: 'a.ts', tier: 'L0', candidates: 1 },
    ]);
  });
  it('lets a created file end in a newline', () => {
    expect(edit({ 'a.ts': '' }, [write('b.ts', 'x\r\ny')], { profile: aider }).files?.['b.ts']).toBe('x\ny\n');
  });
});

/** A reader that is strict but for some rules. */
const reader = (peer: PeerRules, fields: Partial<Profile> = {}): Profile => ({ ...strict, name: 'peer', peer, ...fields });

const ruleRows: readonly [name: string, before: string, edits: readonly Proposal[], profile: Profile, after: string][] = [
  ['finds behind the cursor', 'a\nb\na\n', [find('b\n', 'x\n'), find('a\n', 'y\n')], reader({ cursor: 'forward' }, { ambiguity: 'first' }), 'a\nx\ny\n'],
  ['does not find before the cursor', 'a\nb\n', [find('b\n', 'x\n'), find('a\n', 'y\n')], reader({ cursor: 'forward' }), 'not_found'],
  ['starts over behind the cursor', 'a\nb\n', [find('b\n', 'x\n'), find('a\n', 'y\n')], reader({ cursor: 'wrap' }), 'y\nx\n'],
  ['puts the cursor behind what was put in', 'a\nb\n', [find('a\n', 'b\nb\n'), find('b\n', 'x\n')], reader({ cursor: 'forward' }), 'b\nb\nx\n'],
  ['rewrites context', 'a \nb\nc\t\n', [hunk(' a\n-b\n+x\n c')], reader({ context: 'rewritten' }, { tiers: ['L1'] }), 'a\nx\nc\n'],
  [
    'rewrites the context of blocks',
    ' a\nb\n',
    [find('a\nb\n', 'a\nx\n')],
    reader({ context: 'rewritten', indentation: 'written' }, { tiers: ['L3'] }),
    'a\nx\n',
  ],
  ['keeps context otherwise', 'a \nb\n', [hunk(' a\n-b\n+x')], reader({}, { tiers: ['L1'] }), 'a \nx\n'],
  ['keeps the indentation of inserted lines', '  a\n', [find('a\n', 'x\n')], reader({ indentation: 'written' }, { tiers: ['L2'] }), 'x\n'],
  ['writes over a file where the anchor is empty', 'a\nb\n', [find('', 'x\n')], reader({ emptyAnchor: 'overwrite' }), 'x\n'],
  ['adds a final newline only', 'a\r\nb', [find('a\n', 'x\n')], reader({ finalNewline: 'added' }), 'x\r\nb\n'],
  ['adds a final newline behind a last edit', 'a\nb', [find('b', 'x')], reader({ finalNewline: 'added' }), 'a\nx\n'],
  ['does not add one to an empty result', 'a\n', [find('a\n', '')], reader({ finalNewline: 'added' }), ''],
  ['leaves out what fails, in original coordinates too', 'a\nb\n', [find('zz\n', 'x\n'), find('b\n', 'y\n')], reader({ failures: 'skipped' }), 'a\ny\n'],
  ['takes the first hunk behind the one before', 'a\nb\na\na\n', [hunk('-b\n+x'), hunk('-a\n+y')], reader({}, { ambiguity: 'first' }), 'a\nx\ny\na\n'],
  ['finds by the first and the last line', 'a\nb\nc\n', [find('a\nzz\nc\n', 'x\ny\nz\n')], reader({}, { tiers: ['L8'] }), 'x\ny\nz\n'],
  ['trusts a line number', 'a\nb\nc\n', [find('zz\n', 'x\n', { hint: 1 })], reader({}, { tiers: ['L11'] }), 'a\nx\nc\n'],
  ['trusts the line number of a hunk', 'a\nb\nc\n', [hunk('-zz\n+x', { hint: 1 })], reader({}, { tiers: ['L11'] }), 'a\nx\nc\n'],
  ['edits all twins', 'a\nb\na\n', [find('a\n', 'x\n')], reader({}, { ambiguity: 'all' }), 'x\nb\nx\n'],
];

describe('rules of peers', () => {
  it.each(ruleRows)('%s', (_name, before, edits, profile, after) => {
    const coordinates = edits.some(({ kind }) => kind === 'find') ? 'sequential' : 'original';
    expect(editText(before, edits, { profile, coordinates })).toBe(after);
  });
  it('are none of ours', () => {
    expect([strict.peer, lenient.peer]).toEqual([undefined, undefined]);
    for (const guess of ['L8', 'L11', 'L12'] as const) expect([...strict.tiers, ...lenient.tiers]).not.toContain(guess);
  });
  it('belong to profiles that go by their names', () => {
    expect([...profiles]).toEqual([strict, lenient, git, aider].map((profile) => [profile.name, profile]));
  });
});
