import { readdir, readFile } from 'node:fs/promises';

/** A process that runs: its number, when it started (numbers are given again), and its command. */
export interface Running {
  readonly pid: number;
  readonly name: string;
  readonly command: string;
}

/** All processes that a process started, directly or not, each behind the one that started it. */
export const listBelow = async (pid: number): Promise<readonly Running[]> => {
  const all = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .map(readProcess),
  );
  const below = (parent: number): readonly Running[] => all.flatMap((one) => (one?.parent === parent ? [one, ...below(one.pid)] : []));
  return below(pid);
};

/** Undefined for one that is gone, or dead and nobody has asked about. */
const readProcess = async (pid: number) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (stat === '' || state === 'Z') return undefined;
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim();
  return { pid, parent: Number(parent), name: `${pid} ${rest[17]}`, command };
};

/** Whether none of these runs any more. */
export const areGone = async (processes: readonly Running[]): Promise<boolean> => {
  const left = await Promise.all(processes.map(({ pid }) => readProcess(pid)));
  return left.every((one, number) => one?.name !== processes[number]?.name);
};
