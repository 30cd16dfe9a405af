import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
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

test('grade says of a run that was stopped how far it is, and leaves it unfinished', async () => {
  const out = join(root, 'stopped');
  await scoreSamples({ samplesFile: join(root, 'answers.jsonl'), suiteDir: join(root, 'suite'), out, workers: 1 });
  const results = await readFile(join(out, 'results.jsonl'), 'utf8');
  await writeFile(join(out, 'results.jsonl'), results.slice(0, results.indexOf('\n') + 1));
  const args = ['grade', 'stopped', '--sandbox=none', '--i-trust-this-code', '--outcomes=none', '--workers', '1'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [binary, ...args], { cwd: root, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, 'diffgauge: 1 grade; 1 test run made\n']);
  expect(stdout).toContain('1 of 6 samples are scored; the run is not finished: go on with\n');
  expect(stdout).toContain('Tests were run for 1 answer: 1 passed');
  expect(existsSync(join(out, 'summary.json'))).toBe(false);
});

test.each([
  [undefined, { XDG_CACHE_HOME: '/x' }, '/x/diffgauge'],
  [undefined, { XDG_CACHE_HOME: '' }, expect.stringMatching(/\/\.cache\/diffgauge$/)],
  ['mine', { XDG_CACHE_HOME: '/x' }, 'mine'],
  ['none', {}, undefined],
])('keeps outcomes in the folder asked for, or where caches belong', (cache, environment, expected) => {
  expect(findCacheDir(cache, environment)).toEqual(expected);
});
