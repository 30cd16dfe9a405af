import { dirname, extname, join } from 'node:path';
import type { FoundModule } from './find-modules.ts';

/** What distinguishes one waiting process from another: flags for Node, and the packages it sees. */
export interface ProcessSetup {
  /** For Node's permission model; undefined where the process has to start programs anyway. */
  readonly flags: readonly string[] | undefined;
  readonly modules: readonly FoundModule[];
}

/** How a waiting process is started; `clear` takes away what was made for it. */
export interface LaunchLine {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** What it reads on file descriptor `filterChannel`. */
  readonly filter?: Buffer;
  /** Whether what it starts is the first in a process namespace of its own: that one can be killed with all that is in it, and it ends once they are gone. */
  readonly hasNamespace?: boolean;
  readonly clear?: () => void;
}

export const filterChannel = 4;

/** The folder of the code that runs in the sandbox, and the file in it that is started. */
export const insideCode: string = join(dirname(import.meta.dirname), 'inside');
export const launcher = `launch${extname(import.meta.filename)}`;

/** Node's own permissions, as a second wall: these folders only, no programs, threads, addons or inspector unless a flag allows them. */
export const permit = (flags: ProcessSetup['flags'], read: readonly string[], write: readonly string[]): readonly string[] =>
  flags === undefined
    ? []
    : [
        '--permission',
        '--zero-fill-buffers',
        '--disable-sigusr1',
        ...[...read, ...write].map((folder) => `--allow-fs-read=${folder}`),
        ...write.map((folder) => `--allow-fs-write=${folder}`),
        ...flags,
      ];
