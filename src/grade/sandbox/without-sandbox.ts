import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { insideCode, type LaunchLine, launcher, type ProcessSetup, permit } from './launch-line.ts';

/** The line that starts the launcher in a folder of its own and as who we are: for code that is trusted, since it can do what we can. */
export const startBare = ({ flags, modules }: ProcessSetup): LaunchLine => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'diffgauge-')));
  const folder = join(home, 'job');
  const temporary = join(home, 'tmp');
  for (const made of [folder, temporary]) mkdirSync(made);
  const bin = join(folder, 'node_modules', '.bin');
  for (const { name, dir, programs } of modules) {
    link(dir, join(folder, 'node_modules', name));
    for (const [program, path] of programs) link(join(dir, path), join(bin, program));
  }
  return {
    program: process.execPath,
    args: [...permit(flags, [dirname(insideCode), ...modules.map(({ dir }) => dir)], [folder, temporary]), join(insideCode, launcher)],
    environment: {
      PATH: [bin, barePath()].join(delimiter),
      HOME: temporary,
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      NO_COLOR: '1',
    },
    folder,
    clear: () => rmSync(home, { recursive: true, force: true }),
  };
};

/** Where programs are found that no package brings. */
export const barePath = (): string => [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
};
