import type { Block } from './ast.ts';
import { parseCallout } from './block-callout.ts';
import { parseFence } from './block-fence.ts';
import { parseHeading } from './block-heading.ts';
import { parseList } from './block-list.ts';
import { parseParagraph } from './block-paragraph.ts';
import { parseQuote } from './block-quote.ts';
import { parseRule } from './block-rule.ts';
import { parseTable } from './block-table.ts';
import type { BlockParser, ParseContext } from './context.ts';
import { LineCursor } from './line-cursor.ts';
import type { Line } from './line-cursor.ts';

/** Tried in this order; a rule of hyphens comes before a list, whose marker is a hyphen too. */
const parsers: readonly BlockParser[] = [
  parseHeading,
  parseFence,
  parseCallout,
  parseRule,
  parseQuote,
  parseList,
  parseTable,
];

/** Parses lines into blocks. */
export function parseBlocks(lines: readonly Line[], context: ParseContext): Block[] {
  const cursor = new LineCursor(lines);
  const blocks: Block[] = [];
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    if (line.text === '') cursor.take();
    else blocks.push(parseOne(cursor, context));
  }
  return blocks;
}

function parseOne(cursor: LineCursor, context: ParseContext): Block {
  for (const parser of parsers) {
    const block = parser(cursor, context);
    if (block) return block;
  }
  return parseParagraph(cursor, context);
}
