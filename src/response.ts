import { isRecord } from '../formats/shared/loose-json.ts';
import type { Response, ToolCall } from './types.ts';

/** The longest response that is read, in UTF-16 units of its text and tool calls together; longer ones are `too_large`. */
export const responseLimit = 4 * 1024 * 1024;

/** The size of a response in UTF-16 units of its text and the arguments of its tool calls; 0 means that nothing was answered. */
export const measureResponse = ({ text, toolCalls }: Response): number =>
  toolCalls.reduce((sum, call) => sum + call.name.length + measureArguments(call), text.length);

/** What providers call it when the limit of tokens is reached, in small letters. */
const lengths: ReadonlySet<string> = new Set(['length', 'max_tokens']);

/**
 * Reads a response as it stands in JSON: a string, or `{"text", "toolCalls"}`, where null stands for nothing. Of stop reasons, `max_tokens` is `length` by
 * another name, in letters of any case. Returns what is wrong with it as a string.
 */
export const readResponse = (value: unknown, finish?: string): Response | string => {
  const ending = finish === undefined ? {} : { finish: lengths.has(finish.toLowerCase()) ? 'length' : finish };
  if (typeof value === 'string') return { text: value, toolCalls: [], ...ending };
  if (!isRecord(value)) return `"response" must be a string or an object with "text" and "toolCalls", but is ${describeType(value)}`;
  const text = value.text ?? '';
  const toolCalls = value.toolCalls ?? [];
  if (typeof text !== 'string') return `"response.text" must be a string, but is ${describeType(text)}`;
  if (!Array.isArray(toolCalls)) return `"response.toolCalls" must be an array, but is ${describeType(toolCalls)}`;
  const wrong = toolCalls.findIndex((call) => !isToolCall(call));
  if (wrong !== -1) return `"response.toolCalls[${wrong}]" must be an object with a string "name" and "arguments"`;
  return { text, toolCalls: toolCalls.filter(isToolCall), ...ending };
};

/** Walks without recursion: arguments may be nested deeper than the stack. Strings and keys count by their length, everything else as 1. */
const measureArguments = (call: ToolCall): number => {
  let size = 0;
  const rest: unknown[] = [call.arguments];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string') size += value.length;
    else size += 1;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, part] of Object.entries(value)) {
      size += Array.isArray(value) ? 0 : key.length;
      rest.push(part);
    }
  }
  return size;
};
const isToolCall = (value: unknown): value is ToolCall => isRecord(value) && typeof value.name === 'string' && 'arguments' in value;
const describeType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : value === undefined ? 'missing' : `a ${typeof value}`;
