import { hasMatchingBrackets, hasSyntaxError } from '../../src/syntax/outline.ts';
import { applyLineEdits, type LineEdit } from './line-edits.ts';
import { holdsCode, indentOf } from './symbol-body.ts';
import type { FileSymbol, SymbolFile } from './symbol-outline.ts';

/**
 * Whether it is uncertain where a symbol ends: the file has a syntax error, and the symbol ends in a closing line at another depth than it starts, or before
 * other code on its line. A parser that recovers from an error takes the end of an inner block for that of the symbol, or the error itself.
 */
export const isEndUncertain = ({ path, text, lines }: SymbolFile, { first, last, separatorColumn }: FileSymbol): boolean => {
  const [start, end] = [lines[first] ?? '', lines[last] ?? ''];
  const endsElsewhere = /^\s*[)\]}]/.test(end) && indentOf(start) !== indentOf(end);
  return (endsElsewhere || holdsCode(end.slice(separatorColumn))) && hasSyntaxError(path, text);
};

/**
 * Whether the new text of a symbol is no whole declaration: its brackets do not match, and the file, which had no syntax error, gets one by the edit. Not all
 * brackets need to match: a text alone can be read otherwise than in its file.
 */
export const isTorn = ({ path, text, lines }: SymbolFile, body: readonly string[], edit: LineEdit): boolean => {
  if (hasMatchingBrackets(path, body.join('\n')) || hasSyntaxError(path, text)) return false;
  return hasSyntaxError(path, applyLineEdits(lines, [edit])?.join('\n') ?? '');
};
