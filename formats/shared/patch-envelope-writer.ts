import type { Files, LossyCode, Rendered } from '../../src/types.ts';
import { findEnclosingDefinition } from './definition-lines.ts';
import { type FileChange, listFileChanges } from './file-changes.ts';
import { writeHunkLine } from './hunks.ts';
import { findLayoutLoss } from './layout-loss.ts';
import { splitText } from './text-lines.ts';
import { writeUniqueHunks } from './unique-hunks.ts';
import type { WrittenHunk } from './written-hunks.ts';

/** Writes an edit as one `*** Begin Patch` envelope. Each hunk names the definition that encloses it where one line tells which. */
export const writeEnvelope = (before: Files, after: Files): Rendered => {
  const changes = listFileChanges(before, after);
  const lossy = new Set<LossyCode>(changes.flatMap(findLoss));
  const sections = changes.map(writeSection).join('');
  const text = sections === '' ? 'No changes.\n' : `*** Begin Patch\n${sections}*** End Patch\n`;
  return { response: { text, toolCalls: [] }, lossy: [...lossy].sort() };
};

const findLoss = (change: FileChange): LossyCode[] => {
  if (!hasPlainPaths(change)) return ['delimiter'];
  if (change.kind === 'deleted') return [];
  if (change.kind !== 'created') {
    const isMove = change.kind === 'renamed' && listChunks(change.before, change.after).length === 0;
    return [...findLayoutLoss(change.before, change.after), ...(isMove ? (['rename_only'] as const) : [])];
  }
  const isEmpty = splitText(change.after).lines.length === 0;
  return [...findLayoutLoss(undefined, change.after), ...(isEmpty ? (['create_empty'] as const) : [])];
};

/** A marker takes the rest of its line for the path, without white space around it. */
const hasPlainPaths = (change: FileChange): boolean =>
  [change.path, ...(change.kind === 'renamed' ? [change.to] : [])].every((path) => path === path.trim() && !path.includes('\n'));

const writeSection = (change: FileChange): string => {
  if (!hasPlainPaths(change)) return '';
  if (change.kind === 'deleted') return `*** Delete File: ${change.path}\n`;
  if (change.kind === 'created') return writeAdd(change.path, change.after);
  const chunks = listChunks(change.before, change.after).join('');
  const move = change.kind === 'renamed' ? `*** Move to: ${change.to}\n` : '';
  return move + chunks === '' ? '' : `*** Update File: ${change.path}\n${move}${chunks}`;
};

const writeAdd = (path: string, text: string): string => {
  const lines = splitText(text).lines.map((line) => writeHunkLine({ op: 'insert', text: line.text }));
  return lines.length === 0 ? '' : `*** Add File: ${path}\n${lines.join('')}`;
};

/** The hunks of an edit, each unique in what follows its scope and the hunk before. */
const listChunks = (before: string, after: string): string[] => {
  const lines = splitText(before).lines.map(({ text }) => text);
  const findScope = indexScopes(lines);
  let floor = 0;
  return writeUniqueHunks(before, after, findScope).map((hunk) => {
    const scope = findScope(hunk.from, floor);
    floor = hunk.to;
    return writeChunk(hunk, scope === undefined ? undefined : lines[scope], hunk.to === lines.length);
  });
};

const writeChunk = ({ lines }: WrittenHunk, scope: string | undefined, atEnd: boolean): string =>
  `@@${scope === undefined ? '' : ` ${scope}`}\n${lines.map(writeHunkLine).join('')}${atEnd ? '*** End of File\n' : ''}`;

/**
 * Finds the line to name as the scope of what starts at a line: the enclosing definition, when it reads like no other line and stands after `floor`,
 * where alone most readers look for it.
 */
const indexScopes = (lines: readonly string[]): ((line: number, floor: number) => number | undefined) => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return (line, floor) => {
    const scope = findEnclosingDefinition(lines, line);
    return scope !== undefined && scope >= floor && counts.get(lines[scope]?.trim() ?? '') === 1 ? scope : undefined;
  };
};
