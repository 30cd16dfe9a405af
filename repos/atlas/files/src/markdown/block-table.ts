import type { Alignment, Inline } from './ast.ts';
import type { BlockParser, ParseContext } from './context.ts';
import type { Line } from './line-cursor.ts';

const DELIMITERS = /^\|?(?: *:?-+:? *\|)* *:?-+:? *\|?$/;

/** A line of cells, a line of hyphens, and further lines of cells. */
export const parseTable: BlockParser = (cursor, context) => {
  const [header, delimiters] = [cursor.peek(), cursor.peek(1)];
  if (!header?.text.includes('|') || !delimiters?.text.includes('-') || !DELIMITERS.test(delimiters.text)) return undefined;
  const alignments = splitCells(delimiters.text).map(readAlignment);
  const titles = splitCells(header.text);
  if (titles.length !== alignments.length) return undefined;
  cursor.take();
  cursor.take();
  const lines = cursor.takeWhile(({ text }) => text.includes('|'));
  return {
    type: 'table',
    alignments,
    header: titles.map((title) => context.parseInlines(title, header.number)),
    rows: lines.map((line) => parseRow(line, alignments.length, context)),
  };
};

/** As many cells as the header has: what is missing is empty, what is too much is dropped. */
function parseRow({ text, number }: Line, width: number, context: ParseContext): Inline[][] {
  const cells = splitCells(text);
  return Array.from({ length: width }, (_, index) => context.parseInlines(cells[index] ?? '', number));
}

/** The texts between bars; a bar behind a backslash is text. */
function splitCells(text: string): string[] {
  const cells = [''];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\' && text[at + 1] === '|') {
      cells[cells.length - 1] += '|';
      at += 1;
    } else if (text[at] === '|') cells.push('');
    else cells[cells.length - 1] += text[at];
  }
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed[0] === '') trimmed.shift();
  if (trimmed.at(-1) === '') trimmed.pop();
  return trimmed;
}

function readAlignment(delimiter: string): Alignment | undefined {
  const [left, right] = [delimiter.startsWith(':'), delimiter.endsWith(':')];
  if (left && right) return 'center';
  if (right) return 'right';
  return left ? 'left' : undefined;
}
