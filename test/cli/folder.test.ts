import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent, readFolder, writeFolder } from '../../src/cli/folder.ts';

let root = '';
let repo = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diffgauge-folder-'));
  repo = join(root, 'repo');
  mkdirSync(join(repo, 'src'), { recursive: true });
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(repo, 'src/a.ts'), '\ufeffa\r\n');
  writeFileSync(join(root, 'outside/secret.ts'), 'secret\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = async (changes: ReadonlyMap<string, string | null>) => writeFolder(repo, changes, await readFolder(repo));

test('reads text byte for byte, and neither binary files nor links nor dependencies', async () => {
  writeFileSync(join(repo, 'image.bin'), Buffer.from([1, 0, 2]));
  writeFileSync(join(repo, 'latin.txt'), Buffer.from([0xe9, 0x0a]));
  mkdirSync(join(repo, 'node_modules/x'), { recursive: true });
  writeFileSync(join(repo, 'node_modules/x/index.js'), '1\n');
  symlinkSync(join(root, 'outside/secret.ts'), join(repo, 'link.ts'));
  expect([...(await readFolder(repo))]).toEqual([['src/a.ts', '\ufeffa\r\n']]);
});

test('marks what is no text, so that a change of it is seen', async () => {
  const marks = async () => (await readContent(repo)).others;
  writeFileSync(join(repo, 'image.bin'), Buffer.from([1, 0, 2]));
  symlinkSync('src/a.ts', join(repo, 'link.ts'));
  const before = await marks();
  expect([...before.keys()]).toEqual(['image.bin', 'link.ts']);
  expect(await marks()).toEqual(before);
  writeFileSync(join(repo, 'image.bin'), Buffer.from([1, 0, 3]));
  rmSync(join(repo, 'link.ts'));
  symlinkSync('src/b.ts', join(repo, 'link.ts'));
  const after = await marks();
  expect(after.get('image.bin')).not.toBe(before.get('image.bin'));
  expect(after.get('link.ts')).not.toBe(before.get('link.ts'));
});

test('creates, changes and deletes, and leaves nothing else behind', async () => {
  await write(
    new Map([
      ['src/a.ts', null],
      ['src/deep/b.ts', 'b\n'],
    ]),
  );
  expect(readdirSync(join(repo, 'src'))).toEqual(['deep']);
  expect(readdirSync(join(repo, 'src/deep'))).toEqual(['b.ts']);
  expect(readFileSync(join(repo, 'src/deep/b.ts'), 'utf8')).toBe('b\n');
});

test('writes nothing at all when one path leads out of the folder by a link', async () => {
  symlinkSync(join(root, 'outside'), join(repo, 'linked'));
  const changes = new Map([
    ['src/a.ts', 'changed\n'],
    ['linked/secret.ts', 'stolen\n'],
  ]);
  await expect(write(changes)).rejects.toMatchObject({ code: 'path_outside_repo' });
  expect(readFileSync(join(root, 'outside/secret.ts'), 'utf8')).toBe('secret\n');
  expect(readFileSync(join(repo, 'src/a.ts'), 'utf8')).toBe('\ufeffa\r\n');
});

test('refuses a new file below a link that leads out of the folder', async () => {
  symlinkSync(join(root, 'outside'), join(repo, 'linked'));
  await expect(write(new Map([['linked/new/file.ts', 'x\n']]))).rejects.toMatchObject({ code: 'path_outside_repo' });
  expect(readdirSync(join(root, 'outside'))).toEqual(['secret.ts']);
});

test('refuses to overwrite what it did not read, and keeps the mode of a script', async () => {
  writeFileSync(join(repo, 'logo.png'), Buffer.from([1, 0, 2]));
  writeFileSync(join(repo, 'run.sh'), 'true\n', { mode: 0o755 });
  await expect(write(new Map([['logo.png', 'text\n']]))).rejects.toMatchObject({ code: 'file_exists' });
  await write(new Map([['run.sh', 'false\n']]));
  expect(statSync(join(repo, 'run.sh')).mode & 0o777).toBe(0o755);
});
