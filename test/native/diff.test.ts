import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, readBase } from '../../src/syntax/native.ts';

const options = { seed: 20_261_123, numRuns: 400 };

/** Length of a longest common subsequence, the slow and certain way. */
const commonLength = (one: readonly string[], other: readonly string[]): number => {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const item of one) {
    const next = [0];
    for (const [at, candidate] of other.entries()) next.push(item === candidate ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row[other.length] ?? 0;
};

/** Leaves are lines in a file without a grammar. */
const countChanged = (one: readonly string[], other: readonly string[]): number =>
  compareText(readBase('a.unknown', one.join('\n')), 'a.unknown', other.join('\n'))[0]?.changed ?? -1;

const words = (letters: string, maxLength: number) => fc.array(fc.constantFrom(...letters), { maxLength });

describe('the diff of leaves', () => {
  it.each([
    ['few', 'ab', 60],
    ['some', 'abcdef', 60],
    ['many', 'abcdefghijklmnopqrstuvwxyz', 40],
  ])('is as short as can be: %s different leaves', (_, letters, length) => {
    const property = fc.property(words(letters, length), words(letters, length), (one, other) => {
      expect(countChanged(one, other)).toBe(one.length + other.length - 2 * commonLength(one, other));
    });
    fc.assert(property, options);
  });

  it('reports each changed leaf in exactly one atom', () => {
    const property = fc.property(words('abc', 40), words('abc', 40), (one, other) => {
      const base = one.join('\n');
      const after = other.join('\n');
      const [report] = compareText(readBase('a.unknown', base), 'a.unknown', after);
      const atoms = report!.atoms;
      const kept = (text: string, spans: readonly [number, number][]) => {
        const units = text.split('');
        for (const [from, to] of spans) units.fill('', from, to);
        return units.join('').replaceAll(/\s/g, '');
      };
      const changes = atoms.filter((atom) => atom.leaves > 0);
      expect(
        kept(
          base,
          changes.map(({ from, to }) => [from, to]),
        ),
      ).toBe(
        kept(
          after,
          changes.map(({ newFrom, newTo }) => [newFrom, newTo]),
        ),
      );
    });
    fc.assert(property, options);
  });

  it('stays fast where nothing is the same any more', () => {
    const one = Array.from({ length: 40_000 }, (_, i) => `${(i * 7919) % 5003}`);
    const other = Array.from({ length: 40_000 }, (_, i) => `${(i * 104_729) % 5003}`);
    const changed = countChanged(one, other);
    expect(changed).toBeLessThanOrEqual(80_000);
    expect(countChanged(one, other)).toBe(changed);
  });
});
