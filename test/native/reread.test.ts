import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { realCommits } from '../score/real-commits.ts';
import { core, openGrammars } from './addon.ts';

// The law of the incremental reader: what a base was edited to is the same document as the same text read anew.

const grammarOf = openGrammars();
const bases = new Map<string, unknown>();

/** All that the core knows of a text, with keys numbered in the order in which they come up. */
const describeDocument = (numbers: Uint32Array): Buffer => {
  const [, , leaves = 0, soft = 0] = numbers;
  const start = 4 + 3 * leaves + 2 * soft;
  const seen = new Map<number, number>();
  for (let at = start; at < start + leaves; at++) {
    const key = numbers[at] ?? 0;
    const number = seen.get(key) ?? seen.size;
    seen.set(key, number);
    numbers[at] = number;
  }
  return Buffer.from(numbers.buffer);
};

const expectSameDocument = (path: string, before: string, after: string): void => {
  const grammar = grammarOf(path);
  const id = `${path}\n${before}`;
  const base = bases.get(id) ?? core.base(before, grammar);
  bases.set(id, base);
  const again = describeDocument(core.describeEdited(base, after, grammar));
  expect(again.equals(describeDocument(core.describe(after, grammar))), `${path}: ${JSON.stringify({ before, after })}`.slice(0, 20_000)).toBe(true);
};

const toBytes = (report: Uint32Array): string => Buffer.from(report.buffer).toString('hex');

const suite = await loadSuite(embeddedSuite);
const fixtures = [...suite.tasks.values()].flatMap(({ files, references }) =>
  references.flatMap((reference) =>
    [...reference].flatMap(([path, after]) => (files.has(path) && files.get(path) !== after ? [[path, files.get(path) ?? '', after] as const] : [])),
  ),
);
const recorded = realCommits.flatMap(({ before, after }) =>
  [...before].flatMap(([path, text]) => (after.has(path) && after.get(path) !== text ? [[path, text, after.get(path) ?? ''] as const] : [])),
);
const texts = [...new Map(fixtures.map(([path, before]) => [path, before]))];

describe('a file that is read again after an edit', () => {
  it('is read as if anew, for every accepted solution of the suite and its reverse', () => {
    for (const [path, before, after] of fixtures) {
      expectSameDocument(path, before, after);
      expectSameDocument(path, after, before);
    }
  });

  it.skipIf(recorded.length === 0)('is read as if anew, for every recorded commit and its reverse', () => {
    for (const [path, before, after] of recorded) {
      expectSameDocument(path, before, after);
      expectSameDocument(path, after, before);
    }
  });

  it('has the same reports where it is known as an accepted solution', () => {
    for (const [path, before, after] of [...fixtures, ...recorded]) {
      const grammar = grammarOf(path);
      const base = core.base(before, grammar);
      const [solution, other] = [core.reference(base, after, grammar), core.reference(base, `${after}\n${after}`, grammar)];
      const read = core.compare(base, after, grammar, [undefined, other]);
      const known = core.compare(base, after, grammar, [undefined, other, solution]).slice(0, 2);
      expect(known.map(toBytes), path).toEqual(read.map(toBytes));
    }
  });

  it('is read by its own grammar where a solution has its text under another name', () => {
    const [text, program] = [undefined, grammarOf('a.ts')];
    const base = core.base('f(1);\n', text);
    const solution = core.reference(base, 'f(2, 3);\n', program);
    const [read] = core.compare(base, 'f(2, 3);\n', text, [undefined]);
    const [known] = core.compare(base, 'f(2, 3);\n', text, [undefined, solution]);
    expect(toBytes(known)).toEqual(toBytes(read));
    expect(toBytes(core.compare(base, 'f(2, 3);\n', program, [undefined])[0])).not.toEqual(toBytes(read));
  });

  it('is read as if anew, for edits of any kind', () => {
    const scrap = fc.constantFrom(
      '(',
      ')',
      '{',
      '}',
      '"',
      "'",
      '`',
      '${',
      '/*',
      '*/',
      '//',
      '\n',
      '\r\n',
      ' ',
      ';',
      ',',
      '<a>',
      '</a>',
      'if (x) ',
      'x => y',
      '\ufeff',
      'é',
    );
    const edit = fc.record({ at: fc.nat(1_000_000), drop: fc.nat(40), put: fc.array(scrap, { maxLength: 3 }), from: fc.nat(1_000_000), copy: fc.nat(80) });
    const property = fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), ([path, before], edits) => {
      let after = before;
      for (const { at, drop, put, from, copy } of edits) {
        const place = at % (after.length + 1);
        const source = from % (before.length + 1);
        after = after.slice(0, place) + put.join('') + before.slice(source, source + copy) + after.slice(place + drop);
      }
      expectSameDocument(path, before, after);
    });
    fc.assert(property, { seed: 20_261_125, numRuns: 800 });
  });

  it('is read as if anew where whole lines come, go and move', () => {
    const edit = fc.record({ at: fc.nat(10_000), drop: fc.nat(3), from: fc.nat(10_000), copy: fc.nat(4), indent: fc.boolean() });
    const property = fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }), ([path, before], edits) => {
      const lines = before.split('\n');
      const after = [...lines];
      for (const { at, drop, from, copy, indent } of edits) {
        const source = from % lines.length;
        const copied = lines.slice(source, source + copy).map((line) => (indent ? `  ${line}` : line));
        after.splice(at % after.length, drop, ...copied);
      }
      expectSameDocument(path, before, after.join('\n'));
    });
    fc.assert(property, { seed: 20_261_126, numRuns: 800 });
  });
});
