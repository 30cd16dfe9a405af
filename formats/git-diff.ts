import { badHunkHeader, binary, emptyHunk, missingPath, noEditFound, unknownOp } from '../src/errors.ts';
import type { Files, Format, LossyCode, Proposal, Response } from '../src/types.ts';
import { writeFence } from './shared/fences.ts';
import { type FileChange, listFileChanges } from './shared/file-changes.ts';
import { type GitFile, type GitHunk, readGitPatch } from './shared/git-patch.ts';
import { writeGitFile } from './shared/git-patch-writer.ts';
import { changesAnything, hintOf, toText } from './shared/hunks.ts';

const instructions = `Answer with a unified diff as \`git diff\` prints it, in one fenced block that starts with \`\`\`diff.
- Start each file with "diff --git a/PATH b/PATH", then "--- a/PATH" and "+++ b/PATH", paths relative to the repo's root.
- Start each hunk with "@@ -START,COUNT +START,COUNT @@". The counts must be right: context and "-" lines, context and "+" lines.
- Every line of a hunk starts with a space (context, exactly as in the file), "-" or "+". Give three lines of context.
- A new file has "new file mode 100644" and "--- /dev/null", a deleted one "deleted file mode 100644" and "+++ /dev/null",
  a renamed one "rename from PATH" and "rename to PATH".
- After a last line that no newline ends, write "\\ No newline at end of file".`;

/** Reads what `git diff` prints; the counts of every hunk must hold. */
const parse = (response: Response): Proposal[] => {
  const proposals = readGitPatch(response).flatMap(readFile);
  if (proposals.length === 0) throw noEditFound('a unified diff with "---", "+++" and "@@ -1,2 +1,2 @@" lines');
  return proposals;
};

/** Writes the patch that `git diff` would print, without object names. */
const render = (before: Files, after: Files) => {
  const changes = listFileChanges(before, after);
  const text = changes.map(writeGitFile).join('');
  const lossy = [...new Set(changes.flatMap(listLoss))].sort();
  return { response: { text: text === '' ? 'No changes.\n' : writeFence(text, 'diff'), toolCalls: [] }, lossy };
};

/** Git's unified diff: extended headers, exact counts, `\ No newline at end of file`. */
export const gitDiff: Format = {
  name: 'git-diff',
  summary: 'unified diff as git prints it: line numbers, counts, extended headers',
  channel: 'text',
  coordinates: 'original',
  instructions,
  parse,
  render,
};

/**
 * Where git's lines are not the locator's: a lone carriage return is text for git and the end of a line for the locator,
 * a byte order mark alone is a line for git and none for the locator.
 */
const listLoss = (change: FileChange): LossyCode[] => {
  if (change.kind === 'created' || change.kind === 'deleted' || change.before === change.after) return [];
  if (change.before === '\ufeff') return ['byte_order_mark'];
  return [change.before, change.after].some((text) => /\r(?!\n)/.test(text)) ? ['line_endings'] : [];
};

const readFile = (file: GitFile): Proposal[] => {
  const { headers } = file;
  const before = headers.get('rename from') ?? file.names?.before;
  const after = headers.get('rename to') ?? file.names?.after;
  const path = before ?? after;
  if (path === undefined) throw missingPath('a patch');
  if (headers.has('copy from') || headers.has('copy to')) throw unknownOp('a copy ("copy from", "copy to")');
  if (headers.has('GIT binary patch') || headers.has('Binary files')) throw binary(path);
  if (before === undefined || headers.has('new file mode')) return [readCreation(file, after ?? path)];
  if (after === undefined || headers.has('deleted file mode')) return [readDeletion(file, before)];
  return before === after ? readEdits(file, before) : readRename(file, before, after);
};

const readCreation = ({ hunks, from, to, git }: GitFile, path: string): Proposal => {
  const [hunk, second] = hunks;
  if (hunk === undefined && !git) throw emptyHunk(path);
  const odd = second ?? (hunk?.lines.every(({ op }) => op === 'insert') ? undefined : hunk);
  if (odd !== undefined) throw badHunkHeader(odd.header);
  return { kind: 'write', path, text: toText(hunk?.lines ?? []), over: 'new', span: { from, to } };
};

const readDeletion = ({ hunks, from, to }: GitFile, path: string): Proposal => {
  const odd = hunks.find(({ lines }) => lines.some(({ op }) => op !== 'delete'));
  if (odd !== undefined) throw badHunkHeader(odd.header);
  return { kind: 'delete', path, span: { from, to } };
};

const readRename = (file: GitFile, path: string, to: string): Proposal[] => {
  if (!file.headers.has('rename from') || !file.headers.has('rename to')) throw unknownOp(`a patch from ${path} to ${to} without "rename" headers`);
  return [{ kind: 'rename', path, to, span: { from: file.from, to: file.to } }, ...file.hunks.map((hunk) => readHunk(hunk, path))];
};

/** A section without hunks that only changes the mode says nothing about the text. */
const readEdits = ({ hunks, headers }: GitFile, path: string): Proposal[] => {
  if (hunks.length === 0 && !headers.has('new mode')) throw emptyHunk(path);
  return hunks.map((hunk) => readHunk(hunk, path));
};

const readHunk = ({ lines, range, from, to }: GitHunk, path: string): Proposal => {
  if (!changesAnything(lines)) throw emptyHunk(path);
  return { kind: 'hunk', path, lines, scopes: [], hint: hintOf(range), atEnd: false, span: { from, to } };
};
