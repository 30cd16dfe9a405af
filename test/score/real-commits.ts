import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../src/types.ts';
import { packageRoot } from '../../src/version.ts';

/** One commit of a public repo: its files before and after. */
export interface RealCommit {
  readonly id: string;
  readonly before: Files;
  readonly after: Files;
}

interface Row {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

const source = join(packageRoot, '..', 'shared', 'data', 'hono-edits.jsonl');

const readFiles = (row: Row, side: 'before' | 'after'): Files =>
  new Map(row.files.flatMap((file) => (file[side] === null ? [] : [[file.path, file[side]] as const])));

const readCommits = (): RealCommit[] => {
  if (!existsSync(source)) {
    console.warn(`no real commits: ${source} is absent`);
    return [];
  }
  const rows = readFileSync(source, 'utf8').trim().split('\n');
  return rows.map((line) => JSON.parse(line) as Row).map((row) => ({ id: row.id, before: readFiles(row, 'before'), after: readFiles(row, 'after') }));
};

/** Recorded commits where their file lies beside the checkout; none elsewhere. */
export const realCommits: readonly RealCommit[] = readCommits();
