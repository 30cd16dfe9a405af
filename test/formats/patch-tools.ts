import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../../src/types.ts';

/** What a tool is given: the files of a folder, and a patch or a script. */
export interface ToolCase {
  readonly files: Files;
  readonly input: string;
}

/** What a tool made of it: the files, or what it said when it refused. */
export type ToolOutcome = { readonly files: Files; readonly message?: undefined } | { readonly files?: undefined; readonly message: string };

/** A command line of the shell, run in the folder of the files with the input beside it; a status other than 0 means that it refused. */
export type Tool = string;

/** `git apply` without options that change what it takes. */
export const gitApply: Tool = 'git -c core.autocrlf=false apply --whitespace=nowarn ../input';

/** GNU patch where context must be right (`--fuzz=0`). A patch of which it rejects a part counts as refused. */
export const gnuPatch: Tool = 'patch -p1 --fuzz=0 --batch --forward --no-backup-if-mismatch --silent --input=../input';

/** The same on the one file `a.txt`, for a normal diff. */
export const gnuPatchNormal: Tool = 'patch --normal --batch --forward --no-backup-if-mismatch --silent a.txt ../input';

/** GNU ed on the one file `a.txt`, in restricted mode: no shell, no other folders. */
export const ed: Tool = 'ed -s --restricted a.txt <../input';

/** Whether a tool of that name, by whom its version says, is installed. */
export const hasTool = (tool: string, maker: string): boolean => spawnSync(tool, ['--version'], { encoding: 'utf8' }).stdout?.includes(maker) ?? false;

/** Runs a tool on each case in a folder of its own that is gone afterwards. All of them share one shell, since starting a process costs most. */
export const runTool = (tool: Tool, cases: readonly ToolCase[]): ToolOutcome[] => {
  const root = mkdtempSync(join(tmpdir(), 'diffgauge-tools-'));
  try {
    for (const [index, { files, input }] of cases.entries()) {
      writeFiles(join(root, `${index}`, 'files'), files);
      writeFileSync(join(root, `${index}`, 'input'), input);
    }
    const script = `for case in *; do cd "${root}/$case/files"; ${tool} >../said 2>&1; echo $? >../status; done`;
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: root, LC_ALL: 'C' };
    spawnSync('/bin/sh', ['-c', script], { cwd: root, env });
    return cases.map((_, index) => readOutcome(join(root, `${index}`)));
  } finally {
    rmSync(root, { recursive: true });
  }
};

const readOutcome = (folder: string): ToolOutcome => {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8').trimEnd();
  return read('status') === '0' ? { files: readFiles(join(folder, 'files')) } : { message: read('said').split('\n')[0] ?? '' };
};

const writeFiles = (folder: string, files: Files): void => {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const readFiles = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
