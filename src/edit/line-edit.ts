import { findLineChanges, type LineChange } from '../../formats/shared/line-changes.ts';
import type { LineEdit } from '../../formats/shared/line-edits.ts';
import type { HunkLine } from '../types.ts';
import type { FileText, LineKey } from './file-text.ts';
import { reindent } from './indent.ts';
import { exactKey } from './keys.ts';
import { contentOf } from './lines.ts';
import type { Placed } from './matches.ts';
import { replay } from './rebase.ts';
import { runScript, type Script, type TextEdit } from './script.ts';

/** Lines [from, to) of a file replaced by others, as one edit. The lines that both have keep every byte. */
export const runLineEdit = (file: FileText, edit: LineEdit): TextEdit[] => {
  const lines = file.lines();
  const [first, last] = [lines.starts[edit.from] ?? 0, lines.starts[edit.to] ?? 0];
  const { edits } = adaptLineEdit(file, edit, exactKey);
  if (edit.from === edit.to || edits.some(({ from }) => from < first)) return [...edits];
  return [{ from: first, to: last, text: replay(lines.text, edits, first, last) }];
};

/** The same as one edit for each stretch that changes, where lines are equal when their keys are. The new lines are indented as those that stay. */
export const adaptLineEdit = (file: FileText, { from, to, lines: written }: LineEdit, key: LineKey): Placed => {
  const lines = file.lines();
  const old = Array.from({ length: to - from }, (_, index) => contentOf(lines, from + index));
  const site = { text: lines.text, starts: lines.starts.slice(from, to + 1), ends: lines.ends.slice(from, to) };
  const script = toScript(old, written, findLineChanges(old.map(key), written.map(key)));
  const { note, script: adapted } = key === exactKey ? { script } : reindent(script, old, file);
  return { edits: runScript(adapted, site, { finalNewline: 'kept' }), ...(note === undefined ? {} : { note }) };
};

/** The changes as a script. Lines that stay read as they were written, and those that go as nothing: they tell no indentation. */
const toScript = (old: readonly string[], written: readonly string[], changes: readonly LineChange[]): Script => {
  const script: HunkLine[] = [];
  const end = { from: old.length, to: old.length, newFrom: written.length, newTo: written.length };
  let [done, newDone] = [0, 0];
  for (const { from, to, newFrom, newTo } of [...changes, end]) {
    for (; done < from; done++, newDone++) script.push({ op: 'keep', text: written[newDone] ?? '' });
    for (; done < to; done++) script.push({ op: 'delete', text: '' });
    for (const text of written.slice(newFrom, newTo)) script.push({ op: 'insert', text });
    newDone = newTo;
  }
  return script;
};
