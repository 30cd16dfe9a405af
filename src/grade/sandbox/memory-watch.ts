import { readdirSync, readFileSync } from 'node:fs';

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
  const held = read(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm);
  return [...held].reduce((sum, [, kibi]) => sum + Number(kibi) * 1024, 0);
};

const listChildren = (pid: number): readonly number[] => {
  const children = listNames(`/proc/${pid}/task`).map((thread) => read(`/proc/${pid}/task/${thread}/children`));
  return children.join(' ').split(' ').filter(Boolean).map(Number);
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const listNames = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
