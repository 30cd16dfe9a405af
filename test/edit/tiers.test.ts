import { describe, expect, it } from 'vitest';
import { lenient } from '../../src/edit/profiles.ts';
import type { Proposal } from '../../src/types.ts';
import { edit, editText, find, hunk, tierOf } from './editing.ts';

const inText = { unit: 'text' } as const;
const long = 'export const first = compute(alpha, beta);\nexport const second = compute(gamma, delta);\nexport const third = 3;\n';

/** Each row: what is tried, the file, the edit, the tier that places it and what comes of it. */
const rows: readonly [name: string, before: string, proposal: Proposal, tier: string, after: string][] = [
  ['exact lines', 'a\nb\n', find('b\n', 'x\n'), 'L0', 'a\nx\n'],
  ['exact lines without a final newline', 'a\nb', find('b\n', 'x\n'), 'L0', 'a\nx'],
  ['line endings', 'a\r\nb\r\n', find('b\n', 'x\n'), 'L0n', 'a\r\nx\r\n'],
  ['trailing white space of the file', 'a \nb\t\nc\n', find('a\nb\n', 'a\nx\n'), 'L1', 'a \nx\nc\n'],
  ['trailing white space of the anchor', 'a\nb\n', hunk(' a  \n-b\n+x'), 'L1', 'a\nx\n'],
  ['a uniform indentation that is missing', '{\n    a\n      b\n}\n', find('a\n  b\n', 'a\n  x\n    y\n'), 'L2', '{\n    a\n      x\n        y\n}\n'],
  ['a uniform indentation too much', 'a\n  b\n', find('    a\n      b\n', '    a\n      x\n'), 'L2', 'a\n  x\n'],
  ['a uniform indentation by tabs', '\ta\n\t\tb\n', find('a\n\tb\n', 'a\n\tx\n'), 'L2', '\ta\n\t\tx\n'],
  ['any indentation', '\tif (a) {\n\t\tb;\n\t}\n', hunk(' if (a) {\n-  b;\n+  x;\n+    y;\n }'), 'L3', '\tif (a) {\n\t\tx;\n\t\t\ty;\n\t}\n'],
  [
    'tabs for four blanks',
    'f\n    if (a) {\n        b;\n    }\n',
    find('\tif (a) {\n\t\tb;\n', '\tif (a) {\n\t\tx;\n\t\t\ty;\n'),
    'L3',
    'f\n    if (a) {\n        x;\n            y;\n    }\n',
  ],
  ['runs of white space', 'const a  =  1;\nb\n', find('const a = 1;\n', 'const a = 2;\n'), 'L3w', 'const a = 2;\nb\n'],
  [
    'typographic characters',
    'say("it\u2019s \u2014 fine\u2026")\nb\n',
    find('say("it\'s - fine...")\nb\n', 'say("it\'s - fine...")\nx\n'),
    'L4',
    'say("it\u2019s \u2014 fine\u2026")\nx\n',
  ],
  ['no-break spaces of the anchor', 'let a = 1;\n', find('let\u00a0a = 1;', 'let a = 2;', inText), 'L3w', 'let a = 2;\n'],
  ['escaped line feeds and quotes', 'a("b")\nc\n', find('a(\\"b\\")\\nc', 'a(\\"x\\")\\nc', inText), 'L5', 'a("x")\nc\n'],
  ['entities', 'if (a < b && c) {\n', find('if (a &lt; b &amp;&amp; c) {\n', 'if (a &gt; b &amp;&amp; c) {\n'), 'L5', 'if (a > b && c) {\n'],
  ['entities in part of a line', 'if (a < b) {\n', find('a &lt; b', 'a &gt; b', inText), 'L5', 'if (a > b) {\n'],
  ['blank lines around the anchor', 'a\nb\nc\n', find('\na\nb\n\n', '\na\nx\n\n'), 'L6', 'a\nx\nc\n'],
  ['blank lines around it and other indentation', '  a\n  b\nc\n', find('\na\nb\n', '\na\nx\n'), 'L6', '  a\n  x\nc\n'],
  ['ellipsis lines', 'a\nb\nc\nd\n', find('a\n...\nd\n', 'x\n...\ny\n'), 'L7', 'x\nb\nc\ny\n'],
  ['ellipsis comments', 'a\nb\nc\nd\n', find('a\n// ... existing code ...\nd\n', 'a\n// ... existing code ...\ny\n'), 'L7', 'a\nb\nc\ny\n'],
  ['ellipsis lines of a hunk', 'a\nb\nc\nd\n', hunk('-a\n+x\n ...\n c\n-d\n+y'), 'L7', 'x\nb\nc\ny\n'],
  [
    'a wrong first context line',
    `${long}rest\n`,
    hunk(' export const zero = 0;\n export const second = compute(gamma, delta);\n-export const third = 3;\n+x'),
    'L10',
    `${long.split('export const third')[0]}x\nrest\n`,
  ],
  [
    'wrong context at both ends',
    long,
    hunk(' nothing\n-export const second = compute(gamma, delta);\n+x\n nothing'),
    'L10',
    long.replace('export const second = compute(gamma, delta);', () => 'x'),
  ],
  [
    'a slip of the pen',
    long,
    find('export const secnd = compute(gamma, delta);\n', 'x\n'),
    'L9',
    long.replace('export const second = compute(gamma, delta);', () => 'x'),
  ],
  [
    'two blanks where the file has four',
    'f {\n    a\n        b\n}\n',
    find('  a\n    b\n', '  a\n    x\n      y\n'),
    'L3',
    'f {\n    a\n        x\n            y\n}\n',
  ],
  [
    'a slip in a line that stays, which keeps its bytes',
    long,
    hunk('-export const first = compute(alpha, beta);\n+x\n export const secnd = compute(gamma, delta);\n-export const third = 3;\n+y'),
    'L9',
    'x\nexport const second = compute(gamma, delta);\ny\n',
  ],
  ['lost indentation, which inserted lines take from the line before', '  a\n      b\n', hunk(' a\n+x\n b\n+y'), 'L3', '  a\n  x\n      b\n      y\n'],
  [
    'a dropped indentation and blanks for tabs, which the rest of the file tells',
    'a {\n\tb {\n\t\tc\n\t}\n}\n',
    find('c\n', 'c {\n  x\n    y\n'),
    'L2',
    'a {\n\tb {\n\t\tc {\n\t\t\tx\n\t\t\t\ty\n\t}\n}\n',
  ],
  [
    'a dropped indentation and tabs for blanks, which the rest of the file tells',
    'a {\n   b {\n      c\n   }\n}\n',
    find('c\n', 'c {\n\tx\n'),
    'L2',
    'a {\n   b {\n      c {\n         x\n   }\n}\n',
  ],
  ['two blanks for a tab', 'f {\n\tb\n}\n', find('  b\n', '  b\n    y\n'), 'L2', 'f {\n\tb\n\t\ty\n}\n'],
];

