import { badHunkHeader, missingPath, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Response } from '../../src/types.ts';
import { type CountedHunk, readCountedHunk } from './counted-hunk.ts';
import { closesFence, openFence } from './fences.ts';
import { readHunkRange } from './hunks.ts';
import { hasNamePair, type PatchNames, readBarePath, readGitNames, readNamePair } from './patch-names.ts';
import { readPatchText } from './patch-text.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';

/** A hunk of a git patch; `from` and `to` are offsets into the response. */
export type GitHunk = Omit<CountedHunk, 'to'> & { readonly from: number; readonly to: number };

/** What a git patch says about one file. `headers` holds the extended headers by name, such as `rename from`. */
export interface GitFile {
  readonly from: number;
  readonly to: number;
  /** Whether a `diff --git` line starts it. */
  readonly git: boolean;
  /** Empty names when a hunk stands without a header. */
  readonly names: PatchNames | undefined;
  readonly headers: ReadonlyMap<string, string>;
  readonly hunks: readonly GitHunk[];
}

/**
 * Reads the git patches in a response (git-diff-format), in fences or not, with prose around. A hunk ends where its counts say,
 * so that its lines may look like headers or fences.
 */
export const readGitPatch = (response: Response): GitFile[] => {
  const lines = splitResponse(readPatchText(response.text));
  const reader: Reader = { lines, cut: response.finish === 'length', files: [], file: undefined, fence: undefined, patchTo: 0, namedTo: 0, bodyFrom: 0 };
  for (let line = 0; line < lines.count; ) line = readAt(reader, line);
  if (reader.fence?.patch) throw reader.cut ? truncated('the fence of a patch is open') : unterminatedBlock('the fence of a patch');
  if (reader.cut && reader.patchTo === lines.count) throw truncated('it ends within a patch');
  return reader.files;
};

interface FileDraft extends GitFile {
  to: number;
  names: PatchNames | undefined;
  readonly headers: Map<string, string>;
  readonly hunks: GitHunk[];
}

interface Reader {
  readonly lines: ResponseLines;
  readonly cut: boolean;
  readonly files: FileDraft[];
  file: FileDraft | undefined;
  fence: { readonly marker: string; patch: boolean } | undefined;
  /** The line after what was last read of a patch. */
  patchTo: number;
  /** The line after the last pair of names. */
  namedTo: number;
  /** The same, or the first line after it that is not blank. */
  bodyFrom: number;
}

/** Reads what stands at a line; gives the line to go on with. */
const readAt = (reader: Reader, line: number): number => {
  const { lines } = reader;
  const text = lines.at(line) ?? '';
  if (text.startsWith('diff --git ')) return startFile(reader, line, { git: true, names: readGitNames(text) });
  if (hasNamePair(lines, line)) return nameFile(reader, line);
  if (text.startsWith('@@') && (reader.file !== undefined || readHunkRange(text) !== undefined)) return readHunk(reader, line);
  if (turnFence(reader, text)) reader.file = undefined;
  else if (reader.file !== undefined) readHeader(reader, reader.file, line);
  return line + 1;
};

const startFile = (reader: Reader, line: number, file: Pick<GitFile, 'git' | 'names'>): number => {
  reader.file = { ...file, from: reader.lines.from(line), to: 0, headers: new Map(), hunks: [] };
  reader.files.push(reader.file);
  return advance(reader, line + 1);
};

const nameFile = (reader: Reader, line: number): number => {
  const names = readNamePair(reader.lines.at(line) ?? '', reader.lines.at(line + 1) ?? '');
  if (!reader.file?.git || reader.file.hunks.length > 0) startFile(reader, line, { git: false, names });
  else reader.file.names = names;
  reader.namedTo = line + 2;
  reader.bodyFrom = line + 2;
  return advance(reader, line + 2);
};

const readHunk = (reader: Reader, line: number): number => {
  const { lines, cut } = reader;
  const { to, ...hunk } = readCountedHunk(lines, line, { fenced: reader.fence !== undefined, cut });
  if (reader.file === undefined) startFile(reader, line, { git: false, names: { before: '', after: '' } });
  reader.file?.hunks.push({ ...hunk, from: lines.from(line), to: lines.from(to) });
  return advance(reader, to);
};

/** Notes an extended header; any other line says nothing. Behind hunks it would belong to the next file, whose names say as much. */
const readHeader = (reader: Reader, file: FileDraft, line: number): void => {
  const text = reader.lines.at(line) ?? '';
  if (text.startsWith('--- ') && file.hunks.length === 0) {
    throw reader.cut && line + 1 === reader.lines.count ? truncated('it ends within a header') : missingPath('a "---" line without a "+++" line');
  }
  if (text.trim() === '' && line === reader.bodyFrom) reader.bodyFrom++;
  if (isLostHunk(reader, text, line)) throw badHunkHeader(text.slice(0, 80));
  const name = HEADERS.find((header) => text.startsWith(header));
  if (name === undefined || (file.hunks.length > 0 && !BINARY.includes(name))) return;
  file.headers.set(name, readBarePath(text.slice(name.length)));
  advance(reader, line + 1);
};

/**
 * Whether a hunk stands here whose header is lost or cannot be read: right behind the names of a file, or blank lines behind them and then lines with a
 * prefix, or a damaged header right behind a hunk.
 */
const isLostHunk = ({ namedTo, bodyFrom, patchTo }: Reader, text: string, line: number): boolean => {
  if (text.trim() === '') return false;
  if (line === namedTo || (line === bodyFrom && /^[-+ ]/.test(text))) return true;
  return line === patchTo && /^@|@@ -\d|\+\d+(?:,\d+)? @/.test(text.slice(0, 200));
};

const BINARY = ['Binary files', 'GIT binary patch'];

const HEADERS = [
  ...BINARY,
  'new file mode',
  'deleted file mode',
  'rename from',
  'rename to',
  'copy from',
  'copy to',
  'old mode',
  'new mode',
  'similarity index',
  'index ',
];

/** Follows the fences around patches; whether the line is one. */
const turnFence = (reader: Reader, text: string): boolean => {
  if (reader.fence !== undefined) {
    const closes = closesFence(text, reader.fence.marker);
    if (closes) reader.fence = undefined;
    return closes;
  }
  const marker = openFence(text)?.marker;
  if (marker !== undefined) reader.fence = { marker, patch: false };
  return marker !== undefined;
};

const advance = (reader: Reader, line: number): number => {
  if (reader.file !== undefined) reader.file.to = reader.lines.from(line);
  if (reader.fence !== undefined) reader.fence.patch = true;
  reader.patchTo = line;
  return line;
};
