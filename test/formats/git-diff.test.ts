import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitDiff } from '../../formats/git-diff.ts';
import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';
import type { Files } from '../../src/types.ts';
import { snapshotPairs } from './snapshots.ts';

const options = { seed: 20_261_123, numRuns: 50 };
const hasGit = spawnSync('git', ['--version']).status === 0;

// Needs git, and skips where it is not installed.
describe.skipIf(!hasGit)('git-diff against git', () => {
  it('writes patches that git applies', () => {
    fc.assert(
      fc.property(snapshotPairs, ([before, after]) => {
        const { response } = gitDiff.render(before, after);
        expect(inFolder((folder) => applyWithGit(folder, before, response.text))).toEqual(after);
      }),
      options,
    );
  });

  it('reads the patches that git writes', () =>
    inFolder((folder) => {
      runGit(folder, ['init', '--quiet', '--template=']);
      fc.assert(
        fc.property(snapshotPairs, ([before, after]) => {
          fc.pre([...before.values(), ...after.values()].every(hasLinesOfGit));
          const text = diffWithGit(folder, before, after);
          const placement = locate(gitDiff.parse({ text, toolCalls: [] }), before, strict, gitDiff.coordinates);
          expect(withChanges(before, apply(before, placement))).toEqual(after);
        }),
        options,
      );
    }));
});

/** Whether git and the locator see the same lines. */
const hasLinesOfGit = (text: string): boolean => text !== '\ufeff' && !/\r(?!\n)/.test(text);

const inFolder = <T>(use: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'diffgauge-git-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const runGit = (folder: string, args: readonly string[], input = ''): string =>
  execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });

const applyWithGit = (folder: string, before: Files, patch: string): Files => {
  writeFiles(folder, before);
  runGit(folder, ['apply', '--whitespace=nowarn'], patch);
  return readFiles(folder);
};

/** In a folder that is a repo of git, and holds nothing else that is to stay. */
const diffWithGit = (folder: string, before: Files, after: Files): string => {
  stage(folder, before);
  const tree = runGit(folder, ['write-tree']).trim();
  stage(folder, after);
  return runGit(folder, ['diff', '--cached', '--text', '--find-renames', tree]);
};

/** Puts files in the place of those that are there, and into git's index. */
const stage = (folder: string, files: Files): void => {
  for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true });
  writeFiles(folder, files);
  runGit(folder, ['add', '--all']);
};

const writeFiles = (folder: string, files: Files): void => {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const readFiles = (folder: string): Files => {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')] as const)
      .map(([path, text]) => [path.slice(folder.length + 1), text]),
  );
};
