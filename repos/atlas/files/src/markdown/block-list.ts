import type { Block } from './ast.ts';
import type { BlockParser, ParseContext } from './context.ts';
import type { Line, LineCursor } from './line-cursor.ts';

const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +)(.*)$/;

interface Marker {
  readonly ordered: boolean;
  readonly number: number;
  /** How far the text of the item is indented. */
  readonly indent: number;
  readonly text: string;
}

/** Items that begin with a bullet, or with a number; what is indented below an item belongs to it. */
export const parseList: BlockParser = (cursor, context) => {
  const first = readMarker(cursor.peek());
  if (!first) return undefined;
  const items: (readonly Block[])[] = [];
  let loose = false;
  for (let marker = readMarker(cursor.peek()); marker?.ordered === first.ordered; marker = readMarker(cursor.peek())) {
    const lines = takeItem(cursor, marker);
    const gap = skipBlank(cursor);
    items.push(parseItem(lines, context));
    loose ||= gap && readMarker(cursor.peek())?.ordered === first.ordered;
  }
  return { type: 'list', ordered: first.ordered, start: first.number, loose, items };
};

function readMarker(line: Line | undefined): Marker | undefined {
  const match = line && ITEM.exec(line.text);
  if (!match) return undefined;
  const [, before, sign, space, text] = match;
  const ordered = /^\d/.test(sign);
  return { ordered, number: ordered ? Number.parseInt(sign, 10) : 1, indent: before.length + sign.length + space.length, text };
}

/** The lines of an item, without their indentation. Blank lines count when something of the item follows. */
function takeItem(cursor: LineCursor, { indent, text }: Marker): Line[] {
  const first = cursor.take();
  const lines: Line[] = first ? [{ text, number: first.number }] : [];
  while (belongs(cursor, indent)) {
    const line = cursor.take();
    if (line) lines.push({ text: line.text.slice(indent), number: line.number });
  }
  return lines;
}

function belongs(cursor: LineCursor, indent: number): boolean {
  let ahead = 0;
  while (cursor.peek(ahead)?.text === '') ahead += 1;
  return cursor.peek(ahead)?.text.startsWith(' '.repeat(indent)) ?? false;
}

function skipBlank(cursor: LineCursor): boolean {
  return cursor.takeWhile(({ text }) => text === '').length > 0;
}

function parseItem(lines: readonly Line[], context: ParseContext): readonly Block[] {
  return context.parseBlocks(lines);
}
