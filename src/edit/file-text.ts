import { contentsOf, type Lines, lastAtOrBefore, lineAt, splitLines } from './lines.ts';
import { findAll } from './occurrences.ts';

/** A file's text with what the search for anchors needs of it, each made when it is first asked for. */
export interface FileText {
  readonly text: string;
  lines(): Lines;
  /** The 0-based line that holds an offset. */
  lineAt(offset: number): number;
  /** The lines at which a run of lines equal to `wanted` starts, where lines are equal when their keys are. */
  findLines(wanted: readonly string[], key: LineKey): number[];
}

/** What of a line counts when it is compared. The key of a line holds no line feed. */
export type LineKey = (line: string) => string;

/** Reads nothing yet. */
export const openText = (text: string): FileText => {
  let lines: Lines | undefined;
  const keyed = new Map<LineKey, Keyed>();
  const file: FileText = {
    text,
    lines: () => {
      lines ??= splitLines(text);
      return lines;
    },
    lineAt: (offset) => lineAt(file.lines(), offset),
    findLines: (wanted, key) => {
      const hay = keyed.get(key) ?? keyLines(contentsOf(file.lines()), key);
      keyed.set(key, hay);
      if (wanted.length === 0 || wanted.length > file.lines().count) return [];
      return findAll(hay.text, `\n${wanted.map(key).join('\n')}\n`).map((offset) => lastAtOrBefore(hay.starts, offset));
    },
  };
  return file;
};

/** All keys in one text, each between line feeds; `starts[i]` is the line feed before key `i`. */
interface Keyed {
  readonly text: string;
  readonly starts: readonly number[];
}

const keyLines = (contents: readonly string[], key: LineKey): Keyed => {
  const keys = contents.map(key);
  const starts: number[] = [];
  let offset = 0;
  for (const text of keys) {
    starts.push(offset);
    offset += text.length + 1;
  }
  return { text: `\n${keys.join('\n')}\n`, starts };
};
