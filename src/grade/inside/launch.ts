import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FailedStart, InsideJob } from './job.ts';
import { runNodeTests } from './node-tests.ts';
import { runCommand } from './run-command.ts';
import { serve } from './serve.ts';

/**
 * The process in the sandbox: everything it needs is loaded before it says that it is ready and waits. It is told one job, runs it,
 * and is killed. What it says to the host goes over file descriptor 3.
 */
const main = (): void => {
  writeSync(channel, 'ready\n');
  const { token, plan, served, files }: InsideJob = JSON.parse(readFileSync(0, 'utf8'));
  const send = createSender(token);
  const root = process.cwd();
  const problem = lay(root, files);
  if (problem === undefined) writeSync(channel, 'begun\n');
  serve(root, served);
  if (problem !== undefined) send(JSON.stringify(problem));
  else if (plan.kind === 'node') runNodeTests(root, plan.testFiles, send);
  else runCommand(plan.command, root, send);
};

const channel = 3;

const lay = (root: string, files: InsideJob['files']): FailedStart | undefined => {
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  } catch (error) {
    return { failed: 'files', message: String(error) };
  }
};

/** Uses nothing that code under test could have put something else in the place of. */
const createSender = (token: string): ((report: string) => void) => {
  const write = writeSync;
  const { from } = Buffer;
  const { subarray } = Uint8Array.prototype;
  const call = Function.prototype.call.bind(subarray);
  return (report) => {
    let rest: Uint8Array = from(`\n${token} ${report}\n`);
    while (rest.length > 0) rest = call(rest, write(channel, rest));
  };
};

main();
