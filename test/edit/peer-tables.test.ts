import { describe, expect, it } from 'vitest';
import { strict } from '../../src/edit/profiles.ts';
import type { Profile } from '../../src/profile.ts';
import type { Proposal } from '../../src/types.ts';
import { editText, find, hunk } from './editing.ts';

/** Each row: a documented behaviour, the file, edits, and what the tool makes of them. */
type Row = readonly [name: string, before: string, edits: Proposal | readonly Proposal[], after: string];

// Readers that do not ship, from public facts: they show that a table says enough. What it cannot say stands beside each.

/**
 * The chunks of codex's `apply_patch`. Not said: that an insertion without old lines goes to the end under a scope, too, and that each tier looks below
 * the scope before the next one is tried.
 */
const codex: Profile = {
  name: 'codex',
  tiers: ['L0', 'L1', 'L3', 'L4'],
  ambiguity: 'first',
  hints: 'ignore',
  position: 'stated',
  peer: { cursor: 'forward', context: 'rewritten', indentation: 'written', finalNewline: 'added', emptyAnchor: 'append', placeholders: 'accepted' },
};

const codexRows: readonly Row[] = [
  ['takes the first of twins', 'a\nb\na\n', hunk('-a\n+x'), 'x\nb\na\n'],
  ['takes the first behind the hunk before', 'a\nb\na\na\n', [hunk('-b\n+x'), hunk('-a\n+y')], 'a\nx\ny\na\n'],
  ['takes a looser match behind the hunk before', 'a\nb\n a\n', [hunk('-b\n+x'), hunk('-a\n+y')], 'a\nx\ny\n'],
  ['does not look above the hunk before', 'a\nb\n', [hunk('-b\n+x'), hunk('-a\n+y')], 'not_found'],
  ['writes context as the patch spells it', '\ta \n\tb\n', hunk(' a\n-b\n+x'), 'a\nx\n'],
  ['folds typographic characters, and writes its own', 'say “a”\nb\n', hunk(' say "a"\n-b\n+x'), 'say "a"\nx\n'],
  ['forces a final newline', 'a\nb', hunk('-a\n+x'), 'x\nb\n'],
  ['appends what has no old lines', 'a\nb\n', hunk('+x'), 'a\nb\nx\n'],
  ['looks below a scope', 'a\nf\na\n', hunk('-a\n+x', { scopes: ['f'] }), 'a\nf\nx\n'],
  ['needs the scope', 'a\n', hunk('-a\n+x', { scopes: ['g'] }), 'scope_not_found'],
  ['does not forgive inner white space', 'a  b\n', hunk('-a c\n+x'), 'not_found'],
];

/** Roo's `apply_diff` at its default threshold. Not said: the window of 40 lines, and that without a line it looks from the middle of the file. */
const roo: Profile = {
  name: 'roo',
  tiers: ['L4'],
  ambiguity: 'nearest',
  hints: 'nearest',
  position: 'free',
  peer: { failures: 'skipped', placeholders: 'accepted' },
};

const rooRows: readonly Row[] = [
  ['takes the twin nearest to its line', 'a\nb\nb\nb\na\n', find('a\n', 'x\n', { hint: 3 }), 'a\nb\nb\nb\nx\n'],
  ['counts lines as shown', 'a\nb\na\n', [find('b\n', 'x\ny\nz\n', { hint: 1 }), find('a\n', 'w\n', { hint: 2 })], 'a\nx\ny\nz\nw\n'],
  ['compares with white space collapsed', 'a  =\t1;\n', find('a = 1;\n', 'a = 2;\n'), 'a = 2;\n'],
  ['compares typographic characters as plain ones', 'say(‘a’…)\n', find("say('a'...)\n", 'b\n'), 'b\n'],
  ['indents like the file', '    a\n      b\n', find('a\n  b\n', 'a\n  x\n'), '    a\n      x\n'],
  ['keeps what worked', 'a\nb\n', [find('zz\n', 'x\n', { hint: 0 }), find('b\n', 'y\n', { hint: 1 })], 'a\ny\n'],
];

/** Opencode's `edit`. Not said: how much of the middle of a block must agree. */
const opencode: Profile = {
  ...strict,
  name: 'opencode',
  tiers: ['L0', 'L3', 'L8', 'L3w', 'L2', 'L5', 'L6'],
  peer: { twins: 'looser', context: 'rewritten', indentation: 'written', placeholders: 'accepted' },
};

const opencodeRows: readonly Row[] = [
  ['takes what is exact, in the middle of a line too', 'a b\nb c\n', find('b\nb', 'x', { unit: 'text' }), 'a x c\n'],
  ['finds a block by its first and last line', 'a\nb\nc\nd\n', find('a\nzz\nc\n', 'x\ny\nz\n'), 'x\ny\nz\nd\n'],
  ['falls through from twins to a looser tier', 'a\nb\nc\nd\na\nb\nc\nd\na b\n', find('a  b\n', 'x\n'), 'a\nb\nc\nd\na\nb\nc\nd\nx\n'],
  ['says so when no tier has a single candidate', 'a\nb\na\n', find('a\n', 'x\n'), 'ambiguous'],
  ['forgives indentation, and writes its own', '  a\n    b\n', find('a\nb\n', 'a\nx\n'), 'a\nx\n'],
  ['unescapes', 'f("a")\n', find('f(\\"a\\")\n', 'f(\\"x\\")\n'), 'f("x")\n'],
];

/** Cline's `replace_in_file` as it was with blocks. Not said: that a replacement always ends in a newline. */
const cline: Profile = {
  ...strict,
  name: 'cline',
  tiers: ['L0', 'L3', 'L8'],
  ambiguity: 'first',
  peer: { cursor: 'wrap', emptyAnchor: 'overwrite', indentation: 'written', context: 'rewritten', placeholders: 'accepted' },
};

const clineRows: readonly Row[] = [
  ['takes the first twin behind the block before', 'a\nb\na\n', [find('b\n', 'x\n'), find('a\n', 'y\n')], 'a\nx\ny\n'],
  ['starts over from the top', 'a\nb\n', [find('b\n', 'x\n'), find('a\n', 'y\n')], 'y\nx\n'],
  ['forgives indentation, and writes its own', '  a\n', find('a\n', 'x\n'), 'x\n'],
  ['finds a block by its ends', 'a\nb\nc\n', find('a\nzz\nc\n', 'x\n'), 'x\n'],
  ['writes over the file where the anchor is empty', 'a\nb\n', find('', 'x\n'), 'x\n'],
];

describe.each<[Profile, readonly Row[]]>([
  [codex, codexRows],
  [roo, rooRows],
  [opencode, opencodeRows],
  [cline, clineRows],
])('a table for $name', (profile, rows) => {
  it.each(rows)('%s', (_name, before, edits, after) => {
    const [first] = [edits].flat() as Proposal[];
    expect(editText(before, edits, { profile, coordinates: first?.kind === 'find' ? 'sequential' : 'original' })).toBe(after);
  });
});
