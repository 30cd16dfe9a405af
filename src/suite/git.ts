import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { InfraError } from '../errors.ts';

/** What a run of git left: its exit status, what it printed, and the first line of its complaints. */
export interface GitRun {
  readonly code: number;
  readonly stdout: Buffer;
  readonly complaint: string;
}

/** Where git runs, and what it reads from its standard input. It looks for a repository in that folder only, where `alone` is set. */
export interface GitPlace {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly alone?: boolean;
}

/**
 * Runs git with fixed arguments, on what a person named. No hook, pager or prompt is started, no line ending converted, nothing fetched.
 * @throws InfraError when git is not there, or prints more than `largestOutput`.
 */
export const runGit = (args: readonly string[], { cwd, input = '', alone = false }: GitPlace): Promise<GitRun> =>
  new Promise((resolve, reject) => {
    const options = { env: environment(alone ? dirname(cwd) : undefined), maxBuffer: largestOutput, encoding: 'buffer' } as const;
    const child = execFile('git', ['-C', cwd, ...settings, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout, complaint: firstLine(stderr) });
      else reject(new InfraError(code === 'ENOENT' ? 'git was not found; install it to go on' : `git could not be run: ${error?.message ?? ''}`));
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });

const largestOutput = 256 * 1024 * 1024;

const settings = ['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.autocrlf=false', 'core.quotePath=true', 'apply.whitespace=nowarn'].flatMap(
  (setting) => ['-c', setting],
);

/** The variables of a git that runs diffgauge (in a hook, say) are not meant for this one. */
const environment = (ceiling: string | undefined): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  ...(ceiling !== undefined && { GIT_CEILING_DIRECTORIES: ceiling }),
});

const firstLine = (text: Buffer): string =>
  text
    .toString('utf8')
    .split('\n')[0]
    ?.replace(/^(fatal|error): /, '') ?? '';
