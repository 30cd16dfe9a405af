import { charKind } from './lexical.ts';
import { codeOf, indentOf, type Patch, type Source, type SourceLine } from './source.ts';

/** Two functions at the top of a file, one right behind the other, swap places with the comments above them. */
export const swapFunctions = (source: Source): Patch[] => {
  if (source.language !== 'script') return [];
  const functions = listFunctions(source.lines);
  return functions.flatMap(([first, end], number): Patch[] => {
    const [second, last] = functions[number + 1] ?? [0, 0];
    const isNext = second >= end && source.lines.slice(end, second).every(({ text }) => text.trim() === '');
    return isNext ? swap(source, [first, end], [second, last]) : [];
  });
};

/** Two neighbouring members of an object, an interface or a class swap places; each is one line. */
export const swapMembers = (source: Source): Patch[] =>
  source.language !== 'script'
    ? []
    : source.lines.flatMap((_, at) => {
        const isPair = isMember(source, at) && isMember(source, at + 1) && isSameIndent(source, at) && isInBraces(source, at);
        return isPair ? swap(source, [at, at + 1], [at + 1, at + 2]) : [];
      });

type Stretch = readonly [first: number, end: number];

const swap = ({ lines }: Source, [first, end]: Stretch, [second, last]: Stretch): Patch[] => {
  const block = lines.slice(first, last);
  if (!block.every(({ free }) => free)) return [];
  const texts = [...lines.slice(second, last), ...lines.slice(end, second), ...lines.slice(first, end)].map(({ text }) => text);
  return texts.every((text, at) => text === block[at]?.text) ? [] : [{ first, last, lines: texts }];
};

const functionStart = /^(export )?((async )?function |const \w+ = (async )?\()/;

/** Functions that start at the margin, with the comments right above them, up to the brace at the margin that closes them. */
const listFunctions = (lines: readonly SourceLine[]): Stretch[] =>
  lines.flatMap((line, at): Stretch[] => {
    if (!isCode(line) || !functionStart.test(line.text) || line.text.trimEnd().endsWith(';')) return [];
    const close = lines.findIndex((other, index) => index > at && isCode(other) && indentOf(other.text) === '' && !other.text.startsWith(')'));
    return close === -1 || !['}', '};'].includes(lines[close]?.text.trimEnd() ?? '') ? [] : [[findCommentStart(lines, at), close + 1]];
  });

const isCode = ({ text, kinds }: SourceLine): boolean => text.trim() !== '' && kinds[0] === charKind.code;

const findCommentStart = (lines: readonly SourceLine[], at: number): number => {
  let first = at;
  while (lines[first - 1]?.kinds.at(0) === charKind.comment) first -= 1;
  return first;
};

const isMember = ({ lines }: Source, at: number): boolean => {
  const line = lines[at];
  if (line === undefined || line.text.trim() === '' || line.kinds.some((kind) => kind === charKind.comment)) return false;
  const code = codeOf(line).trimEnd();
  return /^\s+(readonly )?[A-Za-z_$][\w$]*\??: [^\s({[].*[,;]$/.test(code) && !/[(){}[\]?]/.test(code.slice(code.indexOf(': ')));
};

const isSameIndent = ({ lines }: Source, at: number): boolean => indentOf(lines[at]?.text ?? '') === indentOf(lines[at + 1]?.text ?? '');

/** Whether the lines stand in braces that hold members, by the line that opens them and the one that closes them. */
const isInBraces = ({ lines }: Source, at: number): boolean => {
  const depth = indentOf(lines[at]?.text ?? '').length;
  const isOuter = ({ text }: SourceLine) => text.trim() !== '' && indentOf(text).length < depth;
  const open = codeOf(lines.slice(0, at).findLast(isOuter) ?? blank).trimEnd();
  const close = codeOf(lines.slice(at).find(isOuter) ?? blank).trim();
  return (open.endsWith(' {') || open.endsWith('({')) && !open.startsWith('switch ') && ['}', '};', '});', '},'].includes(close);
};

const blank: SourceLine = { text: '', changed: false, free: false, kinds: new Uint8Array(0) };
