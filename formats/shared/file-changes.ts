import type { Files } from '../../src/types.ts';

/** What happened to one file between two snapshots. A `renamed` file may also have been edited. */
export type FileChange =
  | { readonly kind: 'created'; readonly path: string; readonly after: string }
  | { readonly kind: 'deleted'; readonly path: string; readonly before: string }
  | { readonly kind: 'renamed'; readonly path: string; readonly to: string; readonly before: string; readonly after: string }
  | { readonly kind: 'modified'; readonly path: string; readonly before: string; readonly after: string };

/**
 * What changed between two snapshots, sorted by path. A deleted and a created file are one rename when their texts are equal,
 * or when they share at least half of their lines; each takes part in one rename at most, the most similar pairs first.
 */
export const listFileChanges = (before: Files, after: Files): FileChange[] => {
  const deleted = new Map([...before].filter(([path]) => !after.has(path)));
  const created = new Map([...after].filter(([path]) => !before.has(path)));
  const changes: FileChange[] = takeRenames(deleted, created);
  for (const [path, text] of deleted) changes.push({ kind: 'deleted', path, before: text });
  for (const [path, text] of created) changes.push({ kind: 'created', path, after: text });
  for (const [path, text] of before) {
    const edited = after.get(path);
    if (edited !== undefined && edited !== text) changes.push({ kind: 'modified', path, before: text, after: edited });
  }
  return changes.sort((one, other) => compare(one.path, other.path));
};

/** Moves the pairs that are renames out of the two maps. */
const takeRenames = (deleted: Map<string, string>, created: Map<string, string>): FileChange[] => {
  const pairs = rankPairs(deleted, created);
  const renames: FileChange[] = [];
  for (const { path, to } of pairs) {
    const before = deleted.get(path);
    const after = created.get(to);
    if (before === undefined || after === undefined) continue;
    deleted.delete(path);
    created.delete(to);
    renames.push({ kind: 'renamed', path, to, before, after });
  }
  return renames;
};

interface Pair {
  readonly path: string;
  readonly to: string;
  readonly similarity: number;
}

const rankPairs = (deleted: Files, created: Files): Pair[] => {
  const pairs: Pair[] = [];
  for (const [path, before] of deleted) {
    const counts = countLines(before);
    for (const [to, after] of created) {
      const similarity = before === after ? 2 : compareLines(counts, after);
      if (similarity >= 0.5) pairs.push({ path, to, similarity });
    }
  }
  return pairs.sort((one, other) => other.similarity - one.similarity || compare(one.path, other.path) || compare(one.to, other.to));
};

/** The share of lines that two texts have in common, of the longer one. */
const compareLines = (counts: ReadonlyMap<string, number>, text: string): number => {
  const rest = new Map(counts);
  const lines = listLines(text);
  let shared = 0;
  for (const line of lines) {
    const left = rest.get(line) ?? 0;
    if (left > 0) shared++;
    rest.set(line, left - 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return shared / Math.max(total, lines.length);
};

const countLines = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of listLines(text)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
};

/** What stands behind the last newline is no line. */
const listLines = (text: string): string[] => text.replace(/\n$/, '').split('\n');

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
