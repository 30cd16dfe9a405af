import { badJson, truncated } from '../../src/errors.ts';
import type { Response, Span } from '../../src/types.ts';
import { isRecord, parseLooseJson } from './loose-json.ts';
import { listCalls, type StatedCall } from './written-calls.ts';

/** The arguments of one tool call, or of an edit in it, and where it stands. */
export interface CallArguments {
  /** What messages call it. */
  readonly tool: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

/**
 * The arguments of every tool call, also of those that stand in the text.
 * @throws EditError `bad_json`, `truncated` or `unterminated_block` where they cannot be read.
 */
export const readCalls = (response: Response): CallArguments[] => listCalls(response).map((call) => readArguments(response, call));

/**
 * The arguments of a tool call of the response, whether they came as an object or as JSON text, which may be encoded twice. No arguments are an empty object.
 * @throws EditError `bad_json` when they are neither, `truncated` when the last call was cut off.
 */
export const readArguments = ({ toolCalls, finish }: Response, { name, arguments: given, span }: StatedCall): CallArguments => {
  const cut = finish === 'length' && span.call === toolCalls.length - 1;
  const values = typeof given === 'string' ? parseArguments(given, name, cut) : (given ?? {});
  if (!isRecord(values)) throw badJson(`the arguments of ${name} are not an object`);
  return { tool: name, values, span };
};

/** The name of a tool without the server or namespace before it: `edit_file` of `mcp__files__edit_file`, `Edit` of `functions.Edit`. */
export const nameOfTool = (tool: string): string => tool.split(/__|[./:]/).at(-1) ?? '';

/** What stands under one of the names, null counting as nothing. @throws EditError `bad_json` when two of them say different things. */
export const readField = ({ tool, values }: CallArguments, names: readonly string[]): unknown => {
  const given = names.filter((name) => Object.hasOwn(values, name) && values[name] !== null && values[name] !== undefined);
  const [first] = given;
  if (first === undefined) return undefined;
  const rival = given.find((name) => values[name] !== values[first]);
  if (rival !== undefined) throw badJson(`"${first}" and "${rival}" of ${tool} say different things`);
  return values[first];
};

/** The string under one of the names, or undefined. @throws EditError `bad_json` when it is no string, or when two of them differ. */
export const readString = (call: CallArguments, names: readonly string[]): string | undefined => {
  const value = readField(call, names);
  if (value === undefined || typeof value === 'string') return value;
  throw badJson(`"${names.find((name) => call.values[name] === value)}" of ${call.tool} must be a string`);
};

/** The same, where there must be one. */
export const requireString = (call: CallArguments, names: readonly string[]): string => {
  const value = readString(call, names);
  if (value === undefined) throw badJson(`${call.tool} needs "${names.join('" or "')}"`);
  return value;
};

const parseArguments = (text: string, tool: string, cut: boolean): unknown => {
  if (text.trim() === '') return cut ? failParse(tool, cut) : {};
  const json = parseLooseJson(text);
  if ('open' in json) return failParse(tool, cut);
  if (typeof json.value !== 'string') return json.value;
  const inner = parseLooseJson(json.value);
  return 'open' in inner ? failParse(tool, cut) : inner.value;
};

const failParse = (tool: string, cut: boolean): never => {
  throw cut ? truncated(`the arguments of ${tool} are incomplete`) : badJson(`the arguments of ${tool} are not valid JSON`);
};
