import type { Response, ToolCall } from '../../../types.ts';
import type { FormFault } from '../fault.ts';

type Spoil = FormFault['spoil'];

/** Whether the text is an edit in JSON, and no file that happens to be JSON. */
const isJsonEdit = (text: string): boolean => /^```json\n[[{]/m.test(text) && /^\s*(?:\[?\{)?"(?:file|path)": ?"/m.test(text);

/** Changes the JSON in which a response says its edits: a fence, or the arguments of its tool calls, which become text. */
const mapJson = (response: Response, change: (json: string) => string): Response | undefined => {
  if (isJsonEdit(response.text)) return withText(response, change(response.text));
  const toolCalls = response.toolCalls.map((call): ToolCall => {
    const json = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
    const changed = change(json);
    return changed === json ? call : { ...call, arguments: changed };
  });
  return toolCalls.every((call, at) => call === response.toolCalls[at]) ? undefined : { ...response, toolCalls };
};

const withText = (response: Response, text: string): Response | undefined => (text === response.text ? undefined : { ...response, text });

const encodeArguments: Spoil = (response) =>
  response.toolCalls.some((call) => typeof call.arguments !== 'string')
    ? { ...response, toolCalls: response.toolCalls.map((call) => ({ ...call, arguments: JSON.stringify(call.arguments) })) }
    : undefined;

const encodeTwice: Spoil = (response) =>
  response.toolCalls.length === 0
    ? undefined
    : { ...response, toolCalls: response.toolCalls.map((call) => ({ ...call, arguments: JSON.stringify(asText(call.arguments)) })) };

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const addTrailingComma: Spoil = (response) =>
  mapJson(response, (json) => {
    const end = Math.max(...[']', '}'].map((mark) => json.lastIndexOf(mark)));
    const at = json.slice(0, Math.max(0, end)).trimEnd().length;
    return end === -1 ? json : `${json.slice(0, at)},${json.slice(at)}`;
  });

/** Between the first two fields; a quote of a string is always escaped, so this comma is none of its text. */
const dropComma: Spoil = (response) => mapJson(response, (json) => json.replace(/",(\s*)"/, (_match, space: string) => `"${space || ' '}"`));

const breakStrings: Spoil = (response) =>
  mapJson(response, (json) => json.replace(/\\(.)/gs, (escaped: string, letter: string) => (letter === 'n' ? '\n' : escaped)));

/** In small letters and capitals, as the tools of other makers write it. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['file_path', 'filePath'],
  ['file', 'path'],
  ['old', 'search'],
  ['old_str', 'oldText'],
  ['old_string', 'oldString'],
  ['new', 'replace'],
  ['new_str', 'newText'],
  ['new_string', 'newString'],
]);

const renameFields: Spoil = (response) => {
  const old = JSON.stringify(response.toolCalls);
  const toolCalls = response.toolCalls.map((call) => ({ ...call, arguments: rename(call.arguments) }));
  if (JSON.stringify(toolCalls) !== old) return { ...response, toolCalls };
  if (!isJsonEdit(response.text)) return undefined;
  const text = response.text.replace(/^( {4}")(file|old|new)(?=": ")/gm, (_match, head: string, name: string) => head + (otherNames.get(name) ?? name));
  return withText(response, text);
};

const rename = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [otherNames.get(name) ?? name, item]));
};

const fault = (name: string, summary: string, spoil: Spoil): FormFault => ({ kind: 'form', name, summary, spoil });

/** Faults in the JSON that carries the edits, in a fence or as arguments of a tool call. */
export const jsonFaults: readonly FormFault[] = [
  fault('arguments-as-string', 'the arguments of tool calls are JSON in a string', encodeArguments),
  fault('arguments-encoded-twice', 'the arguments of tool calls are a string of JSON in a string', encodeTwice),
  fault('json-comma-missing', 'JSON lacks the comma between its first two fields', dropComma),
  fault('json-fields-renamed', 'the fields of an edit have the names that other tools give them', renameFields),
  fault('json-line-breaks', 'line breaks in JSON strings are not escaped', breakStrings),
  fault('json-trailing-comma', 'JSON has a comma after its last item', addTrailingComma),
];
