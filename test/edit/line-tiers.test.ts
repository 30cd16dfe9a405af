import { describe, expect, it } from 'vitest';
import { matchLinesExactly } from '../../src/edit/exact.ts';
import { openText } from '../../src/edit/file-text.ts';
import {
  type LineTier,
  matchAnyEnding,
  matchAtHint,
  matchBlockEnds,
  matchCollapsed,
  matchElided,
  matchFolded,
  matchNearly,
  matchShifted,
  matchSolid,
  matchTrimmed,
  matchTrimmedEnds,
  matchUnescaped,
  matchWithLessContext,
} from '../../src/edit/line-tiers.ts';
import { replay } from '../../src/edit/rebase.ts';
import { lineTiers, textTiers } from '../../src/edit/tiers.ts';
import type { HunkLine, Tier } from '../../src/types.ts';

const OPS = { ' ': 'keep', '-': 'delete', '+': 'insert' } as const;
const script = (text: string): HunkLine[] => text.split('\n').map((line) => ({ op: OPS[line.charAt(0) as keyof typeof OPS], text: line.slice(1) }));

/** The lines where a tier finds an edit, and what the edit does at the first of them. */
const look = (tier: LineTier, text: string, edit: string, hint?: number) => {
  const file = openText(text);
  const matches = tier(file, script(edit), hint);
  const [first] = matches?.starts ?? [];
  if (matches === undefined || first === undefined) return { lines: [] };
  const { edits, note } = matches.place(first, { finalNewline: 'kept' });
  return { lines: matches.starts.map(file.lineAt), after: replay(text, edits), note };
};

interface Row {
  readonly tier: LineTier;
  /** The file, an edit of it, and what comes of the edit. */
  readonly hit: readonly [text: string, edit: string, after: string, note?: string];
  /** Files or edits that the tier must not take. */
  readonly misses: readonly (readonly [text: string, edit: string])[];
  /** A file in which the edit has two places, and their lines. */
  readonly twins: readonly [text: string, edit: string, lines: readonly number[]];
}

