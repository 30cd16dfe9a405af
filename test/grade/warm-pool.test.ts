import { afterEach, expect, test } from 'vitest';
import { InfraError } from '../../src/errors.ts';
import { defaultLimits } from '../../src/grade/sandbox/limits.ts';
import { SandboxedProcess } from '../../src/grade/sandbox/sandboxed-process.ts';
import { WarmPool } from '../../src/grade/sandbox/warm-pool.ts';

const started: SandboxedProcess[] = [];
afterEach(async () => {
  for (const process of started) process.kill();
  await Promise.all(started.splice(0).map(({ ended }) => ended));
});

const setup = { flags: [], modules: [] };

/** A pool of processes that wait and do nothing else. */
const makePool = () =>
  new WarmPool(() => {
    const process = new SandboxedProcess({ program: '/bin/sh', args: ['-c', 'echo ready >&3; exec sleep 300'], environment: {} }, defaultLimits);
    started.push(process);
    return process;
  }, 1);

test('starts nothing once it is closed', async () => {
  const pool = makePool();
  pool.take(setup);
  await pool.close();
  expect(() => pool.take(setup)).toThrow(InfraError);
  expect(started).toHaveLength(2);
});

test('keeps those that wait where one job is of another kind', async () => {
  const pool = makePool();
  pool.take(setup);
  const [, waiting] = started;
  expect(pool.startOne({ flags: undefined, modules: [] })).toBe(started[2]);
  expect([pool.take(setup), started.length]).toEqual([waiting, 4]);
  await pool.close();
  expect(() => pool.startOne(setup)).toThrow(InfraError);
});

test('gives no process that ended while it waited', async () => {
  const pool = makePool();
  pool.take(setup);
  const [, waiting] = started;
  waiting?.kill();
  await waiting?.ended;
  expect(pool.take(setup)).not.toBe(waiting);
  await pool.close();
});
