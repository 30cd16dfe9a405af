import { listChildren, readProc } from './process-tree.ts';

/**
 * Looks a few times a second at the memory that a process and all below it hold, and calls `onExcess` once it is more than `limit` bytes. Limits of
 * the system are for each process; this one is for all of a job. Returns how to stop.
 */
export const watchMemory = (pid: number, limit: number, onExcess: () => void): (() => void) => {
  const timer = setInterval(() => {
    if (measureTree(pid) <= limit) return;
    clearInterval(timer);
    onExcess();
  }, everyMs);
  return () => clearInterval(timer);
};

const everyMs = 200;

/** Bytes that the processes of a tree hold for themselves; what is gone meanwhile counts as nothing. */
const measureTree = (pid: number): number => measure(pid) + listChildren(pid).reduce((sum, child) => sum + measureTree(child), 0);

const measure = (pid: number): number => {
  const held = readProc(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm);
  return [...held].reduce((sum, [, kibi]) => sum + Number(kibi) * 1024, 0);
};
