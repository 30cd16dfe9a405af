import type { Response, ToolCall } from './types.ts';

/** The longest response that is read, in UTF-16 units of its text and tool calls together; longer ones are `too_large`. */
export const responseLimit = 4 * 1024 * 1024;

/** The size of a response in UTF-16 units of its text and the arguments of its tool calls; 0 means that nothing was answered. */
export const measureResponse = ({ text, toolCalls }: Response): number =>
  toolCalls.reduce((sum, call) => sum + call.name.length + measureArguments(call), text.length);

/** Reads a response as it stands in JSON: a string, or `{"text", "toolCalls"}`, where null stands for nothing. Returns what is wrong with it as a string. */
export const readResponse = (value: unknown, finish?: string): Response | string => {
  const ending = finish === undefined ? {} : { finish };
  if (typeof value === 'string') return { text: value, toolCalls: [], ...ending };
  if (!isRecord(value)) return `"response" must be a string or an object with "text" and "toolCalls", but is ${describeType(value)}`;
  const text = value['text'] ?? '';
  const toolCalls = value['toolCalls'] ?? [];
  if (typeof text !== 'string') return `"response.text" must be a string, but is ${describeType(text)}`;
  if (!Array.isArray(toolCalls)) return `"response.toolCalls" must be an array, but is ${describeType(toolCalls)}`;
  const wrong = toolCalls.findIndex((call) => !isToolCall(call));
  if (wrong !== -1) return `"response.toolCalls[${wrong}]" must be an object with a string "name" and "arguments"`;
  return { text, toolCalls: toolCalls.filter(isToolCall), ...ending };
};

const measureArguments = (call: ToolCall): number =>
  typeof call.arguments === 'string' ? call.arguments.length : (JSON.stringify(call.arguments)?.length ?? 0);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isToolCall = (value: unknown): value is ToolCall => isRecord(value) && typeof value['name'] === 'string' && 'arguments' in value;
const describeType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : value === undefined ? 'missing' : `a ${typeof value}`;
