import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classicDiff } from '../../formats/classic-diff.ts';
import { hashline } from '../../formats/hashline.ts';
import { lineRange } from '../../formats/line-range.ts';
import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { lenient, strict } from '../../src/edit/profiles.ts';
import { EditError } from '../../src/errors.ts';
import type { Profile } from '../../src/profile.ts';
import type { Files } from '../../src/types.ts';

const options = { seed: 20_261_123, numRuns: 500 };

/** Lines that come again and again, and lines that look like those of a listing. */
const line = fc.constantFrom('a', 'b', '', '}', '  a', '1|a', '2|b', '3|', ' 4|c', '1#WZ|one', '2#HV|two', '3#HN:three', '|', '1|2|a');
const lists = fc.array(line, { minLength: 1, maxLength: 12 });
const pairs = fc.tuple(lists, lists).filter(([before, after]) => before.join('\n') !== after.join('\n'));
const toText = (lines: readonly string[]): string => lines.map((text) => `${text}\n`).join('');

describe.each([classicDiff, lineRange, hashline])('$name', (format) => {
  it('gives lines back that look like those of a listing, and twins', () => {
    fc.assert(
      fc.property(pairs, ([old, edited]) => {
        const [before, after] = [new Map([['a.ts', toText(old)]]), new Map([['a.ts', toText(edited)]])];
        const { response, lossy } = format.render(before, after);
        expect(lossy).toEqual([]);
        expect(withChanges(before, apply(before, locate(format.parse(response), before, strict, format.coordinates)))).toEqual(after);
      }),
      options,
    );
  });
});

const shown = 'const a = 1;\n\n}\n\u00e9\r\n';

describe('a listing', () => {
  it.each([
    [lineRange, '1|const a = 1;\n2|\n3|}\n4|\u00e9\n'],
    [hashline, '1#ZY|const a = 1;\n2#KM|\n3#RZ|}\n4#MS|\u00e9\n'],
  ])('shows each line with its address: $name', (format, listing) => {
    expect(format.list?.('a.ts', shown)).toBe(listing);
  });
});

/** An ed command, and the lines of a text after it: a model of the literal reading. */
interface Command {
  readonly text: string;
  run(lines: string[]): void;
}

const commands: fc.Arbitrary<Command> = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 2 }), fc.constantFrom('a', 'i', 'c', 'd'), fc.nat({ max: 2 }))
  .map(([from, more, letter, count]) => {
    const isRange = letter === 'c' || letter === 'd';
    const written = letter === 'd' ? [] : Array.from({ length: count }, (_, index) => `${letter}${from}${index}`);
    const text = [`${from}${isRange && more > 0 ? `,${from + more}` : ''}${letter}`, ...written, ...(letter === 'd' ? [] : ['.'])].join('\n');
    return { text, run: (lines) => lines.splice(letter === 'a' ? from : from - 1, isRange ? more + 1 : 0, ...written) };
  });

const run = (text: string, before: Files, profile: Profile): string => {
  try {
    const after = withChanges(before, apply(before, locate(classicDiff.parse({ text, toolCalls: [] }), before, profile, classicDiff.coordinates)));
    return after.get('a.txt') ?? '';
  } catch (error) {
    if (error instanceof EditError) return error.code;
    throw error;
  }
};

describe('an ed script', () => {
  it('that strict takes means the same in both readings', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(commands, { minLength: 1, maxLength: 4 }), (script) => {
        const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
        const before = new Map([['a.txt', toText(lines)]]);
        const text = `${script.map((command) => command.text).join('\n')}\n`;
        const result = run(text, before, strict);
        for (const command of script) command.run(lines);
        if (!result.includes('line')) return;
        taken++;
        expect(result).toBe(toText(lines));
        expect(run(text, before, lenient)).toBe(result);
      }),
      { ...options, numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(400);
  });
});
