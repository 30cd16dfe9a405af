import { toProse } from './safe-markdown.ts';

/**
 * A table in Markdown: the first row of the grid has its headings, the first `left` columns hold names, which anybody may have chosen and which are escaped.
 * The other columns hold our own figures, aligned to the right.
 */
export const printMarkdownTable = ([head = [], ...rows]: readonly (readonly (string | undefined)[])[], left: number): string => {
  const rule = head.map((_, column) => (column < left ? '---' : '---:'));
  const body = rows.map((cells) => cells.map((cell = '', column) => (column < left ? toProse(cell) : cell)));
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
