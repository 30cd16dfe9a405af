import { execFile } from 'node:child_process';
import { join } from 'node:path';

const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');

/** How a command ended, and what a person saw. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs diffgauge in a folder, while this process goes on: it may be the server that is asked. */
export const runCli = (folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, npm_command: 'exec', ...environment };
    const child = execFile(process.execPath, [binary, ...args], { cwd: folder, env, encoding: 'utf8' }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
