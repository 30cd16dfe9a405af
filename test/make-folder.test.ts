import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../src/errors.ts';
import { makeFolder, unmakeFolders } from '../src/make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'diffgauge-folders-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const below = (...names: readonly string[]) => join(root, ...names);

test('makes what is not there, says what that was, and takes it back', async () => {
  const made = await makeFolder(below('a', 'b', 'c'));
  expect(made).toEqual([below('a'), below('a', 'b'), below('a', 'b', 'c')]);
  expect(await makeFolder(below('a', 'b'))).toEqual([]);
  writeFileSync(below('a', 'kept'), '');
  await unmakeFolders(made);
  expect(statSync(below('a', 'b'), { throwIfNoEntry: false })).toBeUndefined();
  expect(statSync(below('a', 'kept')).isFile()).toBe(true);
});

test('makes a folder once where several ask for it', async () => {
  const made = await Promise.all([1, 2, 3, 4].map(() => makeFolder(below('shared', 'deep'))));
  expect(made.flat().sort()).toEqual([below('shared'), below('shared', 'deep')]);
});

test.each([
  ['a file', 'file'],
  ['a place below a file', 'file/a/b'],
  ['a link that leads nowhere', 'link'],
  ['a place below one', 'link/a'],
])('refuses %s in one sentence', async (_, path) => {
  if (!statSync(below('file'), { throwIfNoEntry: false })) {
    writeFileSync(below('file'), '');
    symlinkSync(below('nowhere'), below('link'));
  }
  const refused = await makeFolder(below(path)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageError);
  expect(String(refused)).toContain(`the folder ${below(path)} cannot be made: it is a file or lies below one`);
});
