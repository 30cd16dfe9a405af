import { describe, expect, it } from 'vitest';
import { listFileChanges } from '../../formats/shared/file-changes.ts';

const files = (texts: Readonly<Record<string, string>>): Map<string, string> => new Map(Object.entries(texts));

const rows: readonly { name: string; before: Record<string, string>; after: Record<string, string>; changes: readonly string[] }[] = [
  { name: 'nothing when nothing changed', before: { a: 'x' }, after: { a: 'x' }, changes: [] },
  {
    name: 'what was edited, made and deleted, by path',
    before: { c: 'x', b: '1' },
    after: { b: '2', a: 'y' },
    changes: ['created a', 'modified b', 'deleted c'],
  },
  { name: 'a rename when the text moved', before: { a: 'x\ny\n' }, after: { b: 'x\ny\n' }, changes: ['renamed a b'] },
  { name: 'a rename when half of the lines moved', before: { a: '1\n2\n3\n4' }, after: { b: '1\n2\n5\n6' }, changes: ['renamed a b'] },
  { name: 'no rename when fewer lines moved', before: { a: '1\n2\n3\n4' }, after: { b: '1\n5\n6\n7' }, changes: ['deleted a', 'created b'] },
  { name: 'no rename when the new text is far longer', before: { a: '1\n2' }, after: { b: '1\n2\n3\n4\n5' }, changes: ['deleted a', 'created b'] },
  { name: 'no rename when only the final newline is common', before: { a: '1\n' }, after: { b: '2\n' }, changes: ['deleted a', 'created b'] },
  { name: 'the most similar pairs first', before: { a: '1\n2\n3\n4' }, after: { b: '1\n2\n5\n6', c: '1\n2\n3\n6' }, changes: ['renamed a c', 'created b'] },
  { name: 'each file in one rename at most', before: { a: '1', b: '1' }, after: { c: '1' }, changes: ['renamed a c', 'deleted b'] },
];

describe('the changes between two snapshots', () => {
  it.each(rows)('say $name', ({ before, after, changes }) => {
    const said = listFileChanges(files(before), files(after)).map((change) =>
      [change.kind, change.path, ...(change.kind === 'renamed' ? [change.to] : [])].join(' '),
    );
    expect(said).toEqual(changes);
  });
});
