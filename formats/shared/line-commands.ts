import { badJson, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Response } from '../../src/types.ts';
import { findPathAbove } from './block-paths.ts';
import { blankDrafts } from './drafts.ts';
import { readPythonCall } from './python-calls.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';
import type { CallArguments } from './tool-arguments.ts';

/**
 * Line-range edits that are written as commands: SWE-agent's `edit START:END`, text, `end_of_edit`, in the file that was opened last by `open PATH`
 * or that is named above; and Agentless' `edit_file(path, start, end, content)`, its arguments by place or by name. What `others` hold is
 * theirs.
 */
export const readLineCommands = (response: Response, others: readonly CallArguments[]): CallArguments[] => {
  const text = blankDrafts(response.text);
  const lines = splitResponse(text);
  const reader: Reader = { text, lines, cut: response.finish === 'length', edits: [], path: '', done: 0 };
  const taken = others.filter(({ span }) => span.call === undefined);
  let next = 0;
  for (let line = 0; line < lines.count; ) {
    while ((taken[next]?.span.to ?? Number.POSITIVE_INFINITY) <= lines.from(line)) next++;
    line = (taken[next]?.span.from ?? Number.POSITIVE_INFINITY) < lines.from(line) ? line + 1 : readAt(reader, line);
  }
  return reader.edits;
};

interface Reader {
  readonly text: string;
  readonly lines: ResponseLines;
  readonly cut: boolean;
  readonly edits: CallArguments[];
  /** The file that is open. */
  path: string;
  /** The line after the last edit. */
  done: number;
}

const readAt = (reader: Reader, line: number): number => {
  const { lines } = reader;
  const text = (lines.at(line) ?? '').slice(0, LONGEST_COMMAND).trim();
  const opened = /^open "?([^"\s]+)"?(?: \d{1,9})?$/.exec(text)?.[1];
  if (opened !== undefined) reader.path = opened;
  const range = /^edit (\d{1,9}):(\d{1,9})$/.exec(text);
  if (range !== null) return readCommand(reader, line, { start_line: Number(range[1]), end_line: Number(range[2]) });
  return text.startsWith(CALL) ? readCall(reader, line) : line + 1;
};

const LONGEST_COMMAND = 500;
const CALL = 'edit_file(';

const readCommand = (reader: Reader, line: number, range: { readonly start_line: number; readonly end_line: number }): number => {
  const { lines, text, cut } = reader;
  let to = line + 1;
  while (to < lines.count && lines.at(to)?.trim() !== 'end_of_edit') to++;
  const what = `the command "edit ${range.start_line}:${range.end_line}"`;
  if (to === lines.count) throw cut ? truncated(`${what} has no "end_of_edit"`) : unterminatedBlock(what);
  reader.path = findPathAbove(lines, line, reader.done) ?? reader.path;
  const content = text.slice(lines.from(line + 1), lines.from(to));
  reader.edits.push({ tool: 'edit', values: { path: reader.path, ...range, content }, span: { from: lines.from(line), to: lines.from(to + 1) } });
  reader.done = to + 1;
  return to + 1;
};

const readCall = (reader: Reader, line: number): number => {
  const { lines, text, cut } = reader;
  const from = text.indexOf(CALL, lines.from(line));
  const { positional, named, to } = readPythonCall(text, from + CALL.length, cut);
  const names = positional.length < 4 && typeof positional[0] !== 'string' ? PLACES.slice(1) : PLACES;
  if (positional.length > names.length) throw badJson('edit_file takes a path, two line numbers and the content');
  const values = { ...Object.fromEntries(positional.map((value, index) => [names[index], value])), ...named };
  const isNamed = ['path', 'file', 'filename', 'file_path'].some((name) => name in values);
  const path = isNamed ? {} : { path: findPathAbove(lines, line, reader.done) ?? reader.path };
  reader.edits.push({ tool: 'edit_file', values: { ...path, ...values }, span: { from, to } });
  while (lines.from(reader.done) < to && reader.done < lines.count) reader.done++;
  return Math.max(line + 1, reader.done);
};

const PLACES = ['path', 'start_line', 'end_line', 'content'];
