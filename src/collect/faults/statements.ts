import { charKind } from './lexical.ts';
import { codeOf, type Source } from './source.ts';

/** Words that can only start a statement inside a function body when they are indented. */
const statementWords = ['const ', 'let ', 'return ', 'return;', 'throw ', 'if (', 'for ('];

/**
 * Whether a statement of a function body starts on the line, so that another statement may stand before it.
 * Errs on the side of no: it wants an indented statement word right after a line that ends in `;`, `{` or `}`.
 */
export const startsStatement = ({ language, lines }: Source, at: number): boolean => {
  const line = language === 'script' ? lines[at] : undefined;
  if (line === undefined || line.kinds[0] !== charKind.code) return false;
  const code = codeOf(line);
  const body = code.trimStart();
  if (body.length === code.length || !statementWords.some((word) => body.startsWith(word))) return false;
  const previous = lines.slice(Math.max(0, at - 4), at).findLast((other) => other.text.trim() !== '');
  return previous !== undefined && ';{}'.includes(codeOf(previous).trimEnd().at(-1) ?? ' ');
};

/** Whether the line is one whole statement: it starts one, ends in `;`, and closes what it opens. */
export const isWholeStatement = (source: Source, at: number): boolean => {
  const line = source.lines[at];
  if (line === undefined || !startsStatement(source, at)) return false;
  const code = codeOf(line).trimEnd();
  return code.endsWith(';') && isBalanced(code);
};

const isBalanced = (code: string): boolean => {
  let depth = 0;
  for (const char of code) {
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/** The name that a line `const name = ...` declares. */
export const declaredName = (text: string): string | undefined => {
  const body = text.trimStart();
  if (!body.startsWith('const ')) return undefined;
  const name = readWord(body, 6);
  return name !== '' && body.startsWith(' = ', 6 + name.length) ? name : undefined;
};

/** The identifier that starts at an offset, or ''. */
const readWord = (text: string, from: number): string => {
  let to = from;
  while (to < text.length && isWordChar(text.charAt(to))) to += 1;
  return text.slice(from, to);
};

const isWordChar = (char: string): boolean =>
  (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || (char >= '0' && char <= '9') || char === '_' || char === '$';

/** Offsets at which `word` stands as a whole word. */
export const findWord = (text: string, word: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordChar(text.charAt(at - 1)) && !isWordChar(text.charAt(at + word.length))) found.push(at);
  }
  return found;
};
