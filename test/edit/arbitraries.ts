import fc from 'fast-check';
import { contentOf, splitLines } from '../../src/edit/lines.ts';
import type { Proposal } from '../../src/types.ts';
import { find, hunk, lines } from './editing.ts';

/** Few different lines, so that twins are common. */
export const line = fc.constantFrom('', 'a', 'b', '  a', ' a ', 'ab', '}', 'a\u2028b', '\fa', 'let é = "😀";', '...');
const eol = fc.constantFrom('\n', '\r\n', '\r');
const mixedText = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(line, eol), { maxLength: 12 }), line)
  .map(([bom, all, last]) => bom + all.flat().join('') + last);
export const plainText = (end: '\n' | '\r\n') =>
  fc.tuple(fc.array(line, { maxLength: 12 }), fc.boolean()).map(([all, final]) => all.join(end) + (final && all.length > 0 ? end : ''));
export const text = fc.oneof(mixedText, plainText('\n'), plainText('\r\n'), fc.string({ maxLength: 30 }));
export const written = fc.tuple(fc.array(line, { maxLength: 4 }), fc.boolean()).map(([all, final]) => all.join('\n') + (final ? '\n' : ''));

export const someFind = fc
  .record({ find: written, replace: written, unit: fc.constantFrom('line' as const, 'text' as const), hint: fc.nat(12) })
  .map((row) => find(row.find, row.replace, row));
const hunkText = fc
  .array(fc.tuple(fc.constantFrom(' ', '-', '+'), line), { minLength: 1, maxLength: 6 })
  .map((all) => all.map(([op, content]) => op + content).join('\n'));
export const someHunk = fc
  .tuple(hunkText, fc.option(fc.nat(12)), fc.boolean(), fc.boolean())
  .map(([body, hint, atEnd, marked]) => hunk(body + (marked ? '\n\\' : ''), { atEnd, ...(hint === null ? {} : { hint }) }));
export const someLines = fc.tuple(fc.nat(8), fc.nat(8), written).map(([first, last, content]) => lines(first, last, content));

/** A find whose anchor is part of the text, so that most of them can be placed. */
export const aimed = fc
  .tuple(text, fc.nat(20), fc.nat(20), written)
  .map(([base, from, length, replace]): [string, Proposal] => [base, find(base.slice(from, from + length + 1), replace, { unit: 'text' })]);

/** A hunk of a text's own lines, some of them deleted, some doubled by inserted ones; at times with its number. */
const hunkOf = (base: string, from: number, marks: readonly string[], numbered: boolean): Proposal => {
  const split = splitLines(base);
  const first = Math.min(from, Math.max(0, split.count - 1));
  const body = marks.slice(0, split.count - first).flatMap((mark, index) => {
    const content = contentOf(split, first + index);
    return mark === '+' ? [` ${content}`, `+${content}x`] : [mark + content];
  });
  return hunk(body.join('\n'), numbered ? { hint: first } : {});
};
const marks = fc.array(fc.constantFrom(' ', '-', '+'), { minLength: 1, maxLength: 5 });

/** Texts with hunks of their lines. */
export const aimedHunks = (base: fc.Arbitrary<string>, numbered = fc.boolean()): fc.Arbitrary<[string, Proposal]> =>
  fc.tuple(base, fc.nat(10), marks, numbered).map(([content, from, ops, withHint]) => [content, hunkOf(content, from, ops, withHint)]);

/** Texts with edits of which most can be placed. */
export const aimedEdits = (base: fc.Arbitrary<string>): fc.Arbitrary<[string, Proposal[]]> =>
  base.chain((content) => {
    const aimedHunk = aimedHunks(fc.constant(content)).map(([, one]) => one);
    const aimedFind = fc
      .tuple(fc.nat(20), fc.nat(20), written)
      .map(([from, length, replace]) => find(content.slice(from, from + length + 1), replace, { unit: 'text', occurrence: 'all' }));
    const any = fc.oneof(aimedHunk, aimedHunk, aimedFind, someFind, someHunk, someLines);
    return fc.tuple(fc.constant(content), fc.array(any, { minLength: 1, maxLength: 3 }));
  });
