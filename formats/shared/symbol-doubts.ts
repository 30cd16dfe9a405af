import { hasMatchingBrackets, hasSyntaxError } from '../../src/syntax/outline.ts';
import { applyLineEdits, type LineEdit } from './line-edits.ts';
import { indentOf } from './symbol-body.ts';
import type { FileSymbol, SymbolFile } from './symbol-outline.ts';

/**
 * Whether it is uncertain where a symbol ends: the file has a syntax error, and the symbol ends in a closing line at another depth than it starts. A parser
 * that recovers from an error takes the end of an inner block for that of the symbol.
 */
export const isEndUncertain = ({ path, text, lines }: SymbolFile, { first, last }: FileSymbol): boolean => {
  const [start, end] = [lines[first] ?? '', lines[last] ?? ''];
  return /^\s*[)\]}]/.test(end) && indentOf(start) !== indentOf(end) && hasSyntaxError(path, text);
};

/**
 * Whether the new text of a symbol is no whole declaration: its brackets do not match, and the file, which had no syntax error, gets one by the edit. Not all
 * brackets need to match: a text alone can be read otherwise than in its file.
 */
export const isTorn = ({ path, text, lines }: SymbolFile, body: readonly string[], edit: LineEdit): boolean => {
  if (hasMatchingBrackets(path, body.join('\n')) || hasSyntaxError(path, text)) return false;
  return hasSyntaxError(path, applyLineEdits(lines, [edit])?.join('\n') ?? '');
};
