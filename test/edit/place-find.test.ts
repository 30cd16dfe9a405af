import { describe, expect, it } from 'vitest';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';
import type { Profile } from '../../src/profile.ts';
import { edit, editText, find, hunk } from './editing.ts';

describe('find by lines', () => {
  const rows: readonly [name: string, before: string, from: string, to: string, after: string][] = [
    ['replaces a line', 'a\nb\nc\n', 'b\n', 'x\n', 'a\nx\nc\n'],
    ['deletes lines', 'a\nb\nc\n', 'b\n', '', 'a\nc\n'],
    ['inserts beside a kept line', 'a\nb\n', 'a\n', 'a\nx\n', 'a\nx\nb\n'],
    ['matches a last line without newline and keeps it so', 'a\nb', 'b\n', 'x\ny\n', 'a\nx\ny'],
    ['deletes a last line without newline and keeps the file so', 'a\nb', 'b\n', '', 'a'],
    ['inserts after a last line without newline', 'a\nb', 'b\n', 'b\nc\n', 'a\nb\nc'],
    ['empties a file', 'a\n', 'a\n', '', ''],
    ['inserts CRLF into a CRLF file', 'a\r\nb\r\n', 'b\n', 'x\ny\n', 'a\r\nx\r\ny\r\n'],
    ['takes carriage returns as written', 'a\r\nb\r\n', 'b\r\n', 'x\n', 'a\r\nx\n'],
    ['keeps each ending of a mixed file', 'a\r\nb\nc\r\n', 'a\nb\nc\n', 'a\nx\nc\n', 'a\r\nx\nc\r\n'],
    ['edits the first line after a byte order mark', '\uFEFFa\nb\n', 'a\n', 'x\n', '\uFEFFx\nb\n'],
    ['takes only whole lines', 'ab\nb\n', 'b\n', 'x\n', 'ab\nx\n'],
    ['does not take the end of a last line for a line', 'a\nxb', 'b\n', 'x\n', 'not_found'],
    ['takes dollar signs as they are', 'a\nb\n', 'b\n', '$& $1 $$\n', 'a\n$& $1 $$\n'],
    ['rejects twins', 'a\nb\na\n', 'a\n', 'x\n', 'ambiguous'],
    ['counts overlapping twins', 'a\na\na\n', 'a\na\n', 'x\n', 'ambiguous'],
    ['rejects what is not there', 'a\n', 'b\n', 'x\n', 'not_found'],
    ['rejects an empty anchor in a file with text', 'a\n', '', 'x\n', 'ambiguous'],
    ['fills an empty file', '', '', 'x\n', 'x\n'],
    ['rejects an edit that changes nothing', 'a\n', 'a\n', 'a\n', 'no_change'],
  ];
  it.each(rows)('%s', (_name, before, from, to, after) => {
    expect(editText(before, find(from, to))).toBe(after);
  });
});

it.each([find('', 'x\n'), hunk('+x\n')])('an edit without old text is said to name no place: %o', (proposal) => {
  expect(() => locate([proposal], new Map([['a.ts', 'a\n']]), strict, 'original')).toThrow('the edit gives no text by which its place in a.ts could be found');
});

describe('find by text', () => {
  const rows: readonly [name: string, before: string, from: string, to: string, after: string][] = [
    ['replaces part of a line', 'let a = 1;\n', 'a = 1', 'b = 2', 'let b = 2;\n'],
    ['joins lines', 'a\nb\n', 'a\n', 'x', 'xb\n'],
    ['drops a final newline', 'a\nb\n', 'b\n', 'b', 'a\nb'],
    ["adds lines with the file's ending", 'a;b\r\nc\r\n', 'a;', 'a;\n', 'a;\r\nb\r\nc\r\n'],
    ['adds lines to the last line of a CRLF file', 'a\r\nb', 'b', 'b\nc', 'a\r\nb\r\nc'],
    ['matches across CRLF and changes only what differs', 'a\r\nb\r\nc\n', 'a\nb\nc', 'a\nx\ny\nc', 'a\r\nx\r\ny\r\nc\n'],
    ['adds CRLF behind a last line without newline', 'a\r\nb', 'a\nb', 'a\nb\nc', 'a\r\nb\r\nc'],
    ['does not split a CRLF', 'a\r\nb\r\n', '\nb', '', 'a\r\n'],
    ['takes explicit carriage returns as written', 'a\r\nb\r\n', 'a\r\nb', 'a\nb', 'a\nb\r\n'],
    ['counts overlapping occurrences', 'aaa\n', 'aa', 'b', 'ambiguous'],
    ['edits after a byte order mark', '\uFEFFa\r\nb\r\n', 'a\nb', 'a\nc', '\uFEFFa\r\nc\r\n'],
  ];
  it.each(rows)('%s', (_name, before, from, to, after) => {
    expect(editText(before, find(from, to, { unit: 'text' }))).toBe(after);
  });
});

