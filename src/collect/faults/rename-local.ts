import { charKind } from './lexical.ts';
import { indentOf, type Patch, type Source, type SourceLine } from './source.ts';
import { declaredName, findWord, isWholeStatement } from './statements.ts';

/**
 * The local constants of a file that can be renamed by text alone: every mention in the file is code, inside the block of the
 * declaration, far from any change, and neither a property nor its shorthand. Each patch renames the declaration and all uses.
 */
export const renameLocal = (source: Source): Patch[] =>
  source.lines.flatMap((line, at) => {
    const name = isWholeStatement(source, at) ? declaredName(line.text) : undefined;
    const patch = name === undefined ? undefined : renameFrom(source, at, name);
    return patch === undefined ? [] : [patch];
  });

const renameFrom = ({ lines }: Source, first: number, name: string): Patch | undefined => {
  const last = findBlockEnd(lines, first);
  const fresh = `${name}Value`;
  const isOutside = (line: number) => line < first || line >= last;
  const clashes = lines.some(({ text }, line) => text.includes(fresh) || (isOutside(line) && findWord(text, name).length > 0));
  if (clashes) return undefined;
  const block = lines.slice(first, last);
  const mentions = block.map((line) => findWord(line.text, name));
  const isSafe = block.every((line, index) => mentions[index]?.every((at) => line.free && isVariable(line, at, name.length)));
  if (!isSafe || mentions.flat().length < 2) return undefined;
  return { first, last, lines: block.map((line, index) => renameAt(line.text, mentions[index] ?? [], name, fresh)) };
};

/** The first line after `first` that is indented less. */
const findBlockEnd = (lines: readonly SourceLine[], first: number): number => {
  const depth = indentOf(lines[first]?.text ?? '').length;
  const end = lines.findIndex(({ text }, line) => line > first && text.trim() !== '' && indentOf(text).length < depth);
  return end === -1 ? lines.length : end;
};

const isVariable = ({ text, kinds }: SourceLine, at: number, length: number): boolean => {
  const before = text.slice(0, at).trimEnd();
  const next = text
    .slice(at + length)
    .trimStart()
    .charAt(0);
  const isProperty = before.endsWith('.') && !before.endsWith('...');
  const isShorthand = (before.endsWith('{') || before.endsWith(',') || before === '') && (next === '' || next === ',' || next === '}' || next === ':');
  return kinds[at] === charKind.code && !isProperty && !isShorthand && next !== ':' && !before.endsWith('#');
};

const renameAt = (text: string, mentions: readonly number[], name: string, fresh: string): string => {
  let renamed = '';
  let from = 0;
  for (const at of mentions) {
    renamed += text.slice(from, at) + fresh;
    from = at + name.length;
  }
  return renamed + text.slice(from);
};
