import { z } from 'zod';
import type { Message, ModelRequest } from '../ask.ts';
import { type Reply, readArguments, readUsage, tokens, toolCallText } from './openai-reply.ts';

/** A request as the Chat Completions API takes it. */
export const writeChat = ({ model, messages, tools, parameters }: ModelRequest): Readonly<Record<string, unknown>> => ({
  ...parameters,
  model,
  messages: messages.map(writeMessage),
  ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
});

const writeMessage = (message: Message): Readonly<Record<string, unknown>> => {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.call, content: message.content };
  if (message.role !== 'assistant' || message.calls.length === 0) return { role: message.role, content: message.content };
  const calls = message.calls.map(({ id, ...call }) => ({ id, type: 'function', function: { name: call.name, arguments: toolCallText(call) } }));
  return { role: 'assistant', content: message.content === '' ? null : message.content, tool_calls: calls };
};

const part = z.object({ text: z.string().nullish() });
const call = z.object({ name: z.string().nullish(), arguments: z.unknown().optional() });

const chatSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(part)]).nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(z.object({ id: z.string().nullish(), function: call.nullish() })).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.object({ cached_tokens: tokens }).nullish().catch(undefined),
      completion_tokens_details: z.object({ reasoning_tokens: tokens }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/** Reads the body of a reply of the Chat Completions API. Returns what is wrong with it as a string. */
export const readChat = (body: unknown): Reply | string => {
  const checked = chatSchema.safeParse(body);
  const choice = checked.data?.choices[0];
  if (choice === undefined) return 'expected a chat completion with "choices"';
  const { finish_reason: finish, message } = choice;
  const usage = checked.data?.usage;
  return {
    text: [readContent(message.content), message.refusal].filter((part) => part != null && part !== '').join('\n'),
    calls: (message.tool_calls ?? []).map(({ id, function: call }, index) => ({
      id: id ?? `call_${index}`,
      name: call?.name ?? '',
      arguments: readArguments(call?.arguments),
    })),
    ...(message.refusal ? { finish: 'refusal' } : finish != null && { finish }),
    isFiltered: finish === 'content_filter',
    usage: readUsage({
      input: usage?.prompt_tokens,
      output: usage?.completion_tokens,
      cachedInput: usage?.prompt_tokens_details?.cached_tokens,
      reasoning: usage?.completion_tokens_details?.reasoning_tokens,
    }),
  };
};

/** Some servers give a text in parts. */
const readContent = (content: string | readonly z.infer<typeof part>[] | null | undefined): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('');
