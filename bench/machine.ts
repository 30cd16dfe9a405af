import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

/** What a bench was run on. */
export const describeMachine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  node: process.version,
  commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim() || 'unknown',
});

/** Rows of a table: each names its cells alike. */
type Rows = readonly Readonly<Record<string, unknown>>[];

/** Prints a bench's findings: one JSON object with `--json`, else a line for each and a table for rows. */
export const printFindings = (bench: string, findings: Readonly<Record<string, unknown>>): void => {
  const all = { bench, ...describeMachine(), ...findings };
  const isRows = (value: unknown): value is Rows => Array.isArray(value) && value.every((row) => typeof row === 'object');
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(all)}\n`);
  else
    for (const [name, value] of Object.entries(all))
      process.stdout.write(isRows(value) ? `\n${name}\n${printRows(value)}\n` : `${name.padEnd(28)} ${show(value)}\n`);
};

const show = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const printRows = (rows: Rows): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => {
    const cells = [name, ...rows.map((row) => show(row[name] ?? ''))];
    const width = Math.max(...cells.map(({ length }) => length));
    const isNumber = rows.every((row) => typeof (row[name] ?? 0) === 'number');
    return cells.map((cell) => (isNumber ? cell.padStart(width) : cell.padEnd(width)));
  });
  return ['', ...rows].map((_, line) => `  ${columns.map((cells) => cells[line]).join('  ')}`.trimEnd()).join('\n');
};
