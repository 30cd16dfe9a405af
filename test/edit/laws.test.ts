import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLines, sharedEnds } from '../../src/edit/align.ts';
import { openText } from '../../src/edit/file-text.ts';
import { trimmedKey } from '../../src/edit/keys.ts';
import { bomLength, contentOf, contentsOf, lineAt, splitLines, startOf, terminatorOf } from '../../src/edit/lines.ts';
import { locate } from '../../src/edit/locate.ts';
import { findAll } from '../../src/edit/occurrences.ts';
import { lenient } from '../../src/edit/profiles.ts';
import { sharedLines } from '../../src/edit/shared-lines.ts';
import { ShownFiles } from '../../src/edit/shown-files.ts';
import { distanceWithin } from '../../src/edit/similarity.ts';
import { EditError } from '../../src/errors.ts';
import type { Files, Placement, Proposal } from '../../src/types.ts';
import { aimed, aimedEdits, aimedHunks, line, plainText, someFind, someHunk, someLines, text, written } from './arbitraries.ts';
import { edit, find } from './editing.ts';

const options = { seed: 20_261_123, numRuns: 500 };
const law = <T>(property: fc.IPropertyWithHooks<T>): void => fc.assert(property, options);

describe('lines', () => {
  it('lose nothing', () => {
    law(
      fc.property(text, (base) => {
        const split = splitLines(base);
        const parts = split.ends.map((_, index) => contentOf(split, index) + terminatorOf(split, index));
        expect(base.slice(0, bomLength(base)) + parts.join('')).toBe(base);
      }),
    );
  });
  it('end in terminators and hold none', () => {
    law(
      fc.property(text, (base) => {
        const split = splitLines(base);
        for (let i = 0; i < split.count; i++) {
          expect(contentOf(split, i)).not.toMatch(/[\r\n]/);
          expect(terminatorOf(split, i)).toMatch(i < split.count - 1 ? /^(\r\n|\n|\r)$/ : /^(\r\n|\n|\r|)$/);
          for (let offset = startOf(split, i); offset < startOf(split, i + 1); offset++) expect(lineAt(split, offset)).toBe(i);
        }
        expect(lineAt(split, base.length)).toBe(/[\r\n]$/.test(base) || split.count === 0 ? split.count : split.count - 1);
      }),
    );
  });
  it('that two texts share at their ends are found whatever is skipped as the same to the letter', () => {
    const block = fc.constantFrom('a\r', 'a\n', 'ab\r\n', '\r', 'a').map((part) => part.repeat(1024).slice(0, 1024));
    const middle = fc.tuple(fc.constantFrom('', '\n', '\r', 'a'), text, fc.constantFrom('', '\n', '\r')).map((parts) => parts.join(''));
    law(
      fc.property(block, middle, middle, block, (head, one, other, tail) => {
        const [before, after] = [splitLines(head + one + tail), splitLines(head + other + tail)];
        expect(sharedLines(before, after)).toEqual(sharedEnds(contentsOf(before), contentsOf(after)));
      }),
    );
  });
});

describe('findAll', () => {
  it('finds each occurrence, by either way of searching', () => {
    const letters = fc.array(fc.constantFrom('a', 'b'), { maxLength: 30 }).map((all) => all.join(''));
    law(
      fc.property(letters, letters, fc.boolean(), (hay, wanted, repeat) => {
        const big = repeat ? hay.repeat(400) : hay;
        const needle = repeat ? wanted.repeat(300) : wanted;
        const expected = needle === '' ? [] : [...big].flatMap((_, at) => (big.startsWith(needle, at) ? [at] : []));
        expect(findAll(big, needle)).toEqual(expected);
      }),
    );
  });
});

describe('findAll on long repetitive text', () => {
  it('counts overlapping occurrences', () => {
    expect(findAll('ab'.repeat(1e5), 'ab'.repeat(5e4))).toHaveLength(5e4 + 1);
    expect(findAll('a'.repeat(2e5), `${'a'.repeat(1e5)}b`)).toEqual([]);
    expect(findAll(`${'a'.repeat(2e5)}b`, `${'a'.repeat(1e5)}b`)).toEqual([1e5]);
    expect(findAll('aab'.repeat(1e5), `${'aab'.repeat(5e4)}aa`).slice(0, 2)).toEqual([0, 3]);
  });
});

describe('findLines', () => {
  it('finds the same when it is asked again and again', () => {
    law(
      fc.property(text, fc.array(line, { minLength: 1, maxLength: 3 }), (base, wanted) => {
        const file = openText(base);
        const contents = contentsOf(splitLines(base));
        const expected = contents.flatMap((_, at) => (wanted.every((one, index) => one.trim() === contents[at + index]?.trim()) ? [at] : []));
        for (let round = 0; round < 12; round++) expect(file.findLines(wanted, trimmedKey)).toEqual(expected);
      }),
    );
  });
});

describe('alignLines', () => {
  it('leads from one list of lines to the other and keeps what they share', () => {
    law(
      fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (before, after) => {
        const script = alignLines(before, after);
        expect(script.filter(({ op }) => op !== 'insert').map((one) => one.text)).toEqual(before);
        expect(script.filter(({ op }) => op !== 'delete').map((one) => one.text)).toEqual(after);
        expect(script.filter(({ op }) => op === 'keep').length).toBe(longestShared(before, after));
      }),
    );
  });
});

