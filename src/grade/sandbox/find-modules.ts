import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { UsageError } from '../../errors.ts';
import { packageRoot } from '../../version.ts';

/**
 * An npm package that tests need: its name and version, the folder it is in, and the programs it brings (name to path in the folder). The version of one that
 * is linked, so that somebody may be working on it, also says what its files are now.
 */
export interface FoundModule {
  readonly name: string;
  readonly version: string;
  readonly dir: string;
  readonly programs: ReadonlyMap<string, string>;
}

/**
 * The packages of those names and all that they depend on: out of `node_modules` of the suite, of diffgauge, or of a folder above diffgauge.
 * @throws UsageError when one of those named is not there; what only a package wants and nobody installed is left out.
 */
export const findModules = (names: readonly string[], suite: string | undefined): readonly FoundModule[] => {
  const roots = [...(suite === undefined ? [] : [join(suite, 'node_modules')]), ...above(packageRoot).map((folder) => join(folder, 'node_modules'))];
  const found = new Map<string, FoundModule>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    const dir = roots.map((root) => join(root, name)).find((folder) => existsSync(join(folder, 'package.json')));
    if (dir === undefined) {
      if (!names.includes(name)) continue;
      throw new UsageError(`tests or type check need the npm package ${JSON.stringify(name)} ("modules" in repo.json): expected it in ${roots.join(' or ')}`);
    }
    const facts: PackageFacts = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    const real = realpathSync(dir);
    const version = [facts.version ?? '', ...(real.split(sep).includes('node_modules') ? [] : [stampFiles(real)])].join(' ');
    found.set(name, { name, version, dir: real, programs: listPrograms(name, facts.bin) });
    open.push(...[facts.dependencies, facts.optionalDependencies, facts.peerDependencies].flatMap((part) => Object.keys(part ?? {})));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Changes with any file of a package: their names, how large they are and when they were written. */
const stampFiles = (dir: string): string => {
  const files = globSync('**', { cwd: dir, exclude: (path) => left.has(basename(path)) });
  const facts = files.sort().map((path) => [path, statSync(join(dir, path), { throwIfNoEntry: false })] as const);
  return hash('sha256', JSON.stringify(facts.map(([path, found]) => [path, found?.isFile() ? [found.size, found.mtimeMs] : null])));
};

const left: ReadonlySet<string> = new Set(['node_modules', '.git']);

interface PackageFacts {
  readonly version?: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const listPrograms = (name: string, bin: PackageFacts['bin']): ReadonlyMap<string, string> =>
  new Map(typeof bin === 'string' ? [[name.slice(name.lastIndexOf('/') + 1), bin]] : Object.entries(bin ?? {}));

const above = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [folder, ...above(dirname(folder))]);
