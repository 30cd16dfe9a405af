import { isRecord } from '../../formats/shared/loose-json.ts';
import type { Response, Sample, ToolCall } from '../types.ts';

/** A model's answer as it stands in the body of an API's reply. `refusal` is what the model said where it would not answer. */
export interface Reply extends Pick<Sample, 'usage'> {
  readonly response: Response;
  readonly calls: readonly (ToolCall & { readonly id: string })[];
  readonly refusal?: string;
}

/**
 * Reads the body of OpenAI's Chat Completions (the first of its choices, or a message alone) or Responses API; undefined where it is neither.
 * What is not there counts as empty. Of stop reasons, reaching the limit of tokens is `length` in both.
 * Source: OpenAI API reference, "The chat completion object" and "The response object".
 */
export const readReply = (body: unknown): Reply | undefined => {
  if (!isRecord(body)) return undefined;
  const usage = readUsage(body.usage);
  const reply = Array.isArray(body.output) ? readOutput(body.output, body) : readChat(body);
  return reply && { ...reply, ...(usage && { usage }) };
};

/** A body of Chat Completions, one of its choices, or a message. */
const readChat = (body: Fields): Reply | undefined => {
  const choice: unknown = Array.isArray(body.choices) ? body.choices[0] : body;
  if (!isRecord(choice)) return undefined;
  const message = isRecord(choice.message) ? choice.message : choice;
  const { role, content, refusal, tool_calls: toolCalls } = message;
  if (role !== 'assistant' && message === body && !Array.isArray(toolCalls)) return undefined;
  const calls = listOf(toolCalls).flatMap(readChatCall);
  return toReply({ text: readText(content), calls, refusal, finish: choice.finish_reason });
};

const readChatCall = (call: Fields): Call[] => {
  if (isRecord(call.function)) return [toCall(call.id, call.function.name, call.function.arguments)];
  return isRecord(call.custom) ? [toCall(call.id, call.custom.name, call.custom.input)] : [];
};

const readOutput = (output: readonly unknown[], { status, incomplete_details: details }: Fields): Reply => {
  const items = output.filter(isRecord);
  const parts = items.filter(({ type }) => type === 'message').flatMap(({ content }) => listOf(content));
  const calls = items.flatMap(({ type, call_id: id, name, arguments: given, input }): Call[] => {
    if (type === 'function_call') return [toCall(id, name, given)];
    return type === 'custom_tool_call' ? [toCall(id, name, input)] : [];
  });
  const reason = isRecord(details) ? details.reason : undefined;
  const refusal = parts.find(({ type }) => type === 'refusal')?.refusal;
  return toReply({ text: readText(parts), calls, refusal, finish: status === 'incomplete' ? reason : undefined });
};

type Fields = Readonly<Record<string, unknown>>;
type Call = Reply['calls'][number];

interface Parts {
  readonly text: string;
  readonly calls: readonly Call[];
  readonly refusal: unknown;
  readonly finish: unknown;
}

const toReply = ({ text, calls, refusal, finish }: Parts): Reply => ({
  response: {
    text,
    toolCalls: calls.map(({ name, arguments: given }) => ({ name, arguments: given })),
    ...(typeof finish === 'string' && { finish: atLimit.has(finish) ? 'length' : finish }),
  },
  calls,
  ...(typeof refusal === 'string' && refusal !== '' && { refusal }),
});

/** How APIs say that an answer was cut off at its limit of tokens. */
const atLimit: ReadonlySet<string> = new Set(['length', 'max_tokens', 'max_output_tokens']);

/** Content is a text, or a list of parts of which some have one. */
const readText = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : listOf(content)
        .map(({ text }) => (typeof text === 'string' ? text : ''))
        .join('');

const toCall = (id: unknown, name: unknown, given: unknown): Call => ({ id: toText(id), name: toText(name), arguments: given ?? '' });
const toText = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const readUsage = (usage: unknown): Sample['usage'] => {
  if (!isRecord(usage)) return undefined;
  const [input, output] = [usage.input_tokens ?? usage.prompt_tokens, usage.output_tokens ?? usage.completion_tokens];
  return { ...(typeof input === 'number' && { input }), ...(typeof output === 'number' && { output }) };
};
