import type { FileText } from './file-text.ts';
import { bomLength, contentsOf, type Lines, splitLines, startOf, terminatorOf } from './lines.ts';
import { runScript, type Script, type TextEdit } from './script.ts';
import { sharedLines } from './shared-lines.ts';

/**
 * The edits that give an existing file a new text: at most one. The file keeps its byte order mark, its most frequent line ending and whether
 * it ends in a newline; the lines that stay at its start and end keep every byte. An empty file has nothing to keep.
 */
export const overwrite = (file: FileText, text: string): TextEdit[] => {
  const lines = file.lines();
  const written = splitLines(text);
  if (lines.count === 0) return [{ from: startOf(lines, 0), to: file.text.length, text: text.slice(startOf(lines, 0) === 0 ? 0 : bomLength(text)) }];
  const [head, tail] = sharedLines(lines, written);
  const last = lines.count - tail;
  const line = (op: 'delete' | 'insert') => (content: string) => ({ op, text: content });
  const script: Script = [...contentsOf(lines, head, last).map(line('delete')), ...contentsOf(written, head, written.count - tail).map(line('insert'))];
  const site = { text: file.text, starts: lines.starts.slice(head, last + 1), ends: lines.ends.slice(head, last) };
  return runScript(script, site, { eol: mainTerminator(lines), finalNewline: 'kept' });
};

/** The most frequent line ending; of equally frequent ones the first to come. */
export const mainTerminator = (lines: Lines): string => {
  if (!lines.text.includes('\r')) return '\n';
  const counts = new Map<string, number>();
  for (let i = 0; i < lines.count; i++) {
    const eol = terminatorOf(lines, i);
    if (eol !== '') counts.set(eol, (counts.get(eol) ?? 0) + 1);
  }
  let best = '\n';
  for (const [eol, count] of counts) if (count > (counts.get(best) ?? 0)) best = eol;
  return best;
};
