import { charKind } from '../collect/faults/lexical.ts';
import { codeOf, firstString, indentOf, type Source, type SourceLine } from '../collect/faults/source.ts';
import type { Twin } from './hard-negatives.ts';

const name = 'preparedValue';
/** The file that `needImport` imports, beside the file that imports it, and a text for it. */
export const neededFile = 'prepared-value.ts';
export const neededText = `export const ${name} = 1;\n`;

/** A value in a line of the accepted solution is called instead, from a function at the end of the file. */
export const needHelper = (source: Source, before: string): Twin[] =>
  findValues(source, before).map(({ at, from, to }) => {
    const { lines } = source;
    const value = lines[at]?.text.slice(from, to) ?? '';
    const rest = lines.slice(at + 1).map(({ text }) => text);
    const helper = ['', `function ${name}() {`, `  return ${value};`, '}', ''];
    return { made: { first: at, last: lines.length, lines: [replaceIn(lines[at], from, to, `${name}()`), ...rest.slice(0, -1), ...helper] } };
  });

/** A value in a line of the accepted solution is imported instead, above the other imports. */
export const needImport = (source: Source, before: string): Twin[] => {
  const { lines } = source;
  const first = lines.findIndex((line) => line.text.startsWith('import ') && line.kinds[0] === charKind.code);
  if (first === -1) return [];
  const end = source.bare ? '' : ';';
  return findValues(source, before)
    .filter(({ at }) => at > first)
    .map(({ at, from, to }) => {
      const between = lines.slice(first, at).map(({ text }) => text);
      return {
        made: { first, last: at + 1, lines: [`import { ${name} } from './${neededFile}'${end}`, ...between, replaceIn(lines[at], from, to, name)] },
      };
    });
};

/** A doc comment above a declaration whose first line the accepted solution wrote. */
export const documentChange = (source: Source): Twin[] =>
  source.lines.flatMap((line, at): Twin[] => {
    const isBare = source.lines[at - 1] === undefined || source.lines[at - 1]?.text.trim() === '';
    if (source.language !== 'script' || !line.changed || !isBare || line.kinds[0] !== charKind.code) return [];
    return declarations.some((start) => line.text.startsWith(start))
      ? [{ made: { first: at, last: at, lines: [`${indentOf(line.text)}/** Does what it says. */`] } }]
      : [];
  });

const declarations = ['', 'export '].flatMap((start) =>
  ['function ', 'async function ', 'const ', 'class ', 'interface ', 'type '].map((word) => start + word),
);

interface Value {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Numbers and strings that stand as a value, of the accepted solution's own: the file before has no such text. */
const findValues = ({ language, path, lines }: Source, before: string): Value[] => {
  const isPlain = language === 'script' && !path.endsWith('x') && lines.at(-1)?.text === '' && !lines.some(({ text }) => text.includes(name));
  return isPlain
    ? lines
        .flatMap((line, at) => (line.changed ? findIn(line).map((value) => ({ ...value, at })) : []))
        .filter(({ at, from, to }) => !before.includes(lines[at]?.text.slice(from, to) ?? ''))
    : [];
};

const findIn = (line: SourceLine): Omit<Value, 'at'>[] => {
  const code = codeOf(line);
  if (code.includes('import ') || code.includes(' from ') || code.includes('case ')) return [];
  const number = /(?<![\w$.#-])\d{1,9}(?![\w$.])/.exec(code);
  const string = firstString(line);
  const found = [
    ...(number ? [{ from: number.index, to: number.index + number[0].length }] : []),
    ...(string ? [{ from: string.from, to: string.to + 1 }] : []),
  ];
  return found.filter(({ from, to }) => isValue(code.slice(0, from).trimEnd(), code.slice(to).trimStart()));
};

/** Between what stands before and behind it: no key, no type, no directive. */
const isValue = (before: string, behind: string): boolean =>
  (before.endsWith('(') || before.endsWith(' =') || before.endsWith('return') || before.endsWith('===') || before.endsWith(',')) && !behind.startsWith(':');

const replaceIn = (line: SourceLine | undefined, from: number, to: number, text: string): string =>
  `${line?.text.slice(0, from)}${text}${line?.text.slice(to)}`;