describe('distanceWithin', () => {
  it('is the edit distance where that is small enough', () => {
    const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 }).map((all) => all.join(''));
    law(
      fc.property(word, word, fc.nat(10), (a, b, most) => {
        const distance = plainDistance(a, b);
        expect(distanceWithin(a, b, most, { left: 1e6 })).toBe(distance <= most ? distance : undefined);
      }),
    );
  });
});

describe('placing an edit', () => {
  it('leaves every byte outside of its splices', () => {
    law(
      fc.property(aimedEdits(text), fc.boolean(), ([base, all], sequential) => {
        const result = edit({ 'a.ts': base }, all, { profile: lenient, coordinates: sequential ? 'sequential' : 'original' });
        if (result.code !== undefined) return;
        expect(result.files['a.ts']).toBe(replay(base, result.placement));
      }),
    );
  });
  it('gives under lenient what it gives under strict', () => {
    law(
      fc.property(aimedEdits(text), fc.boolean(), ([base, all], sequential) => {
        const coordinates = sequential ? 'sequential' : 'original';
        const strictly = edit({ 'a.ts': base }, all, { coordinates });
        if (strictly.code !== undefined) return;
        expect(edit({ 'a.ts': base }, all, { coordinates, profile: lenient }).files).toEqual(strictly.files);
      }),
    );
  });
  it('replaces one occurrence of a text as a slice does', () => {
    law(
      fc.property(aimed, ([base, proposal]) => {
        if (proposal.kind !== 'find' || proposal.find === '' || /\r/.test(base)) return;
        const at = findAll(base, proposal.find);
        const result = edit({ 'a.ts': base }, [proposal]);
        const [start = 0] = at;
        const expected = base.slice(0, start) + proposal.replace + base.slice(start + proposal.find.length);
        if (at.length === 1 && expected !== base) expect(result.files?.['a.ts']).toBe(expected);
        else expect(result.code).toMatch(/ambiguous|no_change/);
      }),
    );
  });
  it('lands where it does in a snapshot that nothing was searched in before', () => {
    const place = (all: readonly Proposal[], files: Files): unknown => {
      try {
        return locate(all, files, lenient, 'original');
      } catch (error) {
        return error instanceof EditError ? [error.code, error.facts] : error;
      }
    };
    law(
      fc.property(text, fc.array(fc.array(fc.oneof(someFind, someHunk), { maxLength: 3 }), { maxLength: 12 }), (base, answers) => {
        const files = new ShownFiles([['a.ts', base]]);
        for (const all of answers) expect(place(all, files)).toEqual(place(all, new Map(files)));
      }),
    );
  });
  it('makes sequential edits as one after the other', () => {
    const finds = fc.array(
      fc.oneof(
        someFind,
        fc.tuple(fc.nat(10), written).map(([at, replace]) => ({ at, replace })),
      ),
      { minLength: 1, maxLength: 5 },
    );
    law(
      fc.property(text, finds, (base, all) => {
        let current = base;
        const made: Proposal[] = [];
        for (const one of all) {
          const proposal = 'at' in one ? find(current.slice(one.at, one.at + 3), one.replace, { unit: 'text', occurrence: 'all' }) : one;
          const { hint: _, ...unhinted } = proposal as Extract<Proposal, { kind: 'find' }>;
          const result = edit({ 'a.ts': current }, [unhinted], { coordinates: 'sequential' });
          if (result.code !== undefined) continue;
          current = result.files['a.ts'] ?? '';
          made.push(unhinted);
        }
        const together = edit({ 'a.ts': base }, made, { coordinates: 'sequential' });
        if (current === base) expect(together.code).toMatch('no_change');
        else expect(together.files?.['a.ts']).toBe(current);
      }),
    );
  });
  it('keeps CRLF files free of lone line feeds', () => {
    law(
      fc.property(aimedHunks(plainText('\r\n')), fc.array(fc.oneof(someFind, someLines), { maxLength: 2 }), ([base, one], more) => {
        const all = [one, ...more];
        const result = edit({ 'a.ts': base }, all, { profile: lenient });
        if (result.code === undefined && base.includes('\r\n')) expect(result.files['a.ts']?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
    );
  });
  it('keeps files that lack a final newline so, by hunks that say nothing about it', () => {
    law(
      fc.property(
        aimedHunks(
          plainText('\n').filter((base) => !base.includes('\n\n')),
          fc.constant(false),
        ),
        ([base, one]) => {
          const after = edit({ 'a.ts': base }, [one]).files?.['a.ts'];
          if (after) expect(after.endsWith('\n')).toBe(base.endsWith('\n'));
        },
      ),
    );
  });
});

/** A placement's splices carried out as plainly as can be. */
const replay = (base: string, { splices }: Placement): string => {
  let result = base;
  const ordered = splices.map((splice, index) => ({ ...splice, index }));
  ordered.sort((a, b) => b.from - a.from || b.to - a.to || b.index - a.index);
  for (const { from, to, text: replacement } of ordered) result = result.slice(0, from) + replacement + result.slice(to);
  return result;
};

const longestShared = (a: readonly string[], b: readonly string[]): number => {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  const without = longestShared(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longestShared(rest, b.slice(at + 1)));
};

const plainDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min((row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
};
