import { badJson, noEditFound, unknownOp } from '../src/errors.ts';
import type { Format, Proposal, Response, ToolCall, ToolSchema } from '../src/types.ts';
import { collectWrites, type Write } from './shared/collect-writes.ts';
import { readReplacements, replacementNames } from './shared/replacements.ts';
import { writeTextEdits } from './shared/text-edits.ts';
import { type CallArguments, nameOfTool, readCalls, readField, readString, requireString } from './shared/tool-arguments.ts';
import { answerWithCalls } from './shared/tool-response.ts';

const TOOL = 'str_replace_based_edit_tool';
const tool: ToolSchema = {
  name: TOOL,
  description: 'Views, creates and edits files.',
  parameters: {
    type: 'object',
    properties: {
      command: { type: 'string', enum: ['view', 'create', 'str_replace', 'insert'] },
      path: { type: 'string', description: 'The path of the file.' },
      file_text: { type: 'string', description: 'create: the whole text of the new file.' },
      old_str: { type: 'string', description: 'str_replace: the text to replace; it must occur exactly once in the file.' },
      new_str: { type: 'string', description: 'str_replace: the text that takes its place; leave it out to delete.' },
      insert_line: { type: 'integer', description: 'insert: the line after which the text goes; 0 for the start of the file.' },
      insert_text: { type: 'string', description: 'insert: the lines to insert.' },
      view_range: { type: 'array', items: { type: 'integer' }, description: 'view: first and last line.' },
    },
    required: ['command', 'path'],
  },
};

/** Anthropic's text editor tool, one command in each call. */
export const strReplace: Format = {
  name: 'str-replace',
  summary: "the commands create, str_replace and insert of Anthropic's text editor tool",
  channel: 'tool',
  coordinates: 'sequential',
  instructions: `Edit the files by calls of ${TOOL}, one change in each call; the calls are carried out one after the other.
create writes a new file. str_replace replaces old_str, which must stand in the file exactly as given and only once (add text around it
until it does), with new_str. insert puts whole lines after the line insert_line.`,
  tools: [tool],
  parse: (response) => readCommands(response),
  render: (before, after) => {
    const { parts, lossy } = collectWrites(before, after, { create: writeCreate, modify: writeReplace });
    return { response: answerWithCalls(parts), lossy };
  },
};

/** The names under which the tool is public; a call of any other tool counts when it says one of the commands. */
const NAMES = [TOOL, 'str_replace_editor', 'text_editor', 'text_editor_20241022', 'text_editor_20250124', 'text_editor_20250429', 'text_editor_20250728'];

const readCommands = (response: Response): Proposal[] => {
  const proposals = readCalls(response).flatMap(readCommand);
  if (proposals.length === 0) throw noEditFound(`a call of ${TOOL} with the command create, str_replace or insert`);
  return proposals;
};

/** Commands of Anthropic's text editor tool. `view` and the calls of other tools edit nothing; the path '' means that none was given. */
const readCommand = (call: CallArguments): Proposal[] => {
  const known = NAMES.includes(nameOfTool(call.tool));
  const command = call.values.command;
  if (!known && (typeof command !== 'string' || !READERS.has(command))) return [];
  if (command === 'view') return [];
  if (typeof command !== 'string') throw badJson(`"command" of ${call.tool} must be a string`);
  const read = READERS.get(command);
  if (read === undefined) throw unknownOp(`the command ${JSON.stringify(command.slice(0, 80))}`);
  return read(call, readString(call, replacementNames.path) ?? '');
};

const readCreate = (call: CallArguments, path: string): Proposal[] => [
  { kind: 'write', path, text: requireString(call, replacementNames.content), over: 'new', span: call.span },
];

const readInsert = (call: CallArguments, path: string): Proposal[] => {
  const line = readField(call, ['insert_line', 'insertLine', 'line']);
  if (typeof line !== 'number' || !Number.isSafeInteger(line)) throw badJson(`"insert_line" of ${call.tool} must be a whole number`);
  const text = readString(call, ['insert_text', 'insertText']) ?? requireString(call, ['text', ...replacementNames.new]);
  return [{ kind: 'lines', path, first: line, last: line, text, guards: [], span: call.span }];
};

const READERS: ReadonlyMap<string, (call: CallArguments, path: string) => Proposal[]> = new Map([
  ['create', readCreate],
  ['str_replace', (call) => readReplacements(call, { deletes: true })],
  ['insert', readInsert],
]);

const toCall = (values: Readonly<Record<string, string>>): ToolCall => ({ name: TOOL, arguments: values });

const writeCreate = (path: string, text: string): Write<ToolCall> => ({ parts: [toCall({ command: 'create', path, file_text: text })], lossy: [] });

const writeReplace = (path: string, before: string, after: string): Write<ToolCall> => ({
  parts: writeTextEdits(before, after).map(({ find, replace }) => toCall({ command: 'str_replace', path, old_str: find, new_str: replace })),
  lossy: [],
});
