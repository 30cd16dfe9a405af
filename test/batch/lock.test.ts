import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockRun } from '../../src/batch/lock.ts';
import { UsageError } from '../../src/errors.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const makeDir = () => mkdtemp(join(root, 'run-'));

test('refuses a folder that a living process writes, and gives it back', async () => {
  const dir = await makeDir();
  const lock = await lockRun(dir);
  await expect(lockRun(dir)).rejects.toThrow(UsageError);
  await lock.release();
  await (await lockRun(dir)).release();
  expect(await readdir(dir)).toEqual([]);
});

test.each([
  ['of a process that is gone', () => `${spawnSync(process.execPath, ['-e', '']).pid} 1\n`],
  ['of an earlier process with the id of a living one', () => `${process.pid} 1\n`],
  ['that is empty', () => ''],
])('takes over a lock %s', async (_, makeLock) => {
  const dir = await makeDir();
  await writeFile(join(dir, 'run.lock'), makeLock());
  const lock = await lockRun(dir);
  expect(await readFile(join(dir, 'run.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+\n$`));
  await lock.release();
});
