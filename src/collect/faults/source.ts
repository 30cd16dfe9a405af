import { diffArrays } from 'diff';
import type { Edit } from './fault.ts';
import { charKind, classifyChars } from './lexical.ts';

/** What a file is written in, as far as a fault cares. */
export type Language = 'script' | 'style' | 'data' | 'prose' | 'other';

/**
 * One line of an edited file, without its line feed. `changed`: the edit made it; `free`: no change is within three lines of it, and no byte order mark in it.
 */
export interface SourceLine {
  readonly text: string;
  readonly changed: boolean;
  readonly free: boolean;
  /** For each unit of the text, see `charKind`; all code where the language is no script. */
  readonly kinds: Uint8Array;
}

/** A run of lines [from, to) of the text before that became [newFrom, newTo). */
export interface LineHunk {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** An edited file as faults see it. */
export interface Source {
  readonly path: string;
  readonly language: Language;
  readonly typed: boolean;
  /** A script whose statements end without semicolons. */
  readonly bare: boolean;
  readonly lines: readonly SourceLine[];
  readonly hunks: readonly LineHunk[];
}

/** Puts the given lines in the place of lines [first, last) of a source. */
export interface Patch {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
}

const distance = 3;

/**
 * Reads a file of an edit; all lines of a created file count as changed. Where the edit differs from its reference no line is free either:
 * a hunk that was left out is no place for another fault.
 */
export const readSource = (path: string, { before, reference, after }: Pick<Edit, 'before' | 'reference' | 'after'>): Source => {
  const text = after.get(path) ?? '';
  const texts = text.split('\n');
  const hunks = compareWith(before.get(path), texts);
  const language = languageOf(path);
  const kinds = language === 'script' ? classifyChars(text) : new Uint8Array(text.length);
  const taken = [...hunks, ...compareWith(reference.get(path), texts)].map((hunk) => widenToComment(hunk, texts, kinds));
  let from = 0;
  const lines = texts.map((content, line) => {
    const start = from;
    from += content.length + 1;
    return {
      text: content,
      changed: hunks.some((hunk) => hunk.newFrom <= line && line < hunk.newTo),
      free: !content.startsWith(byteOrderMark) && !taken.some((hunk) => hunk.newFrom - distance <= line && line < hunk.newTo + distance),
      kinds: kinds.subarray(start, start + content.length),
    };
  });
  return { path, language, typed: /\.[cm]?tsx?$/.test(path), bare: language === 'script' && isBare(texts), lines, hunks };
};

/** A line that begins with it cannot be taken away without it. */
const byteOrderMark = '\uFEFF';

/** A hunk in a comment of several lines changes all of it: a comment is one leaf. */
const widenToComment = (hunk: LineHunk, texts: readonly string[], kinds: Uint8Array): LineHunk => {
  const starts = [0];
  for (const text of texts) starts.push((starts.at(-1) ?? 0) + text.length + 1);
  const goesOn = (line: number): boolean => line > 0 && line < texts.length && kinds[(starts[line] ?? 0) - 1] === charKind.comment;
  let { newFrom, newTo } = hunk;
  while (goesOn(newFrom)) newFrom -= 1;
  while (goesOn(newTo)) newTo += 1;
  return { ...hunk, newFrom, newTo };
};

/** Few lines end in a semicolon; some do in any style. */
const isBare = (texts: readonly string[]): boolean => texts.filter((text) => text.trimEnd().endsWith(';')).length * 50 < texts.length;

/** The text of the source with a patch in it; inserted lines take the line ending of the line before them. */
export const patchSource = ({ lines }: Source, patch: Patch): string => {
  const cr = (lines[Math.max(0, patch.first - 1)]?.text ?? '').endsWith('\r') ? '\r' : '';
  const texts = lines.map((line) => line.text);
  texts.splice(patch.first, patch.last - patch.first, ...patch.lines.map((line) => (cr !== '' && !line.endsWith('\r') ? `${line}\r` : line)));
  return texts.join('\n');
};

const compareWith = (before: string | undefined, after: readonly string[]): LineHunk[] =>
  before === undefined ? [{ from: 0, to: 0, newFrom: 0, newTo: after.length }] : compareLines(before.split('\n'), after);

/** The differing runs of two lists of lines, in order. */
export const compareLines = (before: readonly string[], after: readonly string[]): LineHunk[] => {
  const hunks: LineHunk[] = [];
  let [from, newFrom] = [0, 0];
  let open: LineHunk | undefined;
  for (const part of diffArrays([...before], [...after])) {
    const kept = !part.added && !part.removed;
    if (kept && open !== undefined) hunks.push(open);
    const start: LineHunk = open ?? { from, to: from, newFrom, newTo: newFrom };
    if (!part.added) from += part.value.length;
    if (!part.removed) newFrom += part.value.length;
    open = kept ? undefined : { ...start, to: from, newTo: newFrom };
  }
  return open === undefined ? hunks : [...hunks, open];
};

/** The line with everything but code blanked out. */
export const codeOf = ({ text, kinds }: SourceLine): string => {
  let code = '';
  for (let at = 0; at < text.length; at += 1) code += kinds[at] === charKind.code ? text.charAt(at) : ' ';
  return code;
};

/** Offsets of the quotes round the first string of a line. */
export const firstString = ({ text, kinds }: SourceLine): { readonly from: number; readonly to: number } | undefined => {
  const from = kinds.indexOf(charKind.string);
  if (from === -1) return undefined;
  let to = from + 1;
  while (to + 1 < text.length && kinds[to + 1] === charKind.string) to += 1;
  return to < text.length && text.charAt(to) === text.charAt(from) ? { from, to } : undefined;
};

/** White space at the start of a line. */
export const indentOf = (text: string): string => text.slice(0, text.length - text.trimStart().length);

const languages: readonly (readonly [Language, RegExp])[] = [
  ['script', /\.[cm]?[jt]sx?$/],
  ['style', /\.css$/],
  ['data', /\.json$/],
  ['prose', /\.(md|txt)$/],
];

const languageOf = (path: string): Language => languages.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
