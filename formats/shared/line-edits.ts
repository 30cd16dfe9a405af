import { findLineChanges, type LineChange } from './line-changes.ts';

/** Lines [from, to) of a file become others; `note` says how the text was adapted. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly note?: string;
}

/** Lines [from, to) of a text after edits of lines; undefined where two of them overlap. Insertions at one place keep their order. */
export const applyLineEdits = (lines: readonly string[], edits: readonly LineEdit[], from = 0, to = lines.length): string[] | undefined => {
  const parts: (readonly string[])[] = [];
  let done = from;
  for (const edit of inOrder(edits)) {
    if (edit.from < done || edit.to > to) return undefined;
    parts.push(lines.slice(done, edit.from), edit.lines);
    done = edit.to;
  }
  return [...parts, lines.slice(done, to)].flat();
};

/** What edits that do not overlap change line by line. */
export const listLineChanges = (lines: readonly string[], edits: readonly LineEdit[]): LineChange[] => {
  const changes: LineChange[] = [];
  let shift = 0;
  for (const { from, to, lines: written } of inOrder(edits)) {
    for (const change of findLineChanges(lines.slice(from, to), written)) {
      const [newFrom, newTo] = [change.newFrom + from + shift, change.newTo + from + shift];
      changes.push({ from: change.from + from, to: change.to + from, newFrom, newTo });
    }
    shift += written.length - (to - from);
  }
  return changes;
};

const inOrder = (edits: readonly LineEdit[]): LineEdit[] => edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
