import { badHunkHeader, badLinePrefix, badMarkerOrder, duplicateFileOp, emptyHunk, missingPath, noEditFound, unknownOp } from '../src/errors.ts';
import type { Format, HunkLine, Proposal, Response } from '../src/types.ts';
import { changesAnything, readHunkLine, readHunkRange } from './shared/hunks.ts';
import { type Envelope, readEnvelopes } from './shared/patch-envelope.ts';
import { writeEnvelope } from './shared/patch-envelope-writer.ts';
import { readPatchText } from './shared/patch-text.ts';

const instructions = `Answer with one patch in this form:
*** Begin Patch
*** Update File: PATH
@@ the line that starts the enclosing class or function
 context, exactly as in the file
-line to remove
+line to add
*** End Patch
- "*** Add File: PATH" (then only "+" lines) creates a file, "*** Delete File: PATH" deletes one, "*** Move to: PATH" right after "*** Update File:" renames it.
- Give three lines of context. Context and "-" lines must occur only once after the "@@" line and the hunk before; otherwise add context or a further "@@" line.
- Hunks stand in the order of the file. After a hunk at the end of the file write "*** End of File".
- Paths are relative to the repo's root.`;

/** Reads `*** Begin Patch` envelopes. */
const parse = (response: Response): Proposal[] => {
  const envelopes = readEnvelopes(response);
  if (envelopes.length === 0) throw explainNothing(readPatchText(response.text));
  const reader: Reader = { proposals: [], ops: new Map() };
  for (const envelope of envelopes) for (let line = 0; line < envelope.lines.length; ) line = readSection(reader, envelope, line);
  if (reader.proposals.length === 0) throw noEditFound('a file section in the patch');
  return reader.proposals;
};

/** OpenAI's patch format, found by context and scopes. */
export const v4a: Format = {
  name: 'v4a',
  summary: 'apply_patch envelope: file sections, @@ scopes, no line numbers',
  channel: 'text',
  coordinates: 'original',
  instructions,
  parse,
  render: writeEnvelope,
};

interface Reader {
  readonly proposals: Proposal[];
  /** What was said of a file before. */
  readonly ops: Map<string, 'update' | 'other'>;
}

const ADD = '*** Add File:';
const DELETE = '*** Delete File:';
const UPDATE = '*** Update File:';
const MOVE = '*** Move to:';
const END_OF_FILE = '*** End of File';

const explainNothing = (text: string) => {
  const marker = [ADD, DELETE, UPDATE].find((op) => text.startsWith(op) || text.includes(`\n${op}`));
  return marker === undefined ? noEditFound('a patch from "*** Begin Patch" to "*** End Patch"') : badMarkerOrder(marker, '"*** Begin Patch"');
};

/** Reads the section that starts at a line; gives the line after it. */
const readSection = (reader: Reader, envelope: Envelope, line: number): number => {
  const text = (envelope.lines[line] ?? '').trimEnd();
  if (text === '') return line + 1;
  if (text.startsWith(ADD)) return readAdd(reader, envelope, line);
  if (text.startsWith(UPDATE)) return readUpdate(reader, envelope, line);
  if (text === '*** Begin Patch') throw badMarkerOrder(text, '"*** End Patch"');
  if (!text.startsWith(DELETE)) throw text.startsWith('*** ') ? unknownOp(text.slice(0, 80)) : badMarkerOrder(text, 'a line such as "*** Update File: PATH"');
  const path = readPath(text, DELETE);
  note(reader, path, 'other');
  reader.proposals.push({ kind: 'delete', path, span: envelope.spanOf(line, line + 1) });
  return line + 1;
};

const readPath = (text: string, marker: string): string => {
  const path = text.slice(marker.length).trim();
  if (path === '') throw missingPath(`the line ${marker}`);
  return path;
};

/** Only updates may name a file twice. */
const note = (reader: Reader, path: string, op: 'update' | 'other'): void => {
  const before = reader.ops.get(path);
  if (before !== undefined && (before === 'other' || op === 'other')) throw duplicateFileOp(path);
  reader.ops.set(path, op);
};

const readAdd = (reader: Reader, envelope: Envelope, line: number): number => {
  const path = readPath(envelope.lines[line] ?? '', ADD);
  note(reader, path, 'other');
  let to = line + 1;
  while (to < envelope.lines.length && !isSectionEnd(envelope.lines[to])) to++;
  const written = envelope.lines.slice(line + 1, to);
  while (written.at(-1) === '') written.pop();
  const odd = written.find((text) => !text.startsWith('+'));
  if (odd !== undefined) throw badLinePrefix(odd);
  if (written.length === 0) throw emptyHunk(path);
  const text = written.map((content) => `${content.slice(1)}\n`).join('');
  reader.proposals.push({ kind: 'write', path, text, over: 'new', span: envelope.spanOf(line, to) });
  return to;
};

const readUpdate = (reader: Reader, envelope: Envelope, line: number): number => {
  const path = readPath(envelope.lines[line] ?? '', UPDATE);
  note(reader, path, 'update');
  const move = envelope.lines[line + 1]?.startsWith(MOVE) ? readPath(envelope.lines[line + 1] ?? '', MOVE) : undefined;
  let at = line + (move === undefined ? 1 : 2);
  if (move !== undefined) reader.proposals.push({ kind: 'rename', path, to: move, span: envelope.spanOf(line, at) });
  const count = reader.proposals.length;
  while (at < envelope.lines.length && !isSectionEnd(envelope.lines[at])) at = readChunk(reader.proposals, path, envelope, at);
  if (move === undefined && reader.proposals.length === count) throw emptyHunk(path);
  return at;
};

/** Reads `@@` lines, the lines of one hunk and its end. Empty lines at the end of a hunk are layout, unless the end of the file follows. */
const readChunk = (proposals: Proposal[], path: string, envelope: Envelope, first: number): number => {
  const scopes: string[] = [];
  let line = first;
  for (; envelope.lines[line]?.startsWith('@@'); line++) scopes.push(...readScope(envelope.lines[line] ?? ''));
  const headers = line - first;
  const lines: HunkLine[] = [];
  let filled = 0;
  for (; line < envelope.lines.length && !/^(?:@@|\*\*\* )/.test(envelope.lines[line] ?? ''); line++) {
    const text = envelope.lines[line] ?? '';
    const read = readHunkLine(text);
    if (read === undefined) throw badLinePrefix(text);
    lines.push(read);
    if (text !== '') filled = lines.length;
  }
  const atEnd = envelope.lines[line]?.trimEnd() === END_OF_FILE;
  const to = atEnd ? line + 1 : line;
  const written = atEnd ? lines : lines.slice(0, filled);
  if (written.length === 0 && headers === 0 && !atEnd) return to;
  if (!changesAnything(written)) throw emptyHunk(path);
  proposals.push({ kind: 'hunk', path, lines: written, scopes, atEnd, span: envelope.spanOf(first, to) });
  return to;
};

/** The scope that a `@@` line names: none, or the text of a line of the file. */
const readScope = (header: string): string[] => {
  const text = header.trimEnd();
  if (text === '@@') return [];
  if (!text.startsWith('@@ ') || readHunkRange(text) !== undefined) throw badHunkHeader(text);
  return [text.slice(3)];
};

const isSectionEnd = (text: string | undefined): boolean => text?.startsWith('*** ') === true && text.trimEnd() !== END_OF_FILE;
