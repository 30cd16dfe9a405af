import { posix } from 'node:path';
import type { Import } from '../syntax/native.ts';
import type { Changes } from '../types.ts';
import type { FileEdit } from './file-edits.ts';

/** What a file imports, with the file of the repo that is meant; undefined for a package, and for a file that is not there. */
export interface ResolvedImport extends Import {
  readonly file: string | undefined;
}

/** The files of a repo, and what they import from each other. */
export interface Modules {
  readonly files: ReadonlyMap<string, string>;
  importsOf(path: string): readonly ResolvedImport[];
  readonly readImports: ReadImports;
}

/** What a text imports: `listImports`, or what remembers that of it. */
type ReadImports = (path: string, text: string) => readonly Import[];

/** Reads what a file imports when that is first asked for, nothing where it is not there. Where it has the text of a `known` version, that one is asked. */
export const openModules = (files: ReadonlyMap<string, string>, readImports: ReadImports, known: readonly Modules[] = []): Modules => {
  const read = new Map<string, readonly ResolvedImport[]>();
  return {
    files,
    readImports,
    importsOf(path) {
      const text = files.get(path);
      if (text === undefined) return [];
      const found = read.get(path);
      if (found !== undefined) return found;
      const same = known.find((one) => one.files.get(path) === text);
      const imports = resolveAll(path, same?.importsOf(path) ?? readImports(path, text), files);
      read.set(path, imports);
      return imports;
    },
  };
};

/** Several names out of one module are resolved together. */
const resolveAll = (path: string, imports: readonly Import[], files: ReadonlyMap<string, string>): ResolvedImport[] => {
  const found = new Map<string, string | undefined>();
  return imports.map((one) => {
    if (!found.has(one.source)) found.set(one.source, resolve(path, one.source, files));
    return { ...one, file: found.get(one.source) };
  });
};

/** An edit that changes what stands in several files: the repo before and after it, and where a file is then; undefined where it is gone. */
export interface RepoEdit {
  readonly before: Modules;
  readonly after: Modules;
  pathAfter(path: string): string | undefined;
}

/** The files after an edit are put together when they are first asked for. `solved` are those after the accepted solutions. */
export const openRepoEdit = (before: Modules, solved: readonly Modules[], changes: Changes, edits: readonly FileEdit[]): RepoEdit => {
  const moved = new Map(edits.flatMap((edit) => (edit.kind === 'rename' ? [[edit.path, edit.to] as const] : [])));
  let after: Modules | undefined;
  return {
    before,
    get after() {
      after ??= openModules(applyChanges(before.files, changes), before.readImports, [before, ...solved]);
      return after;
    },
    pathAfter: (path) => moved.get(path) ?? (changes.get(path) === null ? undefined : path),
  };
};

const applyChanges = (files: ReadonlyMap<string, string>, changes: Changes): ReadonlyMap<string, string> =>
  new Map([...files, ...changes].filter((entry): entry is [string, string] => entry[1] !== null));

// As TypeScript and bundlers do: the path itself, with an extension, or the index of a folder; and the source of what is built as `.js`.
const resolve = (from: string, source: string, files: ReadonlyMap<string, string>): string | undefined => {
  if (!source.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), source);
  const bare = built.some((end) => path.endsWith(end)) ? path.slice(0, path.lastIndexOf('.')) : path;
  if (files.has(path)) return path;
  for (const end of endings) {
    const candidate = [bare + end, path + end, posix.join(path, `index${end}`)].find((one) => files.has(one));
    if (candidate !== undefined) return candidate;
  }
  return undefined;
};

const built = ['.js', '.jsx', '.mjs', '.cjs'];
const endings = ['.ts', '.tsx', '.mts', '.cts', ...built];
