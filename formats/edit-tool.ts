import { badJson, noEditFound, unknownOp } from '../src/errors.ts';
import type { Format, Proposal, Response, ToolCall, ToolSchema } from '../src/types.ts';
import { collectWrites, type Write } from './shared/collect-writes.ts';
import { readReplacements, replacementNames, saysReplacement, saysWrite } from './shared/replacements.ts';
import { writeTextEdits } from './shared/text-edits.ts';
import { type CallArguments, nameOfTool, readCalls, readString, requireString } from './shared/tool-arguments.ts';
import { answerWithCalls } from './shared/tool-response.ts';

const path = { type: 'string', description: 'The path of the file.' };
const tools: readonly ToolSchema[] = [
  {
    name: 'Edit',
    description: 'Replaces text in a file.',
    parameters: {
      type: 'object',
      properties: {
        file_path: path,
        old_string: { type: 'string', description: 'The text to replace, exactly as it stands in the file.' },
        new_string: { type: 'string', description: 'The text that takes its place; empty to delete.' },
        replace_all: { type: 'boolean', description: 'Whether to replace every occurrence; false when left out.' },
      },
      required: ['file_path', 'old_string', 'new_string'],
    },
  },
  {
    name: 'Write',
    description: 'Writes a file anew.',
    parameters: {
      type: 'object',
      properties: { file_path: path, content: { type: 'string', description: 'The whole text of the file.' } },
      required: ['file_path', 'content'],
    },
  },
];

/** Exact replacements by tool call, as Claude Code's `Edit` and its many relatives make them. */
export const editTool: Format = {
  name: 'edit-tool',
  summary: 'calls of Edit with old_string and new_string, and of Write',
  channel: 'tool',
  coordinates: 'sequential',
  instructions: `Edit the files by calls of Edit, one change in each call; the calls are carried out one after the other. old_string must stand in the
file exactly as given, with all white space, and only once: add text around it until it does, or set replace_all to replace every occurrence.
new_string takes its place. Create a file with Write; prefer Edit for files that exist.`,
  tools,
  parse: (response) => readEdits(response),
  render: (before, after) => {
    const { parts, lossy } = collectWrites(before, after, { create: writeNew, modify: writeEdits });
    return { response: answerWithCalls(parts), lossy };
  },
};

/** What tools are called elsewhere, in small letters without `_` and `-`. */
const EDITS = new Set(
  (
    'edit multiedit editfile editfiles editexistingfile replace multireplace replaceinfile searchreplace searchandreplace strreplace ' +
    'replacestring replacestringinfile multireplacestringinfile singlefindandreplace findandreplace'
  ).split(' '),
);
const WRITES = new Set('write writefile writetofile savefile overwritefile'.split(' '));
const CREATES = new Set('createfile createnewfile newfile addfile'.split(' '));
/** Tools beside these that change files in another way: what they do cannot be left out. */
const OTHERS = new Set(
  (
    'notebookedit editnotebook editnotebookfile inserteditintofile applypatch applydiff deletefile removefile renamefile movefile ' +
    'insertcontent insertline insertatline undoedit patch'
  ).split(' '),
);
/** The commands of a text editor tool that are no replacements. */
const COMMANDS = new Set(['create', 'insert', 'undo_edit']);

const readEdits = (response: Response): Proposal[] => {
  const proposals = readCalls(response).flatMap(readCall);
  if (proposals.length === 0) throw noEditFound('a call of Edit, MultiEdit or Write');
  return proposals;
};

/** What a call edits; tools that are not known count where their arguments say a replacement. */
const readCall = (call: CallArguments): Proposal[] => {
  const name = nameOfTool(call.tool).replace(/[_-]/g, '').toLowerCase();
  const { command } = call.values;
  if (OTHERS.has(name)) throw unknownOp(`the tool ${JSON.stringify(call.tool.slice(0, 80))}`);
  if (typeof command === 'string' && COMMANDS.has(command)) throw unknownOp(`the command ${JSON.stringify(command)}`);
  if (WRITES.has(name) || CREATES.has(name)) return [readWrite(call, CREATES.has(name) ? 'new' : 'any')];
  if (EDITS.has(name) || saysReplacement(call.values)) return readReplacements(call);
  if (saysWrite(call.values)) throw unknownOp(`the tool ${JSON.stringify(call.tool.slice(0, 80))}`);
  return [];
};

const readWrite = (call: CallArguments, over: 'new' | 'any'): Proposal => {
  if (replacementNames.old.some((name) => name in call.values)) throw badJson(`${call.tool} writes a whole file, but has an old text`);
  return { kind: 'write', path: readString(call, replacementNames.path) ?? '', text: requireString(call, replacementNames.content), over, span: call.span };
};

const writeNew = (file_path: string, content: string): Write<ToolCall> => ({ parts: [{ name: 'Write', arguments: { file_path, content } }], lossy: [] });

const writeEdits = (file_path: string, before: string, after: string): Write<ToolCall> => ({
  parts: writeTextEdits(before, after).map(({ find, replace }) => ({ name: 'Edit', arguments: { file_path, old_string: find, new_string: replace } })),
  lossy: [],
});
