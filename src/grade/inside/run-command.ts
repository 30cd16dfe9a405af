import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { CommandReport, InsidePlan } from './job.ts';

type CommandPlan = Extract<InsidePlan, { readonly kind: 'command' }>;

/** Runs a program in the tree; its report is the file that it was told to write, or else what it prints. */
export const runCommand = ({ command, reportFile, environment }: CommandPlan, root: string, send: (report: string) => void): void => {
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', reportFile === undefined ? 'pipe' : 'inherit', 'inherit'],
  });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.on('error', (error) => send(JSON.stringify({ failed: 'program', message: error.message })));
  child.on('close', (exit, signal) => {
    const text = reportFile === undefined ? Buffer.concat(printed).toString('utf8') : readReport(reportFile);
    send(JSON.stringify({ exit, signal, text } satisfies CommandReport));
  });
};

const readReport = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
