import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CommandLine, Seen } from './cli-process.ts';

/**
 * Each folder is one command: `command` holds the arguments (one a line), `stdin` what it reads, `files/` the folder it runs in, on top of those of the
 * case that `based-on` names, and `needs` names a program without which the case is skipped;
 * `stdout`, `stderr`, `code` (0 when absent) and `after/` (the folder afterwards, unchanged when absent) are what a person must see. A
 * folder `run` that is left behind is not compared: it says when it was made. All commands run in one process, one after the other: starting one for each
 * would take most of the time. `start-cli.ts` is for tests about the process itself.
 */
const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const host = fork(join(import.meta.dirname, 'cli-process.ts'), {
  env: { ...process.env, npm_command: 'exec' },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const folders: string[] = [];

afterAll(() => {
  host.kill();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test.skip.each(cases.filter(lacksProgram))('%s (skipped: a program is missing)', () => {});

test.each(cases.filter((name) => !lacksProgram(name)))('%s', async (name) => {
  const folder = join(import.meta.dirname, name);
  const work = mkdtempSync(join(tmpdir(), 'diffgauge-cli-'));
  folders.push(work);
  for (const files of listFiles(name)) cpSync(files, work, { recursive: true });
  const before = readTree(work);
  const args = read(folder, 'command')
    .split('\n')
    .filter((line) => line !== '');
  const seen = await runCommand({ folder: work, args, stdin: read(folder, 'stdin') });
  expect(seen).toEqual({ stdout: read(folder, 'stdout'), stderr: read(folder, 'stderr'), code: Number(read(folder, 'code') || 0) });
  const after = join(folder, 'after');
  expect(readTree(work)).toEqual(existsSync(after) ? readTree(after) : before);
});

test('no command leaves anything behind that keeps its process from ending', async () => {
  host.disconnect();
  const [, signal] = await once(host, 'exit');
  expect(signal).toBeNull();
});

function runCommand(line: CommandLine): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null, signal: string | null) => reject(new Error(`the process of the commands ended with ${code ?? signal}`));
    host.once('exit', fail);
    host.once('message', (seen) => {
      host.off('exit', fail);
      resolve(seen as Seen);
    });
    host.send(line);
  });
}

function lacksProgram(name: string): boolean {
  const program = read(join(import.meta.dirname, name), 'needs').trim();
  return program !== '' && spawnSync(program, ['--version']).status !== 0;
}

/** The folders of files that a case starts with, those it is based on first. */
function listFiles(name: string): string[] {
  const folder = join(import.meta.dirname, name);
  const base = read(folder, 'based-on').trim();
  return [...(base === '' ? [] : listFiles(base)), join(folder, 'files')].filter((files) => existsSync(files));
}

function read(folder: string, name: string): string {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function readTree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).filter((path) => !path.startsWith('run/'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
