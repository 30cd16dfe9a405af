import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/types.ts';
import { edit, find, hunk, lines, remove, rename, write } from './editing.ts';

type Snapshot = Readonly<Record<string, string>>;

describe('file operations', () => {
  const base: Snapshot = { 'a.ts': 'a\nb\n', 'src/b.ts': 'c\n' };
  const rows: readonly [name: string, proposals: readonly Proposal[], after: Snapshot | string][] = [
    ['create a file', [write('src/new.ts', 'x', 'new')], { ...base, 'src/new.ts': 'x' }],
    ['create an empty file', [write('new.ts', '', 'new')], { ...base, 'new.ts': '' }],
    ['create by an empty anchor', [find('', 'x\n', { path: 'new.ts' })], { ...base, 'new.ts': 'x\n' }],
    ['create by a hunk', [hunk('+x\n+y\n\\', { path: 'new.ts' })], { ...base, 'new.ts': 'x\ny' }],
    ['do not create over a file', [write('a.ts', 'x', 'new')], 'file_exists'],
    ['do not create under a file', [write('a.ts/x', 'x', 'new')], 'file_exists'],
    ['do not create a folder', [write('src', 'x', 'new')], 'is_directory'],
    ['do not create twice', [write('n.ts', 'x'), write('n.ts', 'y')], 'duplicate_file_op'],
    ['do not create both a file and a folder', [write('n/x', 'x'), write('n', 'y')], 'is_directory'],
    ['write over a file', [write('a.ts', 'a\nx\n')], { ...base, 'a.ts': 'a\nx\n' }],
    ['do not write over a file twice', [write('a.ts', 'x\n'), write('a.ts', 'y\n')], 'duplicate_file_op'],
    ['delete', [remove('a.ts')], { 'src/b.ts': 'c\n' }],
    ['do not delete what is absent', [remove('n.ts')], 'file_not_found'],
    ['do not delete twice', [remove('a.ts'), remove('a.ts')], 'duplicate_file_op'],
    ['do not delete and edit', [remove('a.ts'), find('a\n', 'x\n')], 'duplicate_file_op'],
    ['do not edit and delete', [find('a\n', 'x\n'), remove('a.ts')], 'duplicate_file_op'],
    ['do not delete and write', [remove('a.ts'), write('a.ts', 'x')], 'duplicate_file_op'],
    ['do not delete what they make', [write('n.ts', 'x'), remove('n.ts')], 'duplicate_file_op'],
    ['rename', [rename('a.ts', 'lib/z.ts')], { 'lib/z.ts': 'a\nb\n', 'src/b.ts': 'c\n' }],
    ['rename and edit by the old path', [rename('a.ts', 'z.ts'), hunk('-a\n+x')], { 'z.ts': 'x\nb\n', 'src/b.ts': 'c\n' }],
    ['rename and edit by the new path', [hunk('-a\n+x', { path: 'z.ts' }), rename('a.ts', 'z.ts')], { 'z.ts': 'x\nb\n', 'src/b.ts': 'c\n' }],
    ['rename and write over', [rename('a.ts', 'z.ts'), write('z.ts', 'x\n')], { 'z.ts': 'x\n', 'src/b.ts': 'c\n' }],
    ['do not rename what is absent', [rename('n.ts', 'z.ts')], 'file_not_found'],
    ['do not rename onto a file', [rename('a.ts', 'src/b.ts')], 'file_exists'],
    ['do not rename onto themselves', [rename('a.ts', './a.ts')], 'file_exists'],
    ['do not rename twice', [rename('a.ts', 'y.ts'), rename('a.ts', 'z.ts')], 'duplicate_file_op'],
    ['do not rename two files to one', [rename('a.ts', 'z.ts'), rename('src/b.ts', 'z.ts')], 'duplicate_file_op'],
    ['do not rename and create', [rename('a.ts', 'z.ts'), write('z.ts', 'x', 'new')], 'file_exists'],
    ['do not leave the repo', [rename('a.ts', '../z.ts')], 'path_outside_repo'],
    ['do not edit what is absent', [find('a\n', 'x\n', { path: 'n.ts' })], 'file_not_found'],
    ['are all or nothing', [find('a\n', 'x\n'), find('zz\n', 'x\n')], 'not_found'],
  ];
  it.each(rows)('%s', (_name, proposals, after) => {
    const result = edit(base, proposals);
    expect(result.code ?? result.files).toEqual(after);
  });
});