describe('several occurrences', () => {
  it('replaces all', () => expect(editText('aaaa b a\n', find('aa', 'x', { unit: 'text', occurrence: 'all' }))).toBe('xx b a\n'));
  it('replaces as many as stated', () => expect(editText('a\nb\na\n', find('a\n', 'x\n', { occurrence: 2 }))).toBe('x\nb\nx\n'));
  it('rejects a count that does not hold', () => expect(editText('a\nb\na\n', find('a\n', 'x\n', { occurrence: 1 }))).toBe('wrong_count'));
  it('takes the twin on the hinted line', () => expect(editText('a\nb\na\n', find('a\n', 'x\n', { hint: 2 }))).toBe('a\nb\nx\n'));
  it('takes no other twin under strict', () => expect(editText('a\nb\na\nb\nb\n', find('a\n', 'x\n', { hint: 3 }))).toBe('ambiguous'));
  it('ignores a wrong hint where the text is unique', () => expect(editText('a\nb\n', find('b\n', 'x\n', { hint: 7 }))).toBe('a\nx\n'));
  it('reports where the twins are', () => {
    expect(edit({ 'a.ts': 'a\nb\na\n' }, [find('a\n', 'x\n')])).toMatchObject({ code: 'ambiguous', facts: { proposal: 0, tier: 'L0', lines: [0, 2] } });
  });
});

describe('other profiles', () => {
  const twins = 'a\nb\na\n';
  const by = (ambiguity: Profile['ambiguity']) => ({ profile: { ...strict, ambiguity } });
  it('can take the first candidate', () => expect(editText(twins, find('a\n', 'x\n'), by('first'))).toBe('x\nb\na\n'));
  it('can take all', () => expect(editText(twins, find('a\n', 'x\n'), by('all'))).toBe('x\nb\nx\n'));
  it('can take the nearest', () => expect(editText(twins, find('a\n', 'x\n', { hint: 5 }), by('nearest'))).toBe('a\nb\nx\n'));
  it('can ignore hints', () => {
    expect(editText(twins, find('a\n', 'x\n', { hint: 2 }), { profile: { ...strict, hints: 'ignore' } })).toBe('ambiguous');
  });
});

describe('sequential edits', () => {
  const sequential = { coordinates: 'sequential' } as const;
  it('sees what an earlier edit made', () => {
    expect(editText('a\nb\n', [find('a\n', 'x\ny\n'), find('y\nb\n', 'z\n')], sequential)).toBe('x\nz\n');
  });
  it('edits a file made earlier', () => {
    const result = edit({}, [find('', 'a\nb\n'), find('b\n', 'c\n')], sequential);
    expect(result.files).toEqual({ 'a.ts': 'a\nc\n' });
  });
  it('takes hints as lines of the file that was shown', () => {
    expect(editText('a\nb\na\n', [find('b\n', 'b\nc\nd\n'), find('a\n', 'x\n', { hint: 2 })], sequential)).toBe('a\nb\nc\nd\nx\n');
  });
  it('does not move hints by edits further down', () => {
    expect(editText('a\nb\na\nc\n', [find('c\n', 'c\nd\ne\n'), find('a\n', 'x\n', { hint: 2 })], sequential)).toBe('a\nb\nx\nc\nd\ne\n');
  });
  it('cannot edit a file made earlier in original coordinates', () => {
    expect(edit({}, [find('', 'a\nb\n'), find('b\n', 'c\n')]).code).toBe('duplicate_file_op');
  });
  it.each(['line', 'text'] as const)('say which edit changed what they look for, by %s', (unit) => {
    const edits = [find('c\n', 'd\n', { unit }), find('a\n', 'x\n', { unit }), find('a\nb\n', 'y\n', { unit })];
    expect(edit({ 'a.ts': 'a\nb\nc\n' }, edits, sequential)).toMatchObject({ code: 'not_found', facts: { proposal: 2, replacedBy: 1 } });
    const never = edit({ 'a.ts': 'a\nb\nc\n' }, [...edits.slice(0, 2), find('z\n', 'y\n', { unit })], sequential);
    expect(never.facts).not.toHaveProperty('replacedBy');
  });
  it.each(['line', 'text'] as const)('say where what they would make stands there already, by %s', (unit) => {
    const twice = edit({ 'a.ts': 'a\nx\nc\n' }, [find('a\nb\n', 'a\nx\n', { unit })], sequential);
    expect(twice).toMatchObject({ code: 'not_found', facts: { done: true } });
    expect(edit({ 'a.ts': 'a\nx\nc\n' }, [find('a\nb\n', 'a\n', { unit })], sequential).facts).not.toHaveProperty('done');
  });
  it('does not see it in original coordinates', () => {
    expect(editText('a\nb\n', [find('a\n', 'x\n'), find('x\n', 'y\n')])).toBe('not_found');
  });
});
