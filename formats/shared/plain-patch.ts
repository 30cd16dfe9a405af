import { badHunkHeader, badLinePrefix, emptyHunk, missingPath, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { HunkLine, Response } from '../../src/types.ts';
import { closesFence, openFence } from './fences.ts';
import { readHereDocument } from './here-documents.ts';
import { changesAnything, readHunkLine } from './hunks.ts';
import { hasNamePair, type PatchNames, readNamePair } from './patch-names.ts';
import { readPatchText } from './patch-text.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';

/** A hunk whose header may say anything; `from` and `to` are offsets into the response. */
export interface PlainHunk {
  readonly header: string;
  readonly lines: readonly HunkLine[];
  readonly from: number;
  readonly to: number;
}

/** What a patch says about one file; its names are empty when the patch names none. */
export interface PlainFile {
  readonly names: PatchNames;
  readonly from: number;
  readonly to: number;
  readonly hunks: readonly PlainHunk[];
}

/**
 * Reads unified diffs whose hunks have no reliable numbers, in fences or not. A hunk ends where the next header, the fence or, outside
 * of fences, prose after an empty line begins, or where the tag or the here-document around the patch ends; empty lines at its end are
 * layout. Carriage returns at the end of a line are dropped.
 */
export const readPlainPatch = (response: Response): PlainFile[] => {
  const lines = splitResponse(readPatchText(response.text));
  const reader: Reader = { lines, files: [], hunk: undefined, inPatch: false, fence: undefined, delimiter: undefined, orphan: undefined };
  for (let line = 0; line < lines.count; ) line = readAt(reader, line);
  const cut = response.finish === 'length';
  if (reader.fence !== undefined && reader.inPatch) throw cut ? truncated('the fence of a patch is open') : unterminatedBlock('the fence of a patch');
  if (reader.inPatch && cut) throw truncated('it ends within a patch');
  closeHunk(reader, lines.count);
  if (reader.files.length === 0 && reader.orphan !== undefined)
    throw cut && reader.fence !== undefined ? truncated('it ends within a patch') : missingPath(`the change ${JSON.stringify(reader.orphan.slice(0, 80))}`);
  return reader.files;
};

/** Whether the header of a file stands here. A deleted `-- x` and an inserted `++ y` look like one: within a hunk only a `@@` line or `/dev/null` tells. */
export const isFileHeader = (lines: ResponseLines, line: number, inHunk: boolean): boolean => {
  if (!hasNamePair(lines, line)) return false;
  if (!inHunk || lines.at(line + 2)?.startsWith('@@')) return true;
  const { before, after } = readNamePair(lines.at(line) ?? '', lines.at(line + 1) ?? '');
  return (before === undefined) !== (after === undefined);
};

interface HunkDraft {
  readonly header: string;
  readonly lines: HunkLine[];
  readonly from: number;
  /** How many lines at the end are empty, without even the prefix of a context line. */
  blanks: number;
}

interface FileDraft extends PlainFile {
  to: number;
  readonly hunks: PlainHunk[];
}

interface Reader {
  readonly lines: ResponseLines;
  readonly files: FileDraft[];
  hunk: HunkDraft | undefined;
  /** Whether a header was read since the fence was opened or the prose ended. */
  inPatch: boolean;
  fence: { readonly marker: string; readonly indent: number; readonly diff: boolean } | undefined;
  /** What ends the here-document that a shell command started. */
  delimiter: string | undefined;
  /** The first changed line in a diff fence that no header precedes. */
  orphan: string | undefined;
}

/** Reads what stands at a line; gives the line to go on with. */
const readAt = (reader: Reader, line: number): number => {
  const { lines, hunk } = reader;
  const text = dropReturn(lines.at(line) ?? '');
  if (turnFence(reader, text, line)) return line + 1;
  if (isFileHeader(lines, line, hunk !== undefined)) return startFile(reader, line);
  if (text.startsWith('@@') && (reader.inPatch || reader.fence?.diff)) startHunk(reader, line, text);
  else if (hunk !== undefined) readBodyLine(reader, hunk, line, text);
  else if (reader.inPatch && isPrefixed(text)) readBodyLine(reader, startHunk(reader, line, ''), line, text);
  else if (reader.fence?.diff && /^[-+]/.test(text)) reader.orphan ??= text;
  else if (!reader.inPatch) reader.delimiter = readHereDocument(text)?.delimiter ?? reader.delimiter;
  return line + 1;
};

const startFile = (reader: Reader, line: number): number => {
  const { lines } = reader;
  closeHunk(reader, line);
  const names = readNamePair(lines.at(line) ?? '', lines.at(line + 1) ?? '');
  reader.files.push({ names, from: lines.from(line), to: lines.from(line + 2), hunks: [] });
  reader.inPatch = true;
  return line + 2;
};

/** A hunk without a file header belongs to the file before; the first one to a file without a name. */
const startHunk = (reader: Reader, line: number, header: string): HunkDraft => {
  closeHunk(reader, line);
  if (header.startsWith('@@@')) throw badHunkHeader(header);
  const from = reader.lines.from(line);
  if (reader.files.length === 0) reader.files.push({ names: { before: '', after: '' }, from, to: from, hunks: [] });
  const hunk: HunkDraft = { header, lines: [], from, blanks: 0 };
  reader.hunk = hunk;
  reader.inPatch = true;
  return hunk;
};

const readBodyLine = (reader: Reader, hunk: HunkDraft, line: number, text: string): void => {
  const read = readHunkLine(text);
  if (read !== undefined) {
    hunk.lines.push(read);
    hunk.blanks = text === '' ? hunk.blanks + 1 : 0;
    return;
  }
  if (text.startsWith('\\')) return;
  const ends = ENDS.has(text.trim()) || text.trim() === reader.delimiter || (reader.fence === undefined && hunk.blanks > 0);
  if (!ends && !text.startsWith('diff --git ')) throw badLinePrefix(text);
  closeHunk(reader, line);
  if (ends) reader.inPatch = false;
};

const closeHunk = (reader: Reader, line: number): void => {
  const { hunk, lines } = reader;
  const file = reader.files.at(-1);
  reader.hunk = undefined;
  if (hunk === undefined || file === undefined) return;
  const written = hunk.lines.slice(0, hunk.lines.length - hunk.blanks);
  if (!changesAnything(written) && file.names.after !== undefined) throw emptyHunk(file.names.after);
  file.to = lines.from(line);
  file.hunks.push({ header: hunk.header, lines: written, from: hunk.from, to: file.to });
};

/** Follows the fences; whether the line is one. A line of the patch that is indented deeper than its fence is none. */
const turnFence = (reader: Reader, text: string, line: number): boolean => {
  const { fence } = reader;
  const opened = openFence(text);
  if (opened === undefined || opened.indent > (fence?.indent ?? (reader.hunk ? 0 : 3))) return false;
  if (fence !== undefined && !closesFence(text, fence.marker)) return false;
  closeHunk(reader, line);
  reader.inPatch = false;
  reader.fence = fence === undefined ? { marker: opened.marker, indent: opened.indent, diff: DIFF_INFOS.has(opened.info) } : undefined;
  return true;
};

/** The tags around a patch that SWE-bench's prompts ask for. */
const ENDS: ReadonlySet<string> = new Set(['</patch>', '</diff>']);

const DIFF_INFOS: ReadonlySet<string> = new Set(['diff', 'udiff', 'patch']);

const isPrefixed = (text: string): boolean => text !== '' && readHunkLine(text) !== undefined;

const dropReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);
