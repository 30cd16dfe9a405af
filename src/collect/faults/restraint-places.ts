import { charKind } from './lexical.ts';
import { codeOf, firstString, indentOf, type Patch, type Source } from './source.ts';
import { declaredName, endsWhole, isWholeStatement, startsStatement } from './statements.ts';

export { swapFunctions, swapMembers } from './order-places.ts';
export { renameLocal } from './rename-local.ts';

/** The places of a file where a fault fits, each as the patch that makes it. */
export type Places = (source: Source) => Patch[];

const isBlank = (text: string | undefined): boolean => text?.trim() === '';

/** Whether something may be put before line `at` without coming near a change. */
const isFreeGap = ({ lines }: Source, at: number): boolean => lines[at]?.free === true && lines[at - 1]?.free === true;

const eachLine = (source: Source, patchAt: (at: number) => Patch | undefined): Patch[] =>
  source.lines.map((_, at) => patchAt(at)).filter((patch) => patch !== undefined);

const insertAt = (at: number, lines: readonly string[]): Patch => ({ first: at, last: at, lines });
const replaceAt = (at: number, text: string): Patch => ({ first: at, last: at + 1, lines: [text] });

/** Patches that put one line before a statement. */
const beforeStatements = (source: Source, text: string): Patch[] =>
  eachLine(source, (at) => (isFreeGap(source, at) && startsStatement(source, at) ? insertAt(at, [indentOf(source.lines[at]?.text ?? '') + text]) : undefined));

export const addComment: Places = (source) => beforeStatements(source, '// Make sure that this is handled correctly.');
export const addLogLine: Places = (source) => beforeStatements(source, "console.log('reached');");

export const addBlankLine: Places = (source) =>
  eachLine(source, (at) => {
    const isCode = source.language === 'script' ? startsStatement(source, at) : source.language === 'style';
    return isCode && isFreeGap(source, at) && !isBlank(source.lines[at]?.text) && !isBlank(source.lines[at - 1]?.text) ? insertAt(at, ['']) : undefined;
  });

export const removeBlankLine: Places = (source) =>
  eachLine(source, (at) => {
    const isLayout = source.language === 'style' || (source.language === 'script' && isOutsideLiterals(source, at));
    const isAlone = !isBlank(source.lines[at - 1]?.text ?? '') && !isBlank(source.lines[at + 1]?.text ?? '');
    return isLayout && isAlone && source.lines[at]?.free === true && isBlank(source.lines[at]?.text) ? { first: at, last: at + 1, lines: [] } : undefined;
  });

/** A blank line is outside literals when the next line starts in code or in a comment of its own. */
const isOutsideLiterals = ({ lines }: Source, at: number): boolean => {
  const next = lines[at + 1];
  return next !== undefined && (next.kinds[0] === charKind.code || (next.kinds[0] === charKind.comment && startsComment(next.text)));
};

const startsComment = (text: string): boolean => text.trimStart().startsWith('//') || text.trimStart().startsWith('/*');

export const dropComment: Places = (source) =>
  eachLine(source, (at) => {
    if (source.language !== 'script' || !startsComment(source.lines[at]?.text ?? '') || isDirective(source.lines[at]?.text ?? '')) return undefined;
    const last = findCommentEnd(source, at);
    const block = source.lines.slice(at, last);
    const isFree = last > at && block.every((line) => line.free) && !isAboveChange(source, at, last);
    return isFree && isWholeComment(source, at, last) ? { first: at, last, lines: [] } : undefined;
  });

/** Whether the comment stands before a block that the edit changes: then it is not certain that nobody asked for its loss. */
const isAboveChange = ({ lines, hunks }: Source, first: number, last: number): boolean => {
  const depth = indentOf(lines[first]?.text ?? '').length;
  const end = lines.findIndex(({ text }, line) => line > last && !isBlank(text) && indentOf(text).length <= depth);
  return hunks.some(({ newFrom, newTo }) => newTo >= last && newFrom <= (end === -1 ? lines.length : end));
};

/** Comments that tools obey are no mere comments. */
const isDirective = (text: string): boolean => ['@ts-', 'eslint', 'biome-', '#!'].some((word) => text.includes(word));

const findCommentEnd = ({ lines }: Source, at: number): number => {
  if (lines[at]?.text.trimStart().startsWith('//')) return at + 1;
  const end = lines.findIndex((line, index) => index >= at && line.text.includes('*/'));
  return end === -1 ? at : end + 1;
};

/** Only one comment, alone on its lines: a line comment must not be part of a run, whose other half would change its meaning. */
const isWholeComment = (source: Source, first: number, last: number): boolean => {
  const block = source.lines.slice(first, last);
  if (block.some((line) => codeOf(line).trim() !== '') || !block.at(-1)?.text.trimEnd().endsWith('*/')) return isLoneLineComment(source, first);
  return source.lines[first]?.kinds[indentOf(source.lines[first]?.text ?? '').length] === charKind.comment;
};

const isLoneLineComment = ({ lines }: Source, at: number): boolean =>
  [at - 1, at, at + 1].every((line) => (lines[line]?.text.trimStart().startsWith('//') ?? false) === (line === at)) &&
  lines[at]?.kinds[indentOf(lines[at]?.text ?? '').length] === charKind.comment;

