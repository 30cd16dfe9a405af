import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../src/grade/sandbox/limits.ts';
import { type Ended, SandboxedProcess } from '../../src/grade/sandbox/sandboxed-process.ts';

const environment = { PATH: process.env.PATH ?? '' };
const job = { files: [], served: [], plan: { kind: 'command', command: [] } } as never;

/** Programs that print the number of a process which they leave behind. */
test.each([
  ['has ended and left a process behind', 'sleep 300 & echo $!', true],
  ['has ended and left a process in a session of its own behind', 'setsid sleep 300 & echo $!', false],
  ['goes on, as does a process in a session of its own', 'setsid sleep 300 & echo $!; exec sleep 300', false],
])('ends at a limit where what was started %s', async (_, program, isReached) => {
  const line = { program: '/bin/sh', args: ['-c', `echo ready >&3; ${program}`], environment };
  const { why, printed } = await runUntilPrinted(line);
  expect(why).toBe('wall');
  const left = Number(printed);
  expect(left).toBeGreaterThan(0);
  if (isReached) await expect.poll(() => isThere(left), { timeout: 20_000 }).toBe(false);
  else process.kill(left, 'SIGKILL');
});

/** Gives the program as much time as it takes on this machine to say which process it leaves behind. */
const runUntilPrinted = async (line: ConstructorParameters<typeof SandboxedProcess>[0], wallMs = 500): Promise<Ended> => {
  const end = await new SandboxedProcess(line, { ...defaultLimits, wallMs }).run(job);
  return end.printed === '' && wallMs < 60_000 ? runUntilPrinted(line, wallMs * 2) : end;
};

/** Whether a process runs; one that is dead and that nobody has asked about does not. */
const isThere = (pid: number): boolean => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
