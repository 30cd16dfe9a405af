import { describe, expect, it } from 'vitest';
import { hashLine } from '../../formats/shared/line-hash.ts';

/** The published values of xxHash32 with seed 0 end in the byte that is stated. */
const rows: readonly (readonly [text: string, byte: number, id: string])[] = [
  ['a', 0x56, 'RW'],
  ['as', 0x64, 'WV'],
  ['abc', 0xff, 'HH'],
  ['Nobody inspects the spammish repetition', 0x2f, 'MH'],
];

describe('the name of a line', () => {
  it.each(rows)('of %j says the byte %d of its hash', (text, _, id) => {
    expect(hashLine(text, 0)).toBe(id);
  });

  it('does not depend on the number of a line with a letter or digit, nor on white space at its end', () => {
    expect(hashLine('abc \t', 7)).toBe('HH');
    expect(hashLine('é', 3)).toBe(hashLine('é', 4));
  });

  it('depends on the number of a line without one', () => {
    const names = Array.from({ length: 50 }, (_, line) => hashLine('}', line));
    expect(new Set(names).size).toBeGreaterThan(25);
  });
});
