import { readdirSync, readFileSync } from 'node:fs';

/** The processes that a process started and that still are; none where it is gone or the system does not say. */
export const listChildren = (pid: number): readonly number[] => {
  const children = listNames(`/proc/${pid}/task`).map((thread) => readProc(`/proc/${pid}/task/${thread}/children`));
  return children.join(' ').split(' ').filter(Boolean).map(Number);
};

/** A file that the system keeps of a process; empty where the process is gone. */
export const readProc = (file: string): string => {
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
