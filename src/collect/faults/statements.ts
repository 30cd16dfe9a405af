import { charKind } from './lexical.ts';
import { codeOf, type Source } from './source.ts';

/** Words that can only start a statement inside a function body when they are indented. */
const statementWords = ['const ', 'let ', 'return ', 'return;', 'throw ', 'if (', 'for ('];

/**
 * Whether a statement of a function body starts on the line, so that another statement may stand before it.
 * Errs on the side of no: it wants an indented statement word right after a line that ends in `;`, `{` or `}`, or after a whole statement
 * where statements end without semicolons.
 */
export const startsStatement = (source: Source, at: number): boolean => {
  if (!startsWithWord(source, at)) return false;
  const before = source.lines.slice(Math.max(0, at - 4), at).findLastIndex((other) => other.text.trim() !== '');
  const previous = Math.max(0, at - 4) + before;
  const line = before === -1 ? undefined : source.lines[previous];
  if (line === undefined) return false;
  return ';{}'.includes(codeOf(line).trimEnd().at(-1) ?? ' ') || (source.bare && isWholeLine(source, previous));
};

const startsWithWord = ({ language, lines }: Source, at: number): boolean => {
  const line = language === 'script' ? lines[at] : undefined;
  if (line === undefined || line.kinds[0] !== charKind.code) return false;
  const code = codeOf(line);
  const body = code.trimStart();
  return body.length < code.length && statementWords.some((word) => body.startsWith(word));
};

/** Whether the line is one whole statement: it starts one, ends one, and closes what it opens. */
export const isWholeStatement = (source: Source, at: number): boolean => startsStatement(source, at) && isWholeLine(source, at);

const isWholeLine = (source: Source, at: number): boolean => {
  const line = source.lines[at];
  return line !== undefined && startsWithWord(source, at) && endsWhole(source, at) && isBalanced(codeOf(line));
};

/** Whether a statement that starts on the line ends there: in `;`, or where there are none, in something that the next line does not go on with. */
export const endsWhole = ({ bare, lines }: Source, at: number): boolean => {
  const line = lines[at];
  if (line === undefined) return false;
  if (!bare) return codeOf(line).trimEnd().endsWith(';');
  const text = line.text.trimEnd();
  const isClosed = line.kinds[text.length - 1] !== charKind.comment && /[\w$)\]'"`]$/.test(text) && !/^\s*(if|for) \(/.test(text);
  const next = lines.slice(at + 1).find((other) => other.text.trim() !== '');
  return isClosed && (next === undefined || /^\s*([\w$}@]|\/[/*])/.test(next.text)) && !/^\s*(as|in|instanceof|satisfies)\b/.test(next?.text ?? '');
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
