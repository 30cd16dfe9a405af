import type { Changes, Files } from '../types.ts';
import { pairRenames } from './renames.ts';

/** What happened to one file; `path` is its path before, or where it was created. `text` is what it holds now. */
export type FileEdit = { readonly path: string } & (
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'create'; readonly text: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'rename'; readonly to: string; readonly text: string }
);

/** The changes that turn one snapshot into another. */
export const diffFiles = (before: Files, after: Files): Changes => {
  const changes = new Map<string, string | null>();
  for (const path of before.keys()) changes.set(path, after.get(path) ?? null);
  for (const [path, text] of after) changes.set(path, text);
  return dropIdle(before, changes);
};

/** The changes that change something, sorted by path. */
export const dropIdle = (before: Files, changes: Changes): Changes =>
  new Map([...changes].filter(([path, text]) => text !== (before.get(path) ?? null)).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Says for each changed file what happened to it. `known` renames (old path to new path) hold however different the texts are. */
export const toFileEdits = (before: Files, changes: Changes, known: ReadonlyMap<string, string> = new Map()): FileEdit[] => {
  const deleted = new Map<string, string>();
  const created = new Map<string, string>();
  for (const [path, text] of changes) {
    const old = before.get(path);
    if (text === null && old !== undefined) deleted.set(path, old);
    if (text !== null && old === undefined) created.set(path, text);
  }
  const renames = pairRenames(deleted, created, known);
  const targets = new Set(renames.values());
  return [...changes].flatMap(([path, text]): FileEdit[] => {
    const to = renames.get(path);
    if (to !== undefined) return [{ kind: 'rename', path, to, text: created.get(to) ?? '' }];
    if (text === null) return [{ kind: 'delete', path }];
    if (targets.has(path)) return [];
    return [{ kind: created.has(path) ? 'create' : 'edit', path, text }];
  });
};
