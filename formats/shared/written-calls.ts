import { badJson, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Response, Span, ToolCall } from '../../src/types.ts';
import { measureArguments } from './arguments-length.ts';
import { blankDrafts } from './drafts.ts';
import { readFences } from './fences.ts';
import { type JsonFailure, readLooseJson } from './loose-json.ts';

/** A tool call and where it stands. */
export interface StatedCall extends ToolCall {
  readonly span: Span;
}

/**
 * The tool calls of a response; where it has none, those that its text writes out: `<tool_call>`, then an object with `name` and `arguments` (or
 * `parameters`). So models print calls whose provider does not take them for such. Drafts do not count.
 * @throws EditError `bad_json`, `unterminated_block` or `truncated` for an object that cannot be read for certain.
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
  if (response.toolCalls.length > 0 || !response.text.includes(OPEN)) return [];
  const fences = readFences(response.text);
  const isOuter = (at: number): boolean => startsLine(response.text, at) && !fences.some(({ from, to }) => from <= at && at < to);
  return findWrittenCalls(response.text, isOuter).map((found) => requireCall(found, response));
};

/** The calls that a text writes out, behind those tags that count, and the objects in their place that cannot be read. */
export const findWrittenCalls = (answer: string, counts: (at: number) => boolean = () => true): (StatedCall | JsonFailure)[] => {
  if (!answer.includes(OPEN)) return [];
  const text = blankDrafts(answer);
  const calls: (StatedCall | JsonFailure)[] = [];
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at)) {
    const isCounted = counts(at);
    at += OPEN.length;
    if (!isCounted) continue;
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
    if (text[at] !== '{') continue;
    const json = readLooseJson(text, at);
    at = Math.max(at, 'open' in json ? json.at : json.to);
    if ('open' in json) calls.push(json);
    else if (json.doubts[0] !== undefined) calls.push({ from: json.from, at: json.doubts[0].at, open: false });
    else calls.push(...toCall(json.value, { from: json.from, to: json.to }));
  }
  return calls;
};

const OPEN = '<tool_call>';

const toCall = (value: unknown, span: Span): StatedCall[] => {
  const { name, arguments: given, parameters } = value as Readonly<Record<string, unknown>>;
  return typeof name === 'string' ? [{ name, arguments: given ?? parameters ?? {}, span }] : [];
};

const requireCall = (found: StatedCall | JsonFailure, response: Response): StatedCall => {
  if ('open' in found) throw explain(found, response);
  return found;
};

const startsLine = (text: string, at: number): boolean => text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';

const explain = ({ at, open }: JsonFailure, { finish }: Response) => {
  if (!open) return badJson(`the tool call cannot be read from character ${at + 1} of the response on`);
  return finish === 'length' ? truncated('a tool call is incomplete') : unterminatedBlock('a tool call');
};
