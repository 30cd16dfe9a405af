/**
 * The line of the definition that encloses a line, by indentation: the nearest line above that is indented less and reads as a
 * definition. Undefined at the top level. Lines that open a mere block (`if`, `for`) are passed over.
 */
export const findEnclosingDefinition = (lines: readonly string[], line: number): number | undefined => {
  let limit = indentAt(lines, line);
  for (let above = line - 1; above >= 0 && limit > 0; above--) {
    const text = lines[above] ?? '';
    const indent = countIndent(text);
    if (text.trim() === '' || indent >= limit) continue;
    if (isDefinition(text.trim())) return above;
    if (!isClosing(text.trim())) limit = indent;
  }
  return undefined;
};

/** The indentation of a line; of the nearest one above where the line is empty. */
const indentAt = (lines: readonly string[], line: number): number => {
  for (let above = line; above >= 0; above--) {
    const text = lines[above];
    if (text !== undefined && text.trim() !== '') return countIndent(text);
  }
  return 0;
};

const isDefinition = (text: string): boolean => {
  const words = text.split(/[^A-Za-z_]/, 8);
  if (BLOCKS.has(words[0] ?? '') || isClosing(text)) return false;
  if (words.some((word) => KEYWORDS.has(word))) return true;
  return text.endsWith('{') && text.includes('(') && !text.includes(';');
};

const isClosing = (text: string): boolean => '})]'.includes(text.charAt(0));

const BLOCKS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'switch', 'try', 'catch', 'else', 'do', 'return', 'with', 'case', 'elif', 'except']);
const KEYWORDS: ReadonlySet<string> = new Set([
  'function',
  'class',
  'interface',
  'def',
  'fn',
  'func',
  'enum',
  'struct',
  'impl',
  'trait',
  'namespace',
  'module',
]);

const countIndent = (text: string): number => text.length - text.trimStart().length;
