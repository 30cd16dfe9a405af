import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../../src/types.ts';
import type { Contestant } from '../contest.ts';

const programs = {
  gitApply: ['git', 'apply', 'edit.patch'],
  gnuPatch: ['patch', '-p1', '--silent', '--input=edit.patch'],
} as const;

/** Folders in which `git apply` and GNU `patch` apply one patch, again and again. */
export interface PatchBench {
  readonly contestants: Readonly<Record<keyof typeof programs, Contestant>>;
  close(): void;
}

/**
 * Writes the files and the patch to a folder of its own for each program, and checks that each gets the files after right.
 * The files are written back before each timing. @throws Error where a program does not.
 */
export const openPatchBench = (patch: string, before: Files, after: Files): PatchBench => {
  const root = mkdtempSync(join(tmpdir(), 'diffgauge-patch-'));
  const contestants = Object.fromEntries(
    Object.entries(programs).map(([name, [program, ...options]]) => {
      const folder = join(root, name);
      for (const path of before.keys()) mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, 'edit.patch'), patch);
      const contestant = {
        prepare: () => {
          for (const [path, text] of before) writeFileSync(join(folder, path), text);
        },
        run: () => {
          const { status, stderr } = spawnSync(program, options, { cwd: folder, encoding: 'utf8' });
          if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
        },
      };
      contestant.prepare();
      contestant.run();
      for (const [path, text] of after) if (readFileSync(join(folder, path), 'utf8') !== text) throw new Error(`${program} gets ${path} wrong`);
      return [name, contestant];
    }),
  ) as Record<keyof typeof programs, Contestant>;
  return { contestants, close: () => rmSync(root, { recursive: true, force: true }) };
};
