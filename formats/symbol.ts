import { noEditFound, unknownOp } from '../src/errors.ts';
import type { Format, Proposal, Response, ToolCall, ToolSchema } from '../src/types.ts';
import { collectWrites, type Write } from './shared/collect-writes.ts';
import { findLossOfChanges } from './shared/layout-loss.ts';
import { listLineChanges } from './shared/line-edits.ts';
import { findSymbolChanges } from './shared/symbol-changes.ts';
import type { SymbolRequest } from './shared/symbol-edit.ts';
import { splitText } from './shared/text-lines.ts';
import { type CallArguments, nameOfTool, readCalls, readString, requireString } from './shared/tool-arguments.ts';
import { answerWithCalls } from './shared/tool-response.ts';

const describeTool = (name: string, description: string, body: string): ToolSchema => ({
  name,
  description,
  parameters: {
    type: 'object',
    properties: {
      name_path: {
        type: 'string',
        description: 'The symbol, for example "Class/method"; "/name" for one at the top of the file, "name[1]" for the second of that name.',
      },
      relative_path: { type: 'string', description: 'The path of the file.' },
      body: { type: 'string', description: body },
    },
    required: ['name_path', 'relative_path', 'body'],
  },
});

const tools: readonly ToolSchema[] = [
  describeTool(
    'replace_symbol_body',
    'Replaces a symbol.',
    'The whole new declaration, from its decorators or its first keyword to its end; an empty one deletes the symbol.',
  ),
  describeTool('insert_before_symbol', 'Inserts text before a symbol and its doc comment.', 'The lines to insert.'),
  describeTool('insert_after_symbol', 'Inserts text after a symbol.', 'The lines to insert.'),
];

/** Edits of named symbols, as the tools of Serena make them. */
export const symbol: Format = {
  name: 'symbol',
  summary: 'tool calls that replace a named symbol, or insert before or after one',
  channel: 'tool',
  coordinates: 'original',
  instructions: `Edit the files by calls of replace_symbol_body, insert_before_symbol and insert_after_symbol. name_path names a function, class, method, field,
interface, type, enum or top-level variable: "name", or "Class/member". It must mean one symbol only: start it with a slash for a symbol at the top
of the file, and write "name[0]", "name[1]" where several of one name stand side by side.
The body is the whole declaration with its decorators and "export", indented as in the file, without the comment before it, which stays.
Name each symbol once; all calls refer to the files as shown.`,
  tools,
  parse: (response) => readRequests(response),
  render: (before, after) => {
    const { parts, lossy } = collectWrites(before, after, { create: () => ({ parts: [], lossy: ['create'] }), modify: writeRequests });
    return { response: answerWithCalls(parts), lossy };
  },
};

const PLACES: ReadonlyMap<string, SymbolRequest['place']> = new Map([
  ['replace_symbol_body', 'replace'],
  ['insert_before_symbol', 'before'],
  ['insert_after_symbol', 'after'],
]);
const TOOLS: ReadonlyMap<SymbolRequest['place'], string> = new Map([...PLACES].map(([tool, place]) => [place, tool]));

const readRequests = (response: Response): Proposal[] => {
  const proposals = readCalls(response).flatMap((call) => readRequest(call) ?? []);
  if (proposals.length === 0) throw noEditFound(`a call of ${[...PLACES.keys()].join(', ')}`);
  return proposals;
};

/** Calls of other tools edit nothing, unless their arguments say otherwise. The path '' means that none was given. */
const readRequest = (call: CallArguments): Proposal | undefined => {
  const tool = nameOfTool(call.tool);
  if (tool === 'rename_symbol') throw unknownOp(`the tool ${JSON.stringify(tool)}`);
  const place = tool === 'safe_delete_symbol' ? 'replace' : PLACES.get(tool);
  if (place === undefined && 'name_path' in call.values && 'body' in call.values) throw unknownOp(`the tool ${JSON.stringify(tool.slice(0, 80))}`);
  if (place === undefined) return undefined;
  const name = requireString(call, ['name_path', 'name_path_pattern', 'symbol']).trim();
  const path = readString(call, ['relative_path', 'path', 'file_path', 'file']) ?? '';
  const text = tool === 'safe_delete_symbol' ? '' : requireString(call, ['body', 'content', 'code']);
  return { kind: 'symbol', path, symbol: name, place, text, span: call.span };
};

const writeRequests = (path: string, before: string, after: string): Write<ToolCall> => {
  const { requests, edits, complete } = findSymbolChanges(path, before, after);
  const parts = requests.map(({ symbol, place, text }) => ({
    name: TOOLS.get(place) ?? '',
    arguments: { name_path: symbol, relative_path: path, body: text },
  }));
  if (!complete) return { parts, lossy: ['outside_symbols'] };
  const lines = splitText(before).lines.map(({ text }) => text);
  return { parts, lossy: findLossOfChanges(before, after, listLineChanges(lines, edits)) };
};