const long = 'const alpha = compute(one, two);';
const rows: Readonly<Record<string, Row>> = {
  L0: {
    tier: matchLinesExactly,
    hit: ['a\nb\nc', ' a\n-b\n+x', 'a\nx\nc'],
    misses: [
      ['a\r\nb\r\n', ' a\n-b\n+x'],
      ['a \nb\n', ' a\n-b\n+x'],
      ['xa\nb\n', ' a\n-b\n+x'],
      ['a\nbx\n', ' a\n-b\n+x'],
    ],
    twins: ['a\nb\na\n', '-a\n+x', [0, 2]],
  },
  L0n: {
    tier: matchAnyEnding,
    hit: ['a\r\nb\r\nc\r', ' a\n-b\n+x\n+y\n c', 'a\r\nx\r\ny\r\nc\r'],
    misses: [
      ['a \r\nb\r\n', ' a\n-b\n+x'],
      ['a\u2028b\n', ' a\n-b\n+x'],
    ],
    twins: ['a\r\nb\na\n', '-a\n+x', [0, 2]],
  },
  L1: {
    tier: matchTrimmedEnds,
    hit: ['a \t\nb\nc\u00a0\n', ' a\n-b  \n+x\n c', 'a \t\nx\nc\u00a0\n'],
    misses: [
      [' a\nb\n', ' a\n-b\n+x'],
      ['a\nb b\n', ' a\n-bb\n+x'],
    ],
    twins: ['a \na\n', '-a\n+x', [0, 1]],
  },
  L2: {
    tier: matchShifted,
    hit: ['  a\n    b\n\n  c\n', ' a\n-  b\n+  x\n \n c', '  a\n    x\n\n  c\n', 're-indented by 2 columns'],
    misses: [
      ['  a\n   b\n', ' a\n-  b\n+  x'],
      ['  a\n\t\tb\n', ' a\n-  b\n+  x'],
      ['  a\n    bb\n', ' a\n-  b\n+  x'],
    ],
    twins: ['  a\n\ta\n', '-a\n+x', [0, 1]],
  },
  L3: {
    tier: matchTrimmed,
    hit: ['\ta\n\t\tb\n', ' a\n-  b\n+  x\n+    y', '\ta\n\t\tx\n\t\t\ty\n', 're-indented like the file'],
    misses: [
      ['\ta\n\t\tb  b\n', ' a\n-  b b\n+  x'],
      ['\ta\n\n\t\tb\n', ' a\n-  b\n+  x'],
    ],
    twins: ['  a\na\n', '- a\n+x', [0, 1]],
  },
  L3w: {
    tier: matchCollapsed,
    hit: ['a  =\t1;\nb\n', '-a = 1;\n+a = 2;\n b', 'a = 2;\nb\n'],
    misses: [
      ['a=1;\n', '-a = 1;\n+x'],
      ['a =\n1;\n', '-a = 1;\n+x'],
    ],
    twins: ['a  b\na\tb\n', '-a b\n+x', [0, 1]],
  },
  L4: {
    tier: matchFolded,
    hit: ['“a” — b…\nc’s\n', ' "a" - b...\n-c\'s\n+x', '“a” — b…\nx\n'],
    misses: [
      ['“a”\n', "-'a'\n+x"],
      ['ä\n', '-a\n+x'],
    ],
    twins: ['‘a’\n’a‘\n', "-'a'\n+x", [0, 1]],
  },
  L5: {
    tier: matchUnescaped,
    hit: ['f("a")\nb\n', '-f(\\"a\\")\\nb\n+f(\\"x\\")', 'f("x")\n'],
    misses: [
      ['f("a")\n', '-f("a")\n+x'],
      ['f(a)\n', '-f(\\"a\\")\n+x'],
    ],
    twins: ['a < b\na < b\n', '-a &lt; b\n+x', [0, 1]],
  },
  L6: {
    tier: matchSolid,
    hit: ['a\n  b\n', ' \n a\n-  b\n+  x\n ', 'a\n  x\n'],
    misses: [
      ['a\n\nb\n', ' a\n-b\n+x'],
      ['a\nb\n', ' a\n \n-b\n+x'],
      ['a\n', ' \n+x'],
    ],
    twins: ['a\na\n', ' \n-a\n+x', [0, 1]],
  },
  L7: {
    tier: matchElided,
    hit: ['a\nb\nc\nd\n', '-a\n+x\n ...\n-d\n+y', 'x\nb\nc\ny\n'],
    misses: [
      ['d\nb\na\n', '-a\n+x\n ...\n d'],
      ['a\nb\nd\n', '-a\n+x\n d'],
      ['a\nb\n', '-a\n+x\n ...\n d'],
    ],
    twins: ['a\nb\na\nd\n', '-a\n+x\n ...\n d', [0, 2]],
  },
  L8: {
    tier: matchBlockEnds,
    hit: ['  a\n  b\n  c\nd\n', ' a\n-zz\n+x\n c', '  a\n  x\n  c\nd\n', 'only the first and the last line were compared; re-indented by 2 columns'],
    misses: [
      ['a\nb\nb\nc\n', ' a\n-zz\n+x\n c'],
      ['a\nc\n', ' a\n-c\n+x'],
      ['\nb\nc\n', ' \n-b\n+x\n c'],
    ],
    twins: ['a\nb\nc\na\nd\nc\n', ' a\n-zz\n+x\n c', [0, 3]],
  },
  L9: {
    tier: matchNearly,
    hit: [`${long}\nb\n`, '-const alpha = compute(one, tow);\n+x', 'x\nb\n'],
    misses: [
      [`${long}\n`, '-const omega = combine(three, four);\n+x'],
      ['abc\n', '-abd\n+x'],
    ],
    twins: [`${long}\n${long.replace('alpha', 'alphb')}\n`, '-const alphx = compute(one, two);\n+x', [0, 1]],
  },
  L10: {
    tier: matchWithLessContext,
    hit: [`a\n${long}\nb\n`, ` zz\n-${long}\n+x\n yy`, 'a\nx\nb\n', 'context left out: 2 of 2 lines'],
    misses: [
      ['a\n}\nb\n', ' zz\n-}\n+x\n b'],
      [`a\n${long}\n`, ` a\n-${long}\n-zz\n+x`],
    ],
    twins: [`${long}\nb\n${long}\n`, ` zz\n-${long}\n+x`, [0, 2]],
  },
};

