import { noEditFound } from '../src/errors.ts';
import type { Format, LossyCode } from '../src/types.ts';
import { keepEchoes } from './shared/echoed-prefixes.ts';
import { type FileChange, listFileChanges } from './shared/file-changes.ts';
import { readHashedEdits } from './shared/hashed-edits.ts';
import { anchorLine, hashedListing, listHashed } from './shared/hashed-listing.ts';
import { writeJsonFence } from './shared/json-writer.ts';
import { findLayoutLoss } from './shared/layout-loss.ts';
import { findLineChanges, type LineChange } from './shared/line-changes.ts';
import { listTexts } from './shared/text-lines.ts';

/** Edits of lines that are named by number and hash. */
export const hashline: Format = {
  name: 'hashline',
  summary: 'JSON edits of lines named by number and hash; needs a hashed listing',
  channel: 'text',
  coordinates: 'original',
  instructions: `The files are shown with an anchor before each line ("12#QK|text": the line's number and a hash of it). Answer with JSON in a fenced block
that starts with \`\`\`json: an object for one file, or an array of such objects:

{"path": "src/greet.ts", "edits": [{"op": "replace", "pos": "3#QK", "end": "4#ZP", "lines": ["const greeting = 'Good morning';"]}]}

- "replace" puts lines in the place of the lines from pos to end, both included; without end, of the line pos alone. "lines": [] deletes them.
- "append" puts lines after pos, "prepend" before it; without pos at the end or the start of the file. "append" without pos also creates a file.
- "lines" are whole lines without anchors and without line breaks. Copy anchors exactly as shown: an edit whose hash does not fit is rejected.
- All anchors refer to the files as shown, also where several edits change one file; they may not overlap.
- {"path": PATH, "delete": true} deletes a file, {"path": PATH, "rename": NEW_PATH, "edits": [...]} renames it.`,
  list: (_, text) => listHashed(text),
  parse: (response) => {
    const proposals = readHashedEdits(response);
    if (proposals.length === 0) throw noEditFound('JSON with "path" and "edits"');
    return proposals;
  },
  render: (before, after) => {
    const changes = listFileChanges(before, after);
    const objects = changes.flatMap(writeFile);
    const lossy = [...new Set(changes.flatMap(findLoss))].sort();
    return { response: { text: objects.length === 0 ? 'No changes.\n' : writeJsonFence(objects), toolCalls: [] }, lossy };
  },
};

interface HashedEdit {
  readonly op: 'replace' | 'append' | 'prepend';
  readonly pos?: string;
  readonly end?: string;
  readonly lines: readonly string[];
}

const findLoss = (change: FileChange): LossyCode[] => {
  if (change.kind === 'deleted') return [];
  if (change.kind !== 'created') return findLayoutLoss(change.before, change.after);
  const isEmpty = listTexts(change.after).length === 0;
  return [...findLayoutLoss(undefined, change.after), ...(isEmpty ? (['create_empty'] as const) : [])];
};

const writeFile = (change: FileChange): object[] => {
  const { path } = change;
  if (change.kind === 'deleted') return [{ path, delete: true }];
  const edits = writeEdits(change.kind === 'created' ? '' : change.before, change.after);
  if (change.kind === 'renamed') return [{ path, rename: change.to, edits }];
  return edits.length === 0 ? [] : [{ path, edits }];
};

const writeEdits = (before: string, after: string): HashedEdit[] => {
  const [old, edited] = [listTexts(before), listTexts(after)];
  const anchor = (line: number): string => anchorLine(old[line] ?? '', line);
  return findLineChanges(old, edited).map((change) => {
    const lines = keepEchoes(edited.slice(change.newFrom, change.newTo), hashedListing);
    return { ...placeEdit(change, old.length, anchor), lines };
  });
};

const placeEdit = ({ from, to }: LineChange, count: number, anchor: (line: number) => string): Omit<HashedEdit, 'lines'> => {
  if (to - from > 1) return { op: 'replace', pos: anchor(from), end: anchor(to - 1) };
  if (to > from) return { op: 'replace', pos: anchor(from) };
  if (from > 0) return { op: 'append', pos: anchor(from - 1) };
  return count === 0 ? { op: 'append' } : { op: 'prepend', pos: anchor(0) };
};
