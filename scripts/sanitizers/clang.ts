import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/version.ts';

/** What Debian calls the compiler and the runtimes of its sanitizers and fuzzer. */
const packages = 'clang libclang-rt-dev';

/** Where clang keeps a runtime of its sanitizers, by the name of the file; undefined where clang or the runtime is missing. */
export const findRuntime = (name: string): string | undefined => {
  const { status, stdout } = spawnSync('clang++', [`-print-file-name=${name}`], { encoding: 'utf8' });
  const path = status === 0 ? stdout.trim() : '';
  return path.startsWith('/') && existsSync(path) ? path : undefined;
};

/** Ends the program with one sentence where clang or a runtime is missing; gives the path of the runtime. */
export const requireRuntime = (name: string): string => {
  const found = findRuntime(name);
  if (found !== undefined) return found;
  process.stderr.write(`diffgauge: this needs clang with its sanitizers (Debian: apt-get install ${packages}), and ${name} was not found.\n`);
  return process.exit(3);
};

/** Compiles with clang in a folder below `build/`, whose entries are links to those of the package. Gives the folder. */
export const buildWithClang = (name: string, links: Readonly<Record<string, string>>, flags: readonly string[] = []): string => {
  const folder = join(packageRoot, 'build', name);
  mkdirSync(folder, { recursive: true });
  for (const [link, target] of Object.entries(links)) if (!existsSync(join(folder, link))) symlinkSync(join(packageRoot, target), join(folder, link));
  const all = flags.join(' ');
  const env = { ...process.env, CC: 'clang', CXX: 'clang++', CFLAGS: all, CXXFLAGS: all, LDFLAGS: all };
  const build = join(packageRoot, 'scripts', 'build-native.mjs');
  const { status } = spawnSync(process.execPath, [build, join('build', name)], { env, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  return folder;
};