describe.each(Object.entries(rows))('tier %s', (name, { tier, hit, misses, twins }) => {
  it('is in the table', () => expect(lineTiers[name as Tier]).toBe(tier));
  it('takes what differs as it may', () => {
    const [text, edit, after, note] = hit;
    expect(look(tier, text, edit)).toMatchObject({ after, note });
    expect(look(tier, text, edit).lines).toHaveLength(1);
  });
  it.each(misses)('misses %j for %j', (text, edit) => expect(look(tier, text, edit).lines).toEqual([]));
  it('finds all candidates', () => expect(look(tier, twins[0], twins[1]).lines).toEqual(twins[2]));
});

describe('tier L11', () => {
  it('is in the table', () => expect(lineTiers.L11).toBe(matchAtHint));
  it('takes the stated lines, whatever they read', () => {
    expect(look(matchAtHint, 'a\nb\nc\n', '-zz\n-yy\n+x', 1)).toEqual({ lines: [1], after: 'a\nx\n', note: 'only the line number was trusted' });
  });
  it('takes no lines beyond the end, and none without a number', () => {
    expect(look(matchAtHint, 'a\nb\n', '-zz\n-yy\n+x', 1).lines).toEqual([]);
    expect(look(matchAtHint, 'a\nb\n', '-zz\n+x').lines).toEqual([]);
  });
});

describe('tiers of substrings', () => {
  const starts = (tier: Tier, text: string, find: string): readonly number[] | undefined => textTiers[tier]?.(openText(text), find, '')?.starts;
  it.each<[name: string, tier: Tier, text: string, find: string, starts: readonly number[] | undefined]>([
    ['are exact', 'L0', 'xab\nab\n', 'ab', [1, 4]],
    ['do not split a line ending', 'L0', 'a\r\nb', '\nb', []],
    ['take line endings for line feeds', 'L0n', 'xa\r\nb', 'a\nb', [1]],
    ['do not take other white space for line feeds', 'L0n', 'a b', 'a\nb', []],
    ['unescape', 'L5', 'x "a"', '\\"a\\"', [2]],
    ['do not unescape what has no escapes', 'L5', 'x "a"', '"a"', undefined],
  ])('%s', (_name, tier, text, find, found) => expect(starts(tier, text, find)).toEqual(found));
});

describe('every tier', () => {
  const many = 2e5;
  const same = 'a\n'.repeat(many);
  const half = Array.from({ length: many / 2 }, () => ' a').join('\n');
  const hostile: readonly [name: string, text: string, edit: string][] = [
    ['equal lines and a long edit that almost fits', same, `${half}\n-b\n+x`],
    ['equal lines and an edit with all of them', same, `${half}\n${half}\n+x`],
    ['one endless line', 'a '.repeat(2e6), `-${'a '.repeat(1e6)}b\n+x`],
    ['blank lines', '\n'.repeat(many), `${' \n'.repeat(many / 2)}-b\n+x`],
    ['ellipses', same, `${' a\n ...\n'.repeat(1e4)}-b\n+x`],
    ['escapes', '"a"\n'.repeat(many), `-${'\\"'.repeat(1e6)}\n+x`],
    ['typography', '“…”\n'.repeat(many), `-${'…'.repeat(1e6)}\n+x`],
    ['indentation', `${' '.repeat(1e6)}a\n`.repeat(3), `-${'\t'.repeat(1e6)}a\n-b\n+x`],
  ];
  const all = [...Object.entries(rows).map(([name, { tier }]) => [name, tier] as const), ['L11', matchAtHint] as const];
  it.each(hostile)('ends on %s', (_name, text, edit) => {
    const [file, lines] = [openText(text), script(edit)];
    const found = all.map(([name, tier]) => [name, tier(file, lines, 0)?.starts.length ?? 0]);
    expect(found).toHaveLength(Object.keys(lineTiers).length);
  });
});
