import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandReport } from './job.ts';

/**
 * Runs a program in the tree. Its report is the file that `{report}` in its command stands for, or else what it prints; `{unittest}` stands for our
 * launcher of Python's tests.
 */
export const runCommand = (command: readonly string[], root: string, send: (report: string) => void): void => {
  const file = join(tmpdir(), 'report.xml');
  const hasFile = command.some((part) => part.includes('{report}'));
  const [program = '', ...rest] = command.map((part) => part.replaceAll('{report}', () => file).replaceAll('{unittest}', () => unittest));
  const child = spawn(program, rest, { cwd: root, stdio: ['ignore', hasFile ? 'inherit' : 'pipe', 'inherit'] });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.on('error', (error) => send(JSON.stringify({ failed: 'program', message: error.message })));
  child.on('close', (exit, signal) => {
    const text = hasFile ? readReport(file) : Buffer.concat(printed).toString('utf8');
    send(JSON.stringify({ exit, signal, text } satisfies CommandReport));
  });
};

const unittest = join(import.meta.dirname, 'unittest_junit.py');

const readReport = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
