import type { Files, LossyCode } from '../../src/types.ts';
import { listFileChanges } from './file-changes.ts';

/** What a format says about one file, and what it cannot say. */
export interface Write<Part> {
  readonly parts: readonly Part[];
  readonly lossy: readonly LossyCode[];
}

/** How a format that can neither delete nor rename writes a new file and an edit. */
export interface FileWriter<Part> {
  create(path: string, text: string): Write<Part>;
  modify(path: string, before: string, after: string): Write<Part>;
}

/** What such a format says about two snapshots: a renamed file is written under its new path and its old path stays. `lossy` is sorted. */
export const collectWrites = <Part>(before: Files, after: Files, writer: FileWriter<Part>): Write<Part> => {
  const parts: Part[] = [];
  const lossy = new Set<LossyCode>();
  for (const change of listFileChanges(before, after)) {
    if (change.kind === 'deleted') lossy.add('delete');
    if (change.kind === 'renamed') lossy.add('rename');
    if (change.kind === 'deleted') continue;
    const write = change.kind === 'modified' ? writer.modify(change.path, change.before, change.after) : writer.create(pathAfter(change), change.after);
    parts.push(...write.parts);
    for (const code of write.lossy) lossy.add(code);
  }
  return { parts, lossy: [...lossy].sort() };
};

const pathAfter = (change: { readonly path: string; readonly to?: string }): string => change.to ?? change.path;
