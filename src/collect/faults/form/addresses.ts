import type { Response } from '../../../types.ts';
import type { FormFault } from '../fault.ts';
import { mapHunkLines } from './edit-groups.ts';

type Spoil = FormFault['spoil'];

const withText = (response: Response, text: string): Response | undefined => (text === response.text ? undefined : { ...response, text });

const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm;

const printHunkHeader = (...numbers: readonly number[]): string => `@@ -${numbers[0]},${numbers[1]} +${numbers[2]},${numbers[3]} @@`;

/** Both start lines of every numbered hunk move by the same distance. */
const shiftHunks: Spoil = (response, _writing, random) => {
  const shift = 3 + random.below(40);
  return withText(
    response,
    response.text.replace(hunkHeader, (_match, from: string, count: string | undefined, newFrom: string, newCount: string | undefined) =>
      printHunkHeader(Number(from) + shift, Number(count ?? 1), Number(newFrom) + shift, Number(newCount ?? 1)),
    ),
  );
};

const miscount: Spoil = (response, _writing, random) => {
  const error = 1 + random.below(2);
  return withText(
    response,
    response.text.replace(hunkHeader, (_match, from: string, count: string | undefined, newFrom: string, newCount: string | undefined) =>
      printHunkHeader(Number(from), Number(count ?? 1) + error, Number(newFrom), Number(newCount ?? 1) + error),
    ),
  );
};

const loseSpace: Spoil = (response) =>
  withText(
    response,
    mapHunkLines(response.text, (line) => (line.startsWith(' ') && line.trim() !== '' ? line.slice(1) : line)),
  );

/** In JSON line ranges, all ranges move down by one line. */
const shiftRanges: Spoil = (response) =>
  withText(
    response,
    response.text.replace(/("(?:start|end)_line":\s*)(\d+)/g, (_match, key: string, line: string) => `${key}${Number(line) + 1}`),
  );

const letters = 'ZPMQVRWSNKTXJBYH';

/** In `LINE#ID` anchors, the second letter of each ID becomes its neighbour in the alphabet of the format. */
const staleHashes: Spoil = (response) => {
  const stale = (text: string) =>
    text.replace(/("\d+#[A-Z])([A-Z])(?=")/g, (_match, head: string, letter: string) => head + letters.charAt((letters.indexOf(letter) + 1) % letters.length));
  const text = stale(response.text);
  return withText(response, text);
};

/** A symbol's last name gets one letter too many. */
const misnameSymbol: Spoil = (response) => {
  const toolCalls = response.toolCalls.map((call) => ({ ...call, arguments: misname(call.arguments) }));
  return JSON.stringify(toolCalls) === JSON.stringify(response.toolCalls) ? undefined : { ...response, toolCalls };
};

const misname = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('name_path' in value) || typeof value.name_path !== 'string') return value;
  return { ...value, name_path: `${value.name_path}x` };
};

const fault = (name: string, summary: string, spoil: Spoil): FormFault => ({ kind: 'form', name, summary, spoil });

/** Faults in where a response says its edits go. */
export const addressFaults: readonly FormFault[] = [
  fault('hunk-counts-wrong', 'the line counts of hunk headers are too large', miscount),
  fault('hunk-numbers-wrong', 'the start lines of hunk headers are off by 3 to 42', shiftHunks),
  fault('line-hash-stale', 'the hashes of line anchors do not fit the lines', staleHashes),
  fault('line-range-shifted', 'line ranges are one line too low', shiftRanges),
  fault('space-prefix-lost', 'context lines of hunks lose the space before them', loseSpace),
  fault('symbol-misnamed', 'the name of the symbol has a letter too many', misnameSymbol),
];
