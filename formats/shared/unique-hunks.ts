import { indexAnchors } from './line-anchors.ts';
import { findLineChanges } from './line-changes.ts';
import { splitText } from './text-lines.ts';
import { type WrittenHunk, writeHunks } from './written-hunks.ts';

/**
 * The hunks of an edit for readers without line numbers: each stands once only in what follows the hunk before, or in what follows
 * the line that `findScope` names for a hunk that starts at a line, after line `floor`.
 */
export const writeUniqueHunks = (before: string, after: string, findScope: FindScope = () => undefined): WrittenHunk[] => {
  const [old, edited] = [splitText(before).lines.map(({ text }) => text), splitText(after).lines.map(({ text }) => text)];
  const standsOnce = indexAnchors(old);
  const toText = (text: string) => ({ text });
  return writeHunks(old.map(toText), edited.map(toText), findLineChanges(old, edited), (reach, floor) => {
    const scope = findScope(reach.from, floor);
    return !standsOnce(reach, scope === undefined ? floor : scope + 1);
  });
};

/** The line that narrows where a hunk is looked for, if there is one. */
export type FindScope = (line: number, floor: number) => number | undefined;
