import type { Paragraph } from './ast.ts';
import type { ParseContext } from './context.ts';
import type { Line, LineCursor } from './line-cursor.ts';

/** What may follow a paragraph without a blank line. */
const OTHER_BLOCK = /^ {0,3}(?:#{1,6} |`{3}|~{3}|:::|>|[-*+] |\d{1,9}[.)] )/;

/** Lines up to a blank one, or up to another kind of block. */
export function parseParagraph(cursor: LineCursor, context: ParseContext): Paragraph {
  const first = cursor.take();
  const others = cursor.takeWhile(({ text }) => text !== '' && !OTHER_BLOCK.test(text));
  const lines = [first, ...others].filter((line): line is Line => line !== undefined);
  const text = lines.map((line) => line.text.trim()).join('\n');
  return { type: 'paragraph', children: context.parseInlines(text, lines[0].number) };
}
