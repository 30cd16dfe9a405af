import type { LossyCode } from '../../src/types.ts';
import type { FileChange } from './file-changes.ts';
import { writeHunkLine } from './hunks.ts';
import { findLayoutLoss } from './layout-loss.ts';
import { writeName } from './patch-names.ts';
import { findPlaceholder } from './placeholder-comments.ts';
import { isFileHeader } from './plain-patch.ts';
import { splitResponse } from './response-lines.ts';
import { splitText } from './text-lines.ts';
import { writeUniqueHunks } from './unique-hunks.ts';

/** What a number-less patch says about one change of a file, and what it cannot say. */
export interface WrittenSection {
  readonly text: string;
  readonly lossy: readonly LossyCode[];
}

/** Writes the section of a patch for one file; a rename takes two, the second of which may hold no comment that a reader of a new file refuses. */
export const writePlainFile = (change: FileChange): WrittenSection => {
  if (change.kind === 'created') return writeCreation(change.path, change.after);
  if (change.kind === 'deleted') return writeDeletion(change.path, change.before);
  if (change.kind === 'modified') return writeEdit(change.path, change.before, change.after);
  const created = writeCreation(change.to, change.after);
  const isRefused = findPlaceholder(change.after, () => false) !== undefined;
  return { text: writeDeletion(change.path, change.before).text + created.text, lossy: isRefused ? [...created.lossy, 'delimiter'] : created.lossy };
};

const writeCreation = (path: string, text: string): WrittenSection => {
  const lines = splitText(text).lines.map((line) => writeHunkLine({ op: 'insert', text: line.text }));
  if (lines.length === 0) return { text: '', lossy: ['create_empty', ...findLayoutLoss(undefined, text)] };
  return check({ text: `--- /dev/null\n+++ ${writeName('b/', path)}\n${HEADER}${lines.join('')}`, lossy: findLayoutLoss(undefined, text) });
};

const writeDeletion = (path: string, text: string): WrittenSection => {
  const lines = splitText(text).lines.map((line) => writeHunkLine({ op: 'delete', text: line.text }));
  return { text: `--- ${writeName('a/', path)}\n+++ /dev/null\n${lines.length > 0 ? HEADER : ''}${lines.join('')}`, lossy: [] };
};

const writeEdit = (path: string, before: string, after: string): WrittenSection => {
  const hunks = writeUniqueHunks(before, after).map(({ lines }) => HEADER + lines.map(writeHunkLine).join(''));
  const header = hunks.length > 0 ? `--- ${writeName('a/', path)}\n+++ ${writeName('b/', path)}\n` : '';
  return check({ text: header + hunks.join(''), lossy: findLayoutLoss(before, after) });
};

const HEADER = '@@ ... @@\n';

/** Lines that read as the header of another file cannot be said. */
const check = (section: WrittenSection): WrittenSection => {
  const lines = splitResponse(section.text);
  for (let line = 2; line < lines.count; line++) if (isFileHeader(lines, line, true)) return { ...section, lossy: [...section.lossy, 'delimiter'] };
  return section;
};
