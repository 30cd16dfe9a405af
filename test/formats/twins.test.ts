import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { udiff } from '../../formats/udiff.ts';
import { v4a } from '../../formats/v4a.ts';
import { apply } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';

/** A file of few blocks that come again and again, so that hunks and the scopes above them have twins. */
const blocks = fc.constantFrom<readonly string[]>(
  ['x'],
  ['x', 'y', 'x', 'y', 'z'],
  ['function one() {', '  a();', '  b();', '  c();', '  a();', '  b();', '  c();', '}'],
  ['function two() {', '  if (x) {', '    a();', '    b();', '    c();', '    d();', '  }', '}', ''],
  ['class A {', '  m() {', '    a();', '    b();', '    c();', '    d();', '  }', '}'],
);
const repeated = fc.tuple(blocks, fc.integer({ min: 1, max: 5 })).map(([lines, count]) => Array.from({ length: count }, () => lines).flat());
const files = fc.array(repeated, { minLength: 1, maxLength: 5 }).map((runs) => runs.flat());

/** The file with some lines deleted, replaced or doubled. */
const edits = files.chain((lines) =>
  fc.array(fc.tuple(fc.nat({ max: lines.length - 1 }), fc.constantFrom('delete', 'replace', 'double')), { minLength: 1, maxLength: 3 }).map((places) => {
    const edited = lines.map((line) => [line]);
    for (const [at, kind] of places) edited[at] = kind === 'delete' ? [] : kind === 'replace' ? ['new();'] : [lines[at] ?? '', lines[at] ?? ''];
    return [toText(lines), toText(edited.flat())] as const;
  }),
);

const toText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe.each([udiff, v4a])('$name', (format) => {
  it('writes hunks that land where they belong, however often their lines come', () => {
    fc.assert(
      fc.property(edits, ([old, edited]) => {
        fc.pre(old !== edited);
        const before = new Map([['a.ts', old]]);
        const { response, lossy } = format.render(before, new Map([['a.ts', edited]]));
        expect(lossy).toEqual([]);
        expect(apply(before, locate(format.parse(response), before, strict, format.coordinates))).toEqual(new Map([['a.ts', edited]]));
      }),
      { seed: 20_261_123, numRuns: 500 },
    );
  });
});

describe('udiff', () => {
  it('says that it cannot tell changed lines from the header of a file', () => {
    const files = ['-- /dev/null\n', '++ b/x\n'].map((text) => new Map([['a.sql', text]]));
    expect(udiff.render(files[0] ?? new Map(), files[1] ?? new Map()).lossy).toEqual(['delimiter']);
  });
});
