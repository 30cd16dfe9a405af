import { findLineChanges, type LineChange } from '../../formats/shared/line-changes.ts';
import type { LineEdit } from '../../formats/shared/line-edits.ts';
import type { HunkLine } from '../types.ts';
import type { FileText } from './file-text.ts';
import { contentOf } from './lines.ts';
import { replay } from './rebase.ts';
import { runScript, type Script, type TextEdit } from './script.ts';

/** Lines [from, to) of a file replaced by others, as one edit. The lines that both have keep every byte. */
export const runLineEdit = (file: FileText, { from, to, lines: written }: LineEdit): TextEdit[] => {
  const lines = file.lines();
  const old = Array.from({ length: to - from }, (_, index) => contentOf(lines, from + index));
  const site = { text: lines.text, starts: lines.starts.slice(from, to + 1), ends: lines.ends.slice(from, to) };
  const edits = runScript(toScript(old, written, findLineChanges(old, written)), site, { finalNewline: 'kept' });
  const [first, last] = [site.starts[0] ?? 0, site.starts.at(-1) ?? 0];
  if (from === to || edits.some((edit) => edit.from < first)) return edits;
  return [{ from: first, to: last, text: replay(lines.text, edits, first, last) }];
};

/** The changes as a script over all old lines. */
const toScript = (old: readonly string[], written: readonly string[], changes: readonly LineChange[]): Script => {
  const script: HunkLine[] = [];
  let done = 0;
  for (const { from, to, newFrom, newTo } of [...changes, { from: old.length, to: old.length, newFrom: 0, newTo: 0 }]) {
    for (const text of old.slice(done, from)) script.push({ op: 'keep', text });
    for (const text of old.slice(from, to)) script.push({ op: 'delete', text });
    for (const text of written.slice(newFrom, newTo)) script.push({ op: 'insert', text });
    done = to;
  }
  return script;
};