export const reindentLine: Places = (source) =>
  eachLine(source, (at) => (source.lines[at]?.free && isWholeStatement(source, at) ? replaceAt(at, `  ${source.lines[at]?.text}`) : undefined));

export const flipQuotes: Places = (source) =>
  eachLine(source, (at) => {
    const line = source.lines[at];
    if (source.language !== 'script' || !line?.free) return undefined;
    const string = firstString(line);
    const body = string === undefined ? '\\' : line.text.slice(string.from + 1, string.to);
    if (string === undefined || /["'\\]/.test(body)) return undefined;
    const other = line.text.charAt(string.from) === '"' ? "'" : '"';
    return replaceAt(at, line.text.slice(0, string.from) + other + body + other + line.text.slice(string.to + 1));
  });

export const addGuard: Places = (source) =>
  eachLine(source, (at) => {
    const line = source.lines[at - 1];
    const name = line === undefined || !isWholeStatement(source, at - 1) ? undefined : declaredName(line.text);
    if (line === undefined || name === undefined || !isFreeGap(source, at)) return undefined;
    return insertAt(at, [`${indentOf(line.text)}if (${name} === undefined) throw new Error('${name} is missing');`]);
  });

export const addHelper: Places = (source) => {
  const end = source.lines.length - 1;
  if (source.language !== 'script' || !isFreeGap(source, end) || source.lines[end]?.text !== '') return [];
  return [insertAt(end, ['', `function unusedHelper(value${source.typed ? ': unknown' : ''}) {`, '  return value;', '}'])];
};

/** The value of a constant is made by a new function right above it. */
export const extractHelper: Places = (source) =>
  eachLine(source, (at) => {
    const line = source.lines[at];
    const name = line === undefined || !isWholeStatement(source, at) ? undefined : declaredName(line.text);
    if (line === undefined || name === undefined || !isFreeGap(source, at)) return undefined;
    const value = line.text.slice(line.text.indexOf(' = ') + 3).trimEnd();
    const helper = `make${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    if (value.startsWith('{') || /\b(await|yield)\b/.test(value) || source.lines.some(({ text }) => text.includes(helper))) return undefined;
    const indent = indentOf(line.text);
    return {
      first: at,
      last: at + 1,
      lines: [`${indent}const ${helper} = () => ${value}`, `${indent}const ${name} = ${helper}()${value.endsWith(';') ? ';' : ''}`],
    };
  });

export const reorderImports: Places = (source) =>
  eachLine(source, (at) => {
    const [first, second] = [source.lines[at], source.lines[at + 1]];
    if (source.language !== 'script' || !first?.free || !second?.free || !isImport(source, at) || !isImport(source, at + 1)) return undefined;
    return { first: at, last: at + 2, lines: [second.text, first.text] };
  });

const isImport = (source: Source, at: number): boolean => {
  const text = source.lines[at]?.text ?? '';
  return text.startsWith('import ') && text.includes(' from ') && endsWhole(source, at);
};

export const widenType: Places = (source) =>
  eachLine(source, (at) => {
    const line = source.lines[at];
    if (!source.typed || !line?.free) return undefined;
    const to = findTypeEnd(codeOf(line));
    return to === undefined ? undefined : replaceAt(at, `${line.text.slice(0, to)} | undefined${line.text.slice(to)}`);
  });

const findTypeEnd = (code: string): number | undefined => {
  for (const type of [': string', ': number', ': boolean']) {
    const from = code.indexOf(type);
    if (from > 0 && code.charAt(from - 1) !== ' ' && ',);'.includes(code.charAt(from + type.length) || ' ')) return from + type.length;
  }
  return undefined;
};

/** Puts a word before the end of the first string on a line that starts so. */
const rewordString = (source: Source, starts: readonly string[], words: string): Patch[] =>
  eachLine(source, (at) => {
    const line = source.lines[at];
    if (source.language !== 'script' || !line?.free || !starts.some((start) => line.text.trimStart().startsWith(start))) return undefined;
    const string = firstString(line);
    return string === undefined ? undefined : replaceAt(at, line.text.slice(0, string.to) + words + line.text.slice(string.to));
  });

export const rewordMessage: Places = (source) => rewordString(source, ['throw new '], ' (invalid)');
export const retitleTest: Places = (source) => rewordString(source, ["test('", "it('", 'test("', 'it("'], ' as expected');

export const addReadmeLine: Places = (source) => {
  const end = source.lines.length - 1;
  if (!isFreeGap(source, end) || source.lines[end]?.text !== '') return [];
  return [insertAt(end, ['', 'This project is actively maintained.'])];
};

export const bumpVersion: Places = (source) =>
  eachLine(source, (at) => {
    const line = source.lines[at];
    const parts = line?.free && line.text.trimStart().startsWith('"version": "') ? /^(.*\.)(\d{1,9})(".*)$/s.exec(line.text) : null;
    return parts === null ? undefined : replaceAt(at, `${parts[1]}${Number(parts[2]) + 1}${parts[3]}`);
  });
