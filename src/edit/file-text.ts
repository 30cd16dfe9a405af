import { commonStep } from './indent.ts';
import { indexLines, type LineIndex } from './line-index.ts';
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
  /** What lines are mostly indented by more than the line before them. */
  indentStep(): string;
  /** Whether the text has been searched so often that reading its lines pays off. Counts the question. */
  isBusy(): boolean;
}

/** What of a line counts when it is compared. The key of a line holds no line feed. */
export type LineKey = (line: string) => string;

/** Reads nothing yet. */
export const openText = (text: string): FileText => {
  let lines: Lines | undefined;
  let step: string | undefined;
  let searches = 0;
  const searchers = new Map<LineKey, LineSearcher>();
  const file: FileText = {
    text,
    lines: () => {
      lines ??= splitLines(text);
      return lines;
    },
    lineAt: (offset) => lineAt(file.lines(), offset),
    findLines: (wanted, key) => {
      if (wanted.length === 0 || wanted.length > file.lines().count) return [];
      const search = searchers.get(key) ?? openSearch(contentsOf(file.lines()).map(key));
      searchers.set(key, search);
      return search(wanted.map(key));
    },
    indentStep: () => {
      step ??= commonStep(contentsOf(file.lines()));
      return step;
    },
    isBusy: () => ++searches > FEW,
  };
  return file;
};

const FEW = 8;

/** The lines at which a run of keys starts. */
type LineSearcher = (wanted: readonly string[]) => number[];

/** Searches one long text of all keys, each between line feeds; after a few searches, by an index. */
const openSearch = (keys: readonly string[]): LineSearcher => {
  const text = `\n${keys.join('\n')}\n`;
  const starts: number[] = [];
  let offset = 0;
  for (const key of keys) {
    starts.push(offset);
    offset += key.length + 1;
  }
  let searches = 0;
  let index: LineIndex | undefined;
  return (wanted) => {
    if (++searches > FEW) index ??= indexLines(keys);
    return index?.find(wanted) ?? findAll(text, `\n${wanted.join('\n')}\n`).map((at) => lastAtOrBefore(starts, at));
  };
};
