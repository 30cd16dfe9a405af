import { spawnSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where programs are found in the sandbox; Node is the one that diffgauge runs on, whose version counts anyway. */
export const systemPath = ['/usr/bin', '/bin'].join(delimiter);

/**
 * What tells versions of a program on this machine apart: its file, how large that is and when it was written; of Python also what it says of itself, and when
 * something was last installed where it looks for modules. Empty for one that is not there, or lies in the tree. A suite names it, and this is outside of the
 * sandbox: what is no bare name is looked at by no more than its path says, and nothing but the machine's own Python is started.
 */
export const describeProgram = (program: string, path: string): readonly string[] => {
  const isBare = !program.includes('/') && !program.includes('\\');
  const file = isBare
    ? path
        .split(delimiter)
        .map((folder) => join(folder, program))
        .find(isFile)
    : [program].filter(isAbsolute).find(isFile);
  if (file === undefined) return [];
  const real = realpathSync(file);
  const { size, mtimeMs } = statSync(real);
  return [real, `${size}`, `${mtimeMs}`, ...(isBare && /^python[\d.]*$/.test(program) ? [askPython(file)] : [])];
};

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Asked of the program as it was found: one that picks among several versions says which. */
const askPython = (file: string): string => spawnSync(file, ['-I', '-c', question], { encoding: 'utf8', env: {}, timeout: 10_000 }).stdout ?? '';

const question = 'import os, sys; print(sys.version, [(path, os.stat(path).st_mtime) for path in sys.path if os.path.isdir(path)])';