describe('tiers', () => {
  it.each(rows)('place an edit despite %s', (_name, before, proposal, tier, after) => {
    expect([tierOf(before, proposal), editText(before, proposal, { profile: lenient })]).toEqual([tier, after]);
  });
  it.each(rows.filter(([, , , tier]) => tier !== 'L0' && tier !== 'L0n'))('are not all tried under strict: %s', (_name, before, proposal) => {
    expect(editText(before, proposal)).toBe('not_found');
  });
});

/** Each row: a case that a forgiving reader could get wrong. */
const refusals: readonly [name: string, before: string, proposal: Proposal, code: string][] = [
  ['does not go on to a looser tier when an exact anchor has twins', 'a\na\n a \n', find('a\n', 'x\n'), 'ambiguous'],
  ['does not choose between twins of a looser tier', ' a\n  a\n', find('a\n', 'x\n'), 'ambiguous'],
  ['does not guess between parts around an ellipsis', 'a\nb\nd\nd\n', find('a\n...\nd\n', 'a\n...\nx\n', { hint: 0 }), 'ambiguous'],
  ['needs the parts around an ellipsis in order', 'd\nb\na\n', find('a\n...\nd\n', 'x\n...\ny\n'), 'not_found'],
  ['needs an ellipsis to be kept', 'a\nb\nc\nd\n', find('a\n...\nd\n', 'x\n'), 'not_found'],
  ['does not shrink context down to a brace', 'a {\n}\n', hunk(' wrong\n-}\n+)'), 'not_found'],
  [
    'does not take a near text that has a rival',
    'export const a1 = compute(x);\nexport const a2 = compute(x);\n',
    find('export const a3 = compute(x);\n', 'x\n'),
    'ambiguous',
  ],
  ['does not take a near text that has a distant rival', 'const alpha = 1234567\nconst alph_ = 12345__\n', find('const alpha = 1234568\n', 'x\n'), 'ambiguous'],
  ['does not take a text that is only half near', 'const alpha = 1234567\n', find('const alph_ = 12345__\n', 'x\n'), 'not_found'],
  ['does not take a text that is not near', long, find('export let secnd = compute(epsilon);\n', 'x\n'), 'not_found'],
  ['does not unescape what stands in the file as it is', 'a("\\n")\na("\n")\n', find('a("\\n")\n', 'a("\\n")\n'), 'no_change'],
];

describe('the lenient profile', () => {
  it.each(refusals)('%s', (_name, before, proposal, code) => {
    expect(editText(before, proposal, { profile: lenient })).toBe(code);
  });
  it('takes the twin nearest to a hint', () => {
    expect(editText('a\nb\nb\nb\na\n', find('a\n', 'x\n', { hint: 3 }), { profile: lenient })).toBe('a\nb\nb\nb\nx\n');
    expect(editText('a\nb\nb\nb\na\n', find('a\n', 'x\n', { hint: 2 }), { profile: lenient })).toBe('ambiguous');
  });
  it('says how it indented', () => {
    const { placement } = edit({ 'a.ts': '    a\n' }, [find('a\n', 'x\n')], { profile: lenient });
    expect(placement?.edits).toEqual([{ path: 'a.ts', tier: 'L2', candidates: 1, note: 're-indented by 4 columns' }]);
  });
  it('names the closest text when nothing fits', () => {
    const result = edit({ 'a.ts': long }, [find('export const fourth = 3;\nexport const third = 3;\n', '')], { profile: lenient });
    expect(result).toMatchObject({ code: 'not_found', facts: { proposal: 0, tier: 'L9', nearest: { line: 1 } } });
  });
  it('leaves lines that stay as they are', () => {
    const before = 'a  \nb\u00a0c\n\td\n';
    expect(editText(before, find('a\nb c\nd\n', 'a\nnew\nb c\nd\n'), { profile: lenient })).toBe('a  \nnew\nb\u00a0c\n\td\n');
  });
});
