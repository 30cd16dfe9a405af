import type { Random } from '../../src/random.ts';
import { inspect } from '../../src/syntax/native.ts';
import type { Files } from '../../src/types.ts';
import type { AtomClass } from '../../src/verdict.ts';

/** A change that nobody asked for, of a known class. Each takes the files after a reference and gives them with one more change. */
export interface Mutation {
  readonly class: AtomClass;
  readonly name: string;
  mutate(files: Files, choice: Choice): { readonly path: string; readonly text: string | null } | undefined;
}

/** Where to change something: random, away from what the reference changed. */
export interface Choice {
  readonly random: Random;
  readonly before: Files;
}

export const mutations: readonly Mutation[] = [
  { class: 'eol', name: 'turns line endings round', mutate: (files, choice) => onFile(files, choice, anyFile, flipEndings) },
  { class: 'eol', name: 'adds or drops the final newline', mutate: (files, choice) => onFile(files, choice, anyFile, flipFinalNewline) },
  { class: 'eol', name: 'adds or drops the byte order mark', mutate: (files, choice) => onFile(files, choice, anyFile, flipMark) },
  { class: 'layout', name: 'indents a line', mutate: (files, choice) => onLine(files, choice, code, indentLine) },
  { class: 'layout', name: 'adds a blank line', mutate: (files, choice) => onLine(files, choice, code, (line) => `\n${line}`) },
  { class: 'comment', name: 'adds a comment', mutate: (files, choice) => onLine(files, choice, script, (line) => onStatement(line, '// diffgauge\n')) },
  { class: 'semantic', name: 'adds a statement', mutate: (files, choice) => onLine(files, choice, script, (line) => onStatement(line, 'diffgauge();\n')) },
  { class: 'semantic', name: 'adds a function', mutate: (files, choice) => onLine(files, choice, script, (line) => onStatement(line, helper)) },
  { class: 'semantic', name: 'adds a statement inside a body', mutate: (files, choice) => onLine(files, choice, script, insideBody) },
  { class: 'semantic', name: 'adds a statement beside the change', mutate: (files, choice) => besideChange(files, choice) },
  { class: 'file', name: 'adds a stray file', mutate: () => ({ path: 'notes/stray.ts', text: 'export const stray = 1;\n' }) },
  { class: 'file', name: 'deletes a file', mutate: (files, choice) => onFile(files, choice, untouched, () => null) },
];

const helper = 'function diffgaugeHelper(value) {\n  if (value) return 1;\n  return value;\n}\n\n';

const anyFile = (path: string, text: string, before: Files): boolean => before.has(path) && text.includes('\n') && !text.includes('\r');
const code = (path: string, text: string, before: Files): boolean => anyFile(path, text, before) && /\.(ts|tsx|js|json|css)$/.test(path);
const script = (path: string, text: string, before: Files): boolean => anyFile(path, text, before) && /\.(ts|js)$/.test(path);
const untouched = (path: string, text: string, before: Files): boolean => before.get(path) === text && text.trim() !== '';

type Fits = (path: string, text: string, before: Files) => boolean;

const onFile = (files: Files, { random, before }: Choice, fits: Fits, change: (text: string) => string | null) => {
  const chosen = random.pick([...files].filter(([path, text]) => fits(path, text, before)));
  return chosen === undefined ? undefined : { path: chosen[0], text: change(chosen[1]) };
};

const flipEndings = (text: string): string => text.replaceAll('\n', '\r\n');
const flipMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`);
const flipFinalNewline = (text: string): string => (text.endsWith('\n') ? text.replace(/\n+$/, '') : `${text}\n`);

/** A line that the reference left alone, with three such lines on either side, and that starts outside of every leaf. */
const onLine = (files: Files, { random, before }: Choice, fits: Fits, change: (line: string) => string | undefined) => {
  for (let attempt = 0; attempt < 40; attempt++) {
    const chosen = random.pick([...files].filter(([path, text]) => fits(path, text, before)));
    if (chosen === undefined) return undefined;
    const [path, text] = chosen;
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const old = `\n${before.get(path)}\n`;
    const around = `\n${lines.slice(Math.max(0, at - 3), at + 4).join('\n')}\n`;
    const line = lines[at] ?? '';
    if (at === 0 || line.trim() === '' || old.split(around).length !== 2) continue;
    const start = lines.slice(0, at).join('\n').length + 1;
    const changed = change(line);
    if (changed === undefined || insideLeaf(path, text, start)) continue;
    return { path, text: text.slice(0, start) + changed + text.slice(start + line.length) };
  }
  return undefined;
};

const insideLeaf = (path: string, text: string, offset: number): boolean => inspect(path, text).leaves.some(({ from, to }) => from < offset && offset < to);

const indentLine = (line: string): string => ` ${line}`;
const onStatement = (line: string, added: string): string | undefined =>
  /^(export|function|const|class|interface|type|import) /.test(line) ? added + line : undefined;

const insideBody = (line: string): string | undefined => {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return /^ +(const |return\b|throw |await |expect\(|if \()[^:,]*$/.test(line) ? `${indent}diffgauge(${indent.length});\n${line}` : undefined;
};

/** Right before a statement that is the reference's, or the first one after its change. */
const besideChange = (files: Files, { random, before }: Choice) => {
  const places = [...files].flatMap(([path, text]) => {
    const old = new Set((before.get(path) ?? '').split('\n'));
    if (!before.has(path) || !/\.(ts|js)$/.test(path)) return [];
    const lines = text.split('\n');
    return lines.flatMap((line, at) => {
      const isNew = !old.has(line) || !old.has(lines[at - 1] ?? '');
      const starts = at > 0 && /[{};]\r?$/.test(lines[at - 1] ?? '') && /^ +(const|let|return|throw|if) /.test(line);
      return isNew && starts ? [{ path, lines, at }] : [];
    });
  });
  const place = random.pick(places);
  if (place === undefined || insideLeaf(place.path, place.lines.join('\n'), place.lines.slice(0, place.at).join('\n').length + 1)) return undefined;
  return { path: place.path, text: place.lines.toSpliced(place.at, 0, insideBody('    return;')?.split('\n')[0] ?? '').join('\n') };
};

/** What a formatter with other rules makes of a text: double quotes, no separator that could go, and a line break behind each opening parenthesis. */
export const reformat = (path: string, text: string): string => {
  if (!/\.(ts|js)$/.test(path)) return text;
  const { leaves, soft } = inspect(path, text);
  const strings = leaves.filter(({ from, to, kind }) => kind === 'string' && /^'[^'"\\]*'$/.test(text.slice(from, to)));
  const openings = leaves.filter(({ from, to, kind }) => kind === 'token' && text.slice(from, to + 1) === `(${text.charAt(to).trim()}` && text[to] !== ')');
  const edits = [
    ...strings.map(({ from, to }) => ({ from, to, now: `"${text.slice(from + 1, to - 1)}"` })),
    ...soft.filter(({ to }) => canGo(text, to)).map(({ from, to }) => ({ from, to, now: '' })),
    ...openings.map(({ to }) => ({ from: to, to, now: '\n      ' })),
  ];
  let result = text;
  for (const { from, to, now } of edits.sort((one, other) => other.from - one.from)) result = result.slice(0, from) + now + result.slice(to);
  return result;
};

const canGo = (text: string, to: number): boolean => /^[ \t]*\r?\n\s*[\w}\])]/.test(text.slice(to, to + 200)) && /[;,]/.test(text[to - 1] ?? '');
