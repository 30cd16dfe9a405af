import { badJson, countMismatch, unknownOp } from '../../src/errors.ts';
import type { Proposal, Response } from '../../src/types.ts';
import { dropEchoes } from './echoed-prefixes.ts';
import { readObjects, type Values } from './json-objects.ts';
import { readLineCommands } from './line-commands.ts';
import { isRecord } from './loose-json.ts';
import { numberedListing } from './numbered-listing.ts';
import { type CallArguments, readString } from './tool-arguments.ts';

/**
 * Reads edits of line ranges: JSON objects `{"path","start_line","end_line","content"}` in the text or as arguments of tool calls, alone, in
 * arrays or under `edits`; or `edit START:END` … `end_of_edit` and calls `edit_file(path, start, end, content)` in the text. Numbers are 1-based
 * and both ends belong to the range, except in Serena's line tools, which count from 0.
 */
export const readLineRanges = (response: Response): Proposal[] => {
  const objects = readObjects(response, { keys: [...NAMED, 'relative_path'], first: [...PATH, ...START, 'edits'], says: saysRange }).flatMap(listEdits);
  const commands = readLineCommands(response, objects);
  const outer = dropWritten(objects, commands);
  const [command] = commands;
  if (command !== undefined && outer.length > 0) throw unknownOp(`the command ${command.tool} beside JSON`);
  return (command === undefined ? outer : commands).map(toProposal);
};

/** Without the objects that stand in the text which a command writes. */
const dropWritten = (objects: readonly CallArguments[], commands: readonly CallArguments[]): readonly CallArguments[] => {
  let next = 0;
  return objects.filter(({ span }) => {
    if (span.call !== undefined) return true;
    while ((commands[next]?.span.to ?? Number.POSITIVE_INFINITY) <= span.from) next++;
    return (commands[next]?.span.from ?? Number.POSITIVE_INFINITY) > span.from;
  });
};

const PATH = ['path', 'file', 'file_path', 'filePath', 'relative_path', 'filename'];
const START = ['start_line', 'startLine', 'line_start', 'start'];
const END = ['end_line', 'endLine', 'line_end', 'end'];
const CONTENT = ['content', 'new_content', 'newContent', 'file_text', 'text', 'replacement', 'lines'];
const OLD = ['old_content', 'oldContent', 'old_lines', 'expected'];

/** Those of the names that mean nothing else. */
const NAMED = START.filter((name) => name !== 'start');

const isSerena = ({ relative_path: path, start_line: start, line }: Values): boolean => path !== undefined && isNumber(start ?? line);
const hasRange = (values: Values): boolean =>
  (NAMED.some((name) => name in values) || isNumber(values.start)) && [...END, ...CONTENT].some((name) => name in values);
const saysRange = (values: Values): boolean =>
  hasRange(values) || isSerena(values) || (Array.isArray(values.edits) && values.edits.some((edit) => isRecord(edit) && hasRange(edit)));

/** The edits under `edits` take the path of the object that holds them, unless they have one of their own. */
const listEdits = (object: CallArguments): CallArguments[] => {
  const { edits } = object.values;
  if (!Array.isArray(edits)) return [object];
  const shared = Object.fromEntries(PATH.filter((name) => name in object.values).map((name) => [name, object.values[name]]));
  return edits.map((edit) => {
    if (!isRecord(edit)) throw badJson(`"edits" of ${object.tool} must hold objects`);
    return { ...object, values: { ...shared, ...edit } };
  });
};

const toProposal = (edit: CallArguments): Proposal => {
  const { first, last } = readRange(edit);
  const content = readLines(edit, CONTENT);
  if (content === undefined && edit.tool !== 'delete_lines') throw badJson(`${edit.tool} needs "content"`);
  const lines = dropEchoes(content ?? [], numberedListing(first + 1));
  const text = lines.map((line) => `${line}\n`).join('');
  return { kind: 'lines', path: readString(edit, PATH) ?? '', first, last, text, guards: readGuards(edit, first, last), span: edit.span };
};

/** Serena's tools by their names and `relative_path`. */
const readRange = (edit: CallArguments): { readonly first: number; readonly last: number } => {
  const zeroBased = isSerena(edit.values);
  if (zeroBased && edit.tool === 'insert_at_line') {
    const line = readNumber(edit, ['line']);
    return { first: line, last: line };
  }
  const counts = zeroBased && SERENA.includes(edit.tool) ? 0 : 1;
  return { first: readNumber(edit, START) - counts, last: readNumber(edit, END) + 1 - counts };
};

const SERENA = ['replace_lines', 'delete_lines'];

const readNumber = ({ tool, values }: CallArguments, names: readonly string[]): number => {
  const value = names.map((name) => values[name]).find((given) => given !== undefined && given !== null);
  const number = isNumber(value) ? Number(value) : undefined;
  if (number === undefined || !Number.isSafeInteger(number)) throw badJson(`"${names[0]}" of ${tool} must be a whole number`);
  return number;
};

const isNumber = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}$/.test(value.slice(0, 10)));

/** The lines of a text; an array holds them one by one. A final newline opens no further line. */
const readLines = (edit: CallArguments, names: readonly string[]): readonly string[] | undefined => {
  const name = names.find((candidate) => edit.values[candidate] !== undefined);
  const value = name === undefined ? undefined : edit.values[name];
  if (value === undefined || typeof value === 'string') return value === undefined ? undefined : splitWritten(value);
  if (!Array.isArray(value) || !value.every((line) => typeof line === 'string')) throw badJson(`"${name}" of ${edit.tool} must be a string`);
  return value.flatMap((line) => splitWritten(line.endsWith('\n') ? line : `${line}\n`));
};

const splitWritten = (text: string): string[] => {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** What the edit says of the old lines, if it does. */
const readGuards = (edit: CallArguments, first: number, last: number) => {
  const old = readLines(edit, OLD);
  if (old === undefined) return [];
  if (old.length !== last - first) throw countMismatch(`lines ${first + 1} to ${last}`, `${last - first} old lines`, `${old.length}`);
  return dropEchoes(old, numberedListing(first + 1)).map((text, index) => ({ line: first + index, text: text.endsWith('\r') ? text.slice(0, -1) : text }));
};
