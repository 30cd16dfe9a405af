import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { printFindings } from './machine.ts';
import { readNumber, readOption } from './options.ts';

/** Most that twice the text may cost: of operations, and of time, which is measured beside what else the machine does. Memory in bytes for each UTF-16 unit. */
const BOUNDS = { operations: 2.05, time: 2.6, bytesPerUnit: 128 };

interface Row {
  readonly reader: string;
  readonly text: string;
  readonly outcome: string;
  readonly operations?: number;
  readonly time?: number;
  readonly ms?: number;
  readonly bytesPerUnit?: number;
}

/** So many units are timed, and twice as many: `--size=N`. `--reader=NAME`: only that one. `--rows`: every row as text too. */
const size = readNumber('size', 5_000_000, 10_000);
const reader = readOption('reader');

/** Lines of JSON that a fresh process prints. */
const measure = (program: string, ...given: string[]): Row[] => {
  const path = join(import.meta.dirname, 'hostile', program);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', path, ...given], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${program} ${given.join(' ')} failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};

const readers = reader === undefined ? measure('list-readers.ts').map((row) => row.reader) : [reader];
const counted = [
  ...readers.flatMap((name) => measure('count-reader.ts', name)),
  ...measure('count-reader.ts', 'strict'),
  ...measure('count-reader.ts', 'lenient'),
];
const timed = [...readers, 'strict', 'lenient'].flatMap((name) => measure('time-reader.ts', name, String(size)));
const rows = counted.map((row) => ({ ...row, ...timed.find(({ reader, text }) => reader === row.reader && text === row.text) }));

const worst = (own: readonly Row[], value: 'operations' | 'time' | 'bytesPerUnit' | 'ms') => Math.max(...own.map((row) => row[value] ?? 0));
const broken = rows.filter(
  ({ outcome, operations = 0, time = 0, bytesPerUnit = 0 }) =>
    outcome.includes('Error') || operations > BOUNDS.operations || time > BOUNDS.time || bytesPerUnit > BOUNDS.bytesPerUnit,
);
const summary = Map.groupBy(rows, ({ reader }) => reader);
const showRow = ({ reader, text, ...values }: Row): [string, unknown] => [`${reader}, ${text}`, values];

printFindings('hostile', {
  bounds: BOUNDS,
  ...Object.fromEntries(
    [...summary].map(([reader, own]) => [
      reader,
      {
        texts: own.length,
        operations: worst(own, 'operations'),
        time: worst(own, 'time'),
        slowestMs: worst(own, 'ms'),
        bytesPerUnit: worst(own, 'bytesPerUnit'),
      },
    ]),
  ),
  ...(process.argv.includes('--json') ? { rows } : process.argv.includes('--rows') ? Object.fromEntries(rows.map(showRow)) : {}),
  broken: Object.fromEntries(broken.map(showRow)),
});
if (broken.length > 0) process.exitCode = 1;
