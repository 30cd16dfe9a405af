import { badLinePrefix, emptyHunk, missingPath, noEditFound, unknownOp } from '../src/errors.ts';
import type { Files, Format, LossyCode, Proposal, Rendered, Response } from '../src/types.ts';
import { writeFence } from './shared/fences.ts';
import { listFileChanges } from './shared/file-changes.ts';
import { hintOf, readHunkRange, toText } from './shared/hunks.ts';
import { type PlainFile, type PlainHunk, readPlainPatch } from './shared/plain-patch.ts';
import { writePlainFile } from './shared/plain-patch-writer.ts';

const instructions = `Answer with a unified diff without line numbers, in one fenced block that starts with \`\`\`diff.
- Start each file with "--- a/PATH" and "+++ b/PATH", paths relative to the repo's root. "--- /dev/null" creates a file, "+++ /dev/null" deletes one.
- Start each hunk with "@@ ... @@". Hunks stand in the order of the file.
- Every line of a hunk starts with a space (context, exactly as in the file), "-" or "+".
- Context and "-" lines together must occur only once in the file after the hunk before; add context until they do.`;

/** Reads unified diffs; a hunk is found by its lines, its numbers are hints. */
const parse = (response: Response): Proposal[] => {
  const proposals = readPlainPatch(response).flatMap(readFile);
  if (proposals.length === 0) throw noEditFound('a unified diff with "---", "+++" and "@@ ... @@" lines');
  return proposals;
};

/** Writes hunks with as much context as makes them unique. A rename is a deletion and a creation. */
const render = (before: Files, after: Files): Rendered => {
  const sections = listFileChanges(before, after).map(writePlainFile);
  const text = sections.map((section) => section.text).join('');
  const lossy = new Set<LossyCode>(sections.flatMap((section) => section.lossy));
  return { response: { text: text === '' ? 'No changes.\n' : writeFence(text, 'diff'), toolCalls: [] }, lossy: [...lossy].sort() };
};

/** The unified diff that models write best: without line numbers. */
export const udiff: Format = {
  name: 'udiff',
  summary: 'unified diff without line numbers, found by its context',
  channel: 'text',
  coordinates: 'original',
  instructions,
  parse,
  render,
};

const readFile = (file: PlainFile): Proposal[] => {
  const { before, after } = file.names;
  const span = { from: file.from, to: file.to };
  const path = after ?? before;
  if (path === undefined) throw missingPath('a patch');
  if (after === undefined) return [{ kind: 'delete', path, span }];
  if (file.hunks.length === 0) throw emptyHunk(path);
  if (before === undefined) return [{ kind: 'write', path, text: readNewText(file), over: 'new', span }];
  if (before !== after) throw unknownOp(`a patch from ${before} to ${after}`);
  return file.hunks.map((hunk) => readHunk(hunk, path));
};

const readNewText = (file: PlainFile): string => {
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  const odd = lines.find(({ op }) => op !== 'insert');
  if (odd !== undefined) throw badLinePrefix(odd.op === 'keep' ? ` ${odd.text}` : `-${odd.text}`);
  return toText(lines);
};

const readHunk = ({ header, lines, from, to }: PlainHunk, path: string): Proposal => {
  const range = readHunkRange(header);
  return { kind: 'hunk', path, lines, scopes: [], ...(range !== undefined && { hint: hintOf(range) }), atEnd: false, span: { from, to } };
};
