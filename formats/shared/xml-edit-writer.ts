import type { Files, LossyCode, Rendered } from '../../src/types.ts';
import { anchorEdits } from './anchors.ts';
import { collectWrites, type Write } from './collect-writes.ts';
import { writeFence } from './fences.ts';
import { findLayoutLoss } from './layout-loss.ts';
import { findLineChanges } from './line-changes.ts';
import { splitText, type TextLine } from './text-lines.ts';
import { readTags } from './xml-tags.ts';
import { looksFenced, looksLikeData, writeTagged } from './xml-text.ts';

/** Writes edits in tags: each with the path, and the old and the new text on lines of their own. */
export const writeTaggedEdits = (before: Files, after: Files): Rendered => {
  const { parts, lossy } = collectWrites(before, after, { create: writeCreation, modify: writeEdits });
  const text = parts.length === 0 ? 'No changes.\n' : parts.join('\n');
  return { response: { text: /<\/?think/.test(text) ? writeFence(text, 'xml') : text, toolCalls: [] }, lossy };
};

const writeCreation = (path: string, text: string): Write<string> => {
  const edit = writeEdit(path, '', writeLines(rowsOf(text).join('')));
  return { parts: edit === undefined ? [] : [edit], lossy: [...findLayoutLoss(undefined, text), ...delimiterLoss(path)] };
};

const writeEdits = (path: string, before: string, after: string): Write<string> => {
  const [old, edited] = [rowsOf(before), rowsOf(after)];
  const edits = old.length === 0 ? [writeEdit(path, '', writeLines(edited.join('')))] : writeAnchored(path, old, edited);
  const losses = old.length === 0 ? findLayoutLoss(before, after) : findTextLoss(before, after);
  return { parts: edits.filter((edit) => edit !== undefined), lossy: [...losses, ...delimiterLoss(path)] };
};

/** What substrings with line feeds lose. Where a file mixes line endings, only lines that replace as many others are sure to end as those did. */
const findTextLoss = (before: string, after: string): LossyCode[] => {
  const [old, edited] = [splitText(before), splitText(after)];
  const kinds = new Set(old.lines.map(({ eol }) => eol).filter((eol) => eol !== ''));
  const [main = '\n'] = kinds;
  const changes = findLineChanges(rowsOf(before), rowsOf(after));
  const keepsCount = changes.every(({ from, to, newFrom, newTo }) => to - from === newTo - newFrom);
  const isKept = ({ eol }: TextLine, line: number): boolean => eol === '' || (kinds.size < 2 ? eol === main : keepsCount && eol === old.lines[line]?.eol);
  return [...(old.bom === edited.bom ? [] : ['byte_order_mark' as const]), ...(edited.lines.every(isKept) ? [] : ['line_endings' as const])];
};

/** Deleted lines go without new text, but for those that a last line without a newline could be taken for. */
const writeAnchored = (path: string, old: readonly string[], edited: readonly string[]): (string | undefined)[] =>
  anchorEdits(old, edited, { unit: 'text', bare: true }).map(({ find, replace }) => {
    const goes = replace === '' && find.endsWith('\n') && find !== '\n' && old.at(-1)?.endsWith('\n');
    return goes ? writeEdit(path, writeSection(find.slice(0, -1)), '\n') : writeEdit(path, writeSection(find), writeSection(replace));
  });

const writeEdit = (path: string, old: string, fresh: string): string | undefined => {
  if (delimiterLoss(path).length > 0) return undefined;
  return `<edit>\n<file>${path}</file>\n<old_code>${old}</old_code>\n<new_code>${fresh}</new_code>\n</edit>\n`;
};

const writeSection = (text: string): string => writeTagged(text, isMarkup(text));

/** The lines of a new file; the last newline is that before the end tag. */
const writeLines = (text: string): string => (text === '' ? '\n' : writeSection(text.replace(/\n$/, '')));

/** Whether a text holds tags, or is a fence, that could be taken for those of the edit. */
const isMarkup = (text: string): boolean => looksLikeData(text) || looksFenced(text) || readTags(text).some(({ common }) => !common);

const delimiterLoss = (path: string): readonly LossyCode[] => (path !== path.trim() || /[<\r\n]|^["'`]/.test(path) ? ['delimiter'] : []);

/** The lines with line feeds; the last one has one only if it has a newline. */
const rowsOf = (text: string): string[] => splitText(text).lines.map(({ text: line, eol }) => (eol === '' ? line : `${line}\n`));
