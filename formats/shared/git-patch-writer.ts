import type { FileChange } from './file-changes.ts';
import { writeHunkLine } from './hunks.ts';
import { findLineChanges } from './line-changes.ts';
import { writeName } from './patch-names.ts';
import { quotePath } from './quoted-paths.ts';
import { type HunkText, type WrittenHunk, writeHunks } from './written-hunks.ts';

/** What `git diff` prints for one file, without object names. */
export const writeGitFile = (change: FileChange): string => {
  const old = change.kind === 'created' ? '' : change.before;
  const edited = change.kind === 'deleted' ? '' : change.after;
  const to = change.kind === 'renamed' ? change.to : change.path;
  const header = `diff --git ${quotePath(`a/${change.path}`)} ${quotePath(`b/${to}`)}\n${writeExtended(change)}`;
  if (old === edited) return header;
  const minus = change.kind === 'created' ? '/dev/null' : writeName('a/', change.path);
  const plus = change.kind === 'deleted' ? '/dev/null' : writeName('b/', to);
  return `${header}--- ${minus}\n+++ ${plus}\n${listHunks(old, edited).map(writeHunk).join('')}`;
};

const writeExtended = (change: FileChange): string => {
  if (change.kind === 'created') return 'new file mode 100644\n';
  if (change.kind === 'deleted') return 'deleted file mode 100644\n';
  return change.kind === 'renamed' ? `rename from ${quotePath(change.path)}\nrename to ${quotePath(change.to)}\n` : '';
};

const listHunks = (before: string, after: string): WrittenHunk[] => {
  const [old, edited] = [splitGitLines(before), splitGitLines(after)];
  return writeHunks(old, edited, findLineChanges(old.map(toKey), edited.map(toKey)));
};

/** Lines as git sees them: only `\n` ends a line, carriage returns and byte order marks are text. */
const splitGitLines = (text: string): HunkText[] => {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const complete: HunkText[] = lines.map((line) => ({ text: line }));
  return last === '' ? complete : [...complete, { text: last, noEol: true }];
};

/** Lines are the same when they also agree on whether a newline follows. */
const toKey = ({ text, noEol }: HunkText): string => (noEol ? text : `${text}\n`);

const writeHunk = ({ from, to, newFrom, newTo, lines }: WrittenHunk): string =>
  `@@ -${writeRange(from, to)} +${writeRange(newFrom, newTo)} @@\n${lines.map(writeHunkLine).join('')}`;

/** An empty range stands after the line it names. */
const writeRange = (from: number, to: number): string => (from === to ? `${from},0` : `${from + 1},${to - from}`);
