import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findCacheDir } from '../../src/cli/grade-options.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
await cp(join(import.meta.dirname, 'score-grade', 'files'), root, { recursive: true });

test.each([
  ['score', ['score', 'answers.jsonl', '--suite', 'suite', '--out', 'run', '--grade']],
  ['run', ['run', '--model', 'oracle', '--suite', 'suite', '--out', 'run', '--grade']],
])('%s --grade names the missing package before anything is spent', (_, args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [binary, ...args], { cwd: root, env: { PATH: '/nowhere' }, encoding: 'utf8' });
  expect([status, stdout, existsSync(join(root, 'run'))]).toEqual([3, '', false]);
  expect(stderr).toContain('install the package "bubblewrap"');
});

test.each([
  [undefined, { XDG_CACHE_HOME: '/x' }, '/x/diffgauge'],
  [undefined, { XDG_CACHE_HOME: '' }, expect.stringMatching(/\/\.cache\/diffgauge$/)],
  ['mine', { XDG_CACHE_HOME: '/x' }, 'mine'],
  ['none', {}, undefined],
])('keeps outcomes in the folder asked for, or where caches belong', (cache, environment, expected) => {
  expect(findCacheDir(cache, environment)).toEqual(expected);
});
