import { badJson, truncated, unknownOp, unterminatedBlock } from '../../src/errors.ts';
import type { Response, Span, ToolCall } from '../../src/types.ts';
import { measureArguments } from './arguments-length.ts';
import { type ChannelMessage, readChannels } from './channels.ts';
import { blankDrafts } from './drafts.ts';
import { readFences } from './fences.ts';
import { isRecord, type JsonFailure, type LooseJson, readLooseJson } from './loose-json.ts';

/** A tool call and where it stands. */
export interface StatedCall extends ToolCall {
  readonly span: Span;
}

/**
 * The tool calls of a response; where it has none, those that its text writes out: `<tool_call>`, then objects with `name` and `arguments`, or what
 * else they are called, one after the other or in an array; or a message to a tool in a channel of its own. So models print calls
 * whose provider does not take them for such. Drafts do not count.
 * @throws EditError `bad_json`, `unterminated_block` or `truncated` for an object that cannot be read for certain, `bad_json` for one that names no tool, and
 *   `unknown_op` for a call in tags instead of JSON.
 */
export const listCalls = (response: Response): StatedCall[] =>
  response.toolCalls.length > 0 ? listGivenCalls(response) : findWrittenCalls(response.text).map((found) => requireCall(found, response));

/** The tool calls of a response, those in its text left alone. */
export const listGivenCalls = ({ toolCalls }: Response): StatedCall[] =>
  toolCalls.map((call, index) => ({ ...call, span: { from: 0, to: measureArguments(call.arguments), call: index } }));

/**
 * The calls that a response without tool calls writes out between its lines, for formats whose edits are text: the tag starts a line outside of fences.
 * What such a format writes may hold the text of any file, so its own edits go first, and these count where there are none.
 * @throws EditError as `listCalls` does.
 */
export const listOuterCalls = (response: Response): StatedCall[] => {
  if (response.toolCalls.length > 0) return [];
  const fences = response.text.includes(OPEN) ? readFences(response.text) : [];
  const isOuter = (at: number): boolean => startsLine(response.text, at) && !fences.some(({ from, to }) => from <= at && at < to);
  return findWrittenCalls(response.text, isOuter).map((found) => requireCall(found, response));
};

/** The calls that a text writes out, in channels or behind those tags that count, and the objects in their place that cannot be read. */
export const findWrittenCalls = (answer: string, counts: (at: number) => boolean = () => true): (StatedCall | JsonFailure)[] => {
  const calls = readChannels(answer).flatMap((message) => toChannelCall(answer, message));
  if (!answer.includes(OPEN)) return calls;
  const text = blankDrafts(answer);
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at)) {
    const isCounted = counts(at);
    at = skipLayout(text, at + OPEN.length);
    if (isCounted && text.startsWith(TAGGED, at)) calls.push({ from: at, at, open: false });
    while (isCounted && (text[at] === '{' || text[at] === '[')) {
      const json = readLooseJson(text, at);
      calls.push(...('open' in json ? [json] : toCalls(json)));
      at = 'open' in json ? Math.max(json.at, at + 1) : skipLayout(text, json.to);
      if ('open' in json) break;
    }
  }
  return calls;
};

/** The name of the first call between `<tool_call>` tags that is no JSON but tags itself, and edits by its parameters. Nothing reads such calls. */
export const findTaggedEdit = (text: string): string | undefined => {
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
    const from = skipLayout(text, at + OPEN.length);
    if (!text.startsWith(TAGGED, from)) continue;
    const next = text.indexOf(OPEN, from);
    const call = text.slice(from + TAGGED.length, next < 0 ? text.length : next);
    if (WRITES.test(call)) return /^[^>\n]{0,80}/.exec(call)?.[0];
  }
  return undefined;
};

const OPEN = '<tool_call>';
const TAGGED = '<function=';
const WRITES = /<parameter=(?:new_str(?:ing)?|replacement|content|file_text|patch|diff|edits|body|insert_text|code_edit)>/;

/** A message to a tool; its text is the arguments, as JSON or as what the tool takes. */
const toChannelCall = (text: string, { tool, bodyFrom, bodyTo }: ChannelMessage): (StatedCall | JsonFailure)[] => {
  if (tool === undefined) return [];
  const span = { from: bodyFrom, to: bodyTo };
  if (text[skipLayout(text, bodyFrom)] !== '{') return [{ name: tool, arguments: text.slice(bodyFrom, bodyTo), span }];
  const json = readLooseJson(text.slice(0, bodyTo), skipLayout(text, bodyFrom));
  if ('open' in json) return [json];
  return json.doubts[0] === undefined ? [{ name: tool, arguments: json.value, span }] : [{ from: bodyFrom, at: json.doubts[0].at, open: false }];
};

/** Where the next object may stand: behind blanks, and a fence round the objects. */
const skipLayout = (text: string, from: number): number => {
  const blanks = /[\s,]*/y;
  blanks.lastIndex = from;
  blanks.test(text);
  const fence = /(?:```|~~~)(?:json)?[ \t]*\r?\n\s*/y;
  fence.lastIndex = blanks.lastIndex;
  return fence.test(text) ? fence.lastIndex : blanks.lastIndex;
};

/** The calls that a value says: an object, or several in an array. */
const toCalls = (json: LooseJson): (StatedCall | JsonFailure)[] => {
  const { value, from, to, doubts, spans } = json;
  if (doubts[0] !== undefined) return [{ from, at: doubts[0].at, open: false }];
  return (Array.isArray(value) ? value : [value]).map((item) => {
    const span = spans.get(item) ?? { from, to };
    const call = isRecord(item) ? toCall(item) : undefined;
    return call === undefined ? { from: span.from, at: span.from, open: false } : { ...call, span: { from: span.from, to: span.to } };
  });
};

/** A call by the name of its tool; what stands beside the name are its arguments where none are called so. */
const toCall = (values: Readonly<Record<string, unknown>>): ToolCall | undefined => {
  if (isRecord(values.function)) return toCall(values.function);
  const key = NAMES.find((name) => typeof values[name] === 'string');
  if (key === undefined) return undefined;
  const given = ARGUMENTS.map((name) => values[name]).find((value) => value !== undefined && value !== null);
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => name !== key && name !== 'id' && name !== 'type'));
  return { name: String(values[key]), arguments: given ?? rest };
};

const NAMES = ['name', 'tool', 'tool_name', 'function'];
const ARGUMENTS = ['arguments', 'parameters', 'args', 'params', 'input'];

const requireCall = (found: StatedCall | JsonFailure, response: Response): StatedCall => {
  if ('open' in found && response.text.startsWith(TAGGED, found.at)) throw unknownOp(`a tool call that is written as "${TAGGED}…>" tags`);
  if ('open' in found) throw explain(found, response);
  return found;
};

const startsLine = (text: string, at: number): boolean => text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';

const explain = ({ at, open }: JsonFailure, { finish }: Response) => {
  if (!open) return badJson(`the tool call cannot be read from character ${at + 1} of the response on`);
  return finish === 'length' ? truncated('a tool call is incomplete') : unterminatedBlock('a tool call');
};
