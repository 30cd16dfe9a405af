import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/** A run folder that is ours until `release` is called. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Claims a run folder for this process: two writers would mix their results. The lock of a process that is gone is taken over.
 * @throws UsageError when a living process holds it.
 */
export const lockRun = async (dir: string): Promise<Lock> => {
  const file = join(dir, 'run.lock');
  const own = join(dir, `run.lock.${process.pid}`);
  await writeFile(own, await describeProcess(process.pid));
  try {
    if (!(await claim(own, file))) {
      await removeStale(dir, file);
      if (!(await claim(own, file))) throw inUse(dir);
    }
  } finally {
    await rm(own, { force: true });
  }
  return { release: () => rm(file, { force: true }) };
};

/** A link appears with its content or not at all, so nobody ever reads half a lock. */
const claim = (own: string, file: string): Promise<boolean> =>
  link(own, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

const removeStale = async (dir: string, file: string): Promise<void> => {
  const held = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(held, 10);
  if (Number.isInteger(pid) && (await describeProcess(pid)) === held) throw inUse(dir, pid);
  await rename(file, `${file}.stale`).catch(() => {});
  const removed = await readFile(`${file}.stale`, 'utf8').catch(() => '');
  // Somebody else took the stale lock over between our two looks at it: it is theirs.
  if (removed !== held) await rename(`${file}.stale`, file).catch(() => {});
  await rm(`${file}.stale`, { force: true });
};

const inUse = (dir: string, pid?: number): UsageError =>
  new UsageError(`${dir} is being written by another process${pid === undefined ? '' : ` (${pid})`}; wait for it, or choose another --out`);

/** The process id and, where the system tells it, when the process started: ids are used again. Empty for a process that is gone. */
const describeProcess = async (pid: number): Promise<string> => {
  if (!isAlive(pid)) return '';
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return `${pid} ${afterName[startTimeField] ?? ''}\n`;
};

/** `starttime` is field 22 of /proc/<pid>/stat; the first two are the id and the name. */
const startTimeField = 19;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