describe('writing over a file', () => {
  const rows: readonly [name: string, before: string, text: string, after: string][] = [
    ['keeps CRLF', 'a\r\nb\r\n', 'a\nx\n', 'a\r\nx\r\n'],
    ['keeps LF', 'a\nb\n', 'a\r\nx\r\n', 'a\nx\n'],
    ['keeps the byte order mark', '\uFEFFa\n', 'x\n', '\uFEFFx\n'],
    ['does not double the byte order mark', '\uFEFFa\n', '\uFEFFx\n', '\uFEFFx\n'],
    ['keeps a missing final newline', 'a\nb', 'a\nx\n', 'a\nx'],
    ['keeps it when lines are added', 'a\nb', 'a\nb\nc\n', 'a\nb\nc'],
    ['keeps it when lines go', 'a\nb', 'a\n', 'a'],
    ['keeps a final newline', 'a\n', 'x', 'x\n'],
    ['keeps the bytes of lines that stay', 'a\r\nb\nc\r\n', 'a\nb\nx\n', 'a\r\nb\nx\r\n'],
    ['gives new lines the most frequent ending', 'a\r\nb\nc\r\nd\r\n', 'a\nx\nc\nd\n', 'a\r\nx\r\nc\r\nd\r\n'],
    ['can empty the file', 'a\nb', '', ''],
    ['fills an empty file as written', '', 'a\r\nb', 'a\r\nb'],
    ['changes nothing where only endings differ', 'a\r\n', 'a', 'no_change'],
  ];
  it.each(rows)('%s', (_name, before, text, after) => {
    const result = edit({ 'a.ts': before }, [write('a.ts', text)]);
    expect(result.code ?? result.files['a.ts']).toBe(after);
  });
});

describe('line ranges', () => {
  const rows: readonly [name: string, before: string, proposals: readonly Proposal[], after: string][] = [
    ['replace', 'a\nb\nc\n', [lines(1, 2, 'x\ny\n')], 'a\nx\ny\nc\n'],
    ['insert', 'a\nb\n', [lines(1, 1, 'x')], 'a\nx\nb\n'],
    ['insert at the end', 'a\nb', [lines(2, 2, 'x\n')], 'a\nb\nx'],
    ['delete', 'a\nb\nc\n', [lines(0, 2, '')], 'c\n'],
    ['take the ending of the lines they replace', 'a\r\nb\r\n', [lines(1, 2, 'x\ny')], 'a\r\nx\r\ny\r\n'],
    ['count in the original text', 'a\nb\nc\n', [lines(0, 1, 'x\ny\n'), lines(2, 3, 'z\n')], 'x\ny\nb\nz\n'],
    ['may touch', 'a\nb\n', [lines(0, 1, 'x\n'), lines(1, 2, 'y\n'), lines(1, 1, 'i\n')], 'x\ni\ny\n'],
    ['keep the order of insertions', 'a\n', [lines(1, 1, 'x\n'), lines(1, 1, 'y\n')], 'a\nx\ny\n'],
    ['must not overlap', 'a\nb\nc\n', [lines(0, 2, 'x\n'), lines(1, 3, 'y\n')], 'overlap'],
    ['must not lie inside each other', 'a\nb\nc\n', [lines(0, 3, 'x\n'), lines(1, 1, 'y\n')], 'overlap'],
    ['must lie in the file', 'a\n', [lines(0, 2, 'x\n')], 'line_out_of_range'],
    ['must not be reversed', 'a\nb\n', [lines(1, 0, 'x\n')], 'line_out_of_range'],
    ['must be whole numbers', 'a\nb\n', [lines(0.5, 1, 'x\n')], 'line_out_of_range'],
    ['check the text of their guards', 'a\nb\n', [lines(0, 1, 'x\n', { guards: [{ line: 0, text: 'b' }] })], 'stale_anchor'],
    ['check the hash of their guards', 'a\n}\n', [lines(0, 1, 'x\n', { guards: [{ line: 1, hash: 'ZZ' }] })], 'stale_anchor'],
    ['reject guards outside', 'a\n', [lines(0, 1, 'x\n', { guards: [{ line: 1, text: '' }] })], 'line_out_of_range'],
    ['pass where the guards hold', 'a\r\n', [lines(0, 1, 'x\n', { guards: [{ line: 0, text: 'a' }] })], 'x\r\n'],
    ['delete adjacent lines of an unterminated end', 'a\nb\nc', [lines(1, 2, 'x\n'), lines(2, 3, '')], 'a\nx'],
    ['delete more of an unterminated end one by one', 'a\nb\nc\nd', [lines(1, 2, ''), lines(2, 3, ''), lines(3, 4, '')], 'a'],
    ['delete all of an unterminated end one by one', 'a\nb\nc', [lines(2, 3, ''), lines(1, 2, '')], 'a'],
  ];
  it.each(rows)('%s', (_name, before, proposals, after) => {
    const result = edit({ 'a.ts': before }, proposals);
    expect(result.code ?? result.files['a.ts']).toBe(after);
  });
});
