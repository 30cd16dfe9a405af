import { type AnchoredEdit, anchorEdits } from './anchors.ts';
import { splitText } from './text-lines.ts';

/** The replacements of substrings that lead from one text to the other, one after the other. A byte order mark that stays is no part of an anchor. */
export const writeTextEdits = (before: string, after: string): AnchoredEdit[] => {
  const keepsMark = before.startsWith('\ufeff') && after.startsWith('\ufeff');
  return anchorEdits(toLines(before, keepsMark), toLines(after, keepsMark), { unit: 'text' });
};

const toLines = (text: string, skipsMark: boolean): string[] => {
  const { bom, lines } = splitText(text);
  const rows = lines.map((line) => line.text + line.eol);
  return bom && !skipsMark ? [`\ufeff${rows[0] ?? ''}`, ...rows.slice(1)] : rows;
};
