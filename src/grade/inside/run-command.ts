import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandReport } from './job.ts';

/**
 * Runs a program in the tree. Its report is the file that `{report}` in its command stands for, or else what it prints; `{unittest}` stands for our
 * launcher of Python's tests, `{covered}` for the file in which that says what it ran.
 */
export const runCommand = (command: readonly string[], root: string, send: (report: string) => void): void => {
  const [program = '', ...rest] = command.map((part) => Object.entries(places).reduce((text, [name, path]) => text.replaceAll(name, () => path), part));
  const names = (place: string): boolean => command.some((part) => part.includes(place));
  const hasFile = names('{report}');
  const child = spawn(program, rest, { cwd: root, stdio: ['ignore', hasFile ? 'inherit' : 'pipe', 'inherit'] });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.on('error', (error) => send(JSON.stringify({ failed: 'program', message: error.message })));
  child.on('close', (exit, signal) => {
    const text = hasFile ? read(places['{report}']) : Buffer.concat(printed).toString('utf8');
    const covered = names('{covered}') ? read(places['{covered}']) : null;
    send(JSON.stringify({ exit, signal, text, ...(covered !== null && { covered }) } satisfies CommandReport));
  });
};

const places = {
  '{report}': join(tmpdir(), 'report.xml'),
  '{covered}': join(tmpdir(), 'covered.json'),
  '{unittest}': join(import.meta.dirname, 'unittest_junit.py'),
};

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
