import { z } from 'zod';
import type { Message, ModelRequest } from '../ask.ts';
import { type Reply, readArguments, readUsage, tokens, toolCallText } from './openai-reply.ts';

/** A request as the Responses API takes it. */
export const writeResponses = ({ model, messages, tools, parameters }: ModelRequest): Readonly<Record<string, unknown>> => ({
  ...parameters,
  model,
  input: messages.flatMap(writeMessage),
  ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', ...tool, strict: false })) }),
});

const writeMessage = (message: Message): readonly Readonly<Record<string, unknown>>[] => {
  if (message.role === 'tool') return [{ type: 'function_call_output', call_id: message.call, output: message.content }];
  if (message.role !== 'assistant') return [{ role: message.role, content: message.content }];
  const calls = message.calls.map(({ id, ...call }) => ({ type: 'function_call', call_id: id, name: call.name, arguments: toolCallText(call) }));
  return [...(message.content === '' ? [] : [{ role: 'assistant', content: message.content }]), ...calls];
};

const part = z.object({ type: z.string(), text: z.string().nullish(), refusal: z.string().nullish() });
const item = z.object({
  type: z.string(),
  content: z.array(part).nullish(),
  call_id: z.string().nullish(),
  name: z.string().nullish(),
  arguments: z.unknown().optional(),
});

const responsesSchema = z.object({
  status: z.string().nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  output: z.array(item),
  usage: z
    .object({
      input_tokens: tokens,
      output_tokens: tokens,
      input_tokens_details: z.object({ cached_tokens: tokens }).nullish().catch(undefined),
      output_tokens_details: z.object({ reasoning_tokens: tokens }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

type Body = z.infer<typeof responsesSchema>;

/** Reads the body of a reply of the Responses API. Returns what is wrong with it as a string. */
export const readResponses = (raw: unknown): Reply | string => {
  const body = responsesSchema.safeParse(raw).data;
  if (body === undefined) return 'expected a response with "output"';
  const { output, usage, error } = body;
  const parts = output.filter(({ type }) => type === 'message').map(({ content }) => content ?? []);
  const calls = output.filter(({ type }) => type === 'function_call');
  const isRefusal = parts.flat().some(({ type }) => type === 'refusal');
  return {
    text: parts.map((message) => message.map(({ text, refusal }) => text ?? refusal ?? '').join('')).join('\n'),
    calls: calls.map((call, index) => ({ id: call.call_id ?? `call_${index}`, name: call.name ?? '', arguments: readArguments(call.arguments) })),
    ...(isRefusal ? { finish: 'refusal' } : readFinish(body)),
    isFiltered: body.incomplete_details?.reason === 'content_filter',
    ...(error && { failure: { code: error.code ?? '', message: error.message ?? 'no reason given' } }),
    usage: readUsage({
      input: usage?.input_tokens,
      output: usage?.output_tokens,
      cachedInput: usage?.input_tokens_details?.cached_tokens,
      reasoning: usage?.output_tokens_details?.reasoning_tokens,
    }),
  };
};

const readFinish = ({ status, incomplete_details }: Body): { readonly finish?: string } => {
  const finish = incomplete_details?.reason === 'max_output_tokens' ? 'length' : (incomplete_details?.reason ?? (status === 'completed' ? 'stop' : status));
  return finish == null ? {} : { finish };
};
