import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { withChanges } from '../../src/edit/apply.ts';
import type { Files } from '../../src/types.ts';

interface Commit {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly before: string | null; readonly after: string | null; readonly renamed_from?: string }[];
}

/** Edits of a public project that nobody here wrote; they live beside the checkout and are not part of the project. */
const data = join(import.meta.dirname, '../../../shared/data/hono-edits.jsonl');
const commits: Commit[] = existsSync(data)
  ? readFileSync(data, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];

const side = (commit: Commit, which: 'before' | 'after'): Files =>
  new Map(
    commit.files.flatMap((file) => {
      const text = file[which];
      const path = which === 'before' ? (file.renamed_from ?? file.path) : file.path;
      return text === null ? [] : [[path, text] as const];
    }),
  );

const sorted = (files: Files) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

test.skipIf(commits.length === 0).each([...formats.values()])('$name says every real commit that it can express, exactly', (format) => {
  const lossy = new Map<string, number>();
  for (const commit of commits) {
    const before = side(commit, 'before');
    const after = side(commit, 'after');
    const { response, lossy: losses } = format.render(before, after);
    if (losses.length > 0) {
      lossy.set(losses.join('+'), (lossy.get(losses.join('+')) ?? 0) + 1);
      continue;
    }
    const applied = applyResponse({ format: format.name, response, files: before });
    if (applied.status === 'rejected') throw new Error(`${commit.id}: ${applied.rejection.code}: ${applied.rejection.message}`);
    expect(sorted(withChanges(before, applied.changes)), commit.id).toEqual(sorted(after));
  }
  expect([...lossy.keys()].filter((codes) => !expressible(codes))).toEqual([]);
});

/** Losses that these commits can have: they create, delete and rename files, change more than symbols and keep little of some files, and nothing odder. */
const expressible = (codes: string): boolean =>
  codes.split('+').every((code) => ['create', 'delete', 'rename', 'rename_only', 'create_empty', 'outside_symbols', 'fragment'].includes(code));
