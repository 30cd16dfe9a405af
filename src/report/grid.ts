import { toLine } from './printable.ts';

/** Lays cells out in columns for a terminal, a rule below the first line; the first `left` columns are aligned to the left. */
export const alignGrid = (cells: readonly (readonly string[])[], left: number): string[] => {
  const grid = cells.map((line) => line.map(toLine));
  const widths = grid[0]?.map((_, column) => Math.max(...grid.map((line) => line[column]?.length ?? 0))) ?? [];
  const [head = '', ...lines] = grid.map((line) =>
    line
      .map((cell, i) => (i < left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [head, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines];
};
