import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from '../types.ts';
import { decodeText } from './decode.ts';
import { runGit } from './git.ts';
import { readFolder } from './read-folder.ts';
import { writeFiles } from './write-files.ts';

/** What `git apply` makes of a patch: the files afterwards, or why it refuses. */
export type Applied = { readonly files: Files } | { readonly refusal: string };

/** Applies a patch to files, in a folder of its own outside of any repository. @throws InfraError when git is not there. */
export const applyWithGit = async (patch: Buffer, files: Files): Promise<Applied> => {
  const folder = await mkdtemp(join(tmpdir(), 'diffgauge-apply-'));
  try {
    await writeFiles(folder, files);
    const { code, complaint } = await runGit(['apply', '-'], { cwd: folder, input: patch, alone: true });
    if (code !== 0) return { refusal: complaint };
    return { files: new Map([...(await readFolder(folder))].map(([path, bytes]) => [path, decodeText(bytes) ?? ''])) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
