import { alignGrid } from './grid.ts';
import { printMarkdownTable } from './markdown-table.ts';
import { toProse } from './safe-markdown.ts';

/** A part of a report: a title, then a table (its first row the headings, its first `left` columns names) or lines or both, what columns mean last. */
export interface Section {
  readonly title: string;
  readonly grid?: readonly (readonly string[])[];
  readonly left?: number;
  readonly lines?: readonly string[];
  readonly meanings?: readonly (readonly [heading: string, meaning: string])[];
}

/** A section for a terminal. */
export const printSection = ({ title, grid = [], left = 1, lines = [], meanings = [] }: Section): string => {
  const width = Math.max(...meanings.map(([heading]) => heading.length));
  return [
    title,
    ...(grid.length === 0 ? [] : alignGrid(grid, left)),
    ...lines.map((line) => `  ${line}`),
    ...meanings.map(([heading, meaning]) => `${heading.padEnd(width)}  ${meaning}`),
  ].join('\n');
};

/** A section as Markdown; its title and its headings are our own words, the names and lines in it need not be. */
export const printSectionMarkdown = ({ title, grid = [], left = 1, lines = [], meanings = [] }: Section): string => {
  const table = grid.length === 0 ? [] : [printMarkdownTable(grid, left)];
  const parts = [[`### ${title}`], table, lines.map((line) => `- ${toProse(line)}`), meanings.map(([heading, meaning]) => `- **${heading}**: ${meaning}`)];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
};
