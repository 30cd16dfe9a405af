import type { Response, ToolCall } from '../../src/types.ts';

const countTokens = (text: string): number => Math.ceil(text.length / 4);
const writeArguments = (call: ToolCall): string => (typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments));

/** An answer as the Chat Completions API gives it. */
export const toChat = ({ text, toolCalls, finish }: Response, { withoutUsage }: { readonly withoutUsage?: boolean }): unknown => {
  const calls = toolCalls.map((call, index) => ({ id: `call_${index}`, type: 'function', function: { name: call.name, arguments: writeArguments(call) } }));
  const isRefusal = finish === 'refusal';
  const message = { role: 'assistant', content: isRefusal ? null : text, refusal: isRefusal ? text : null, ...(calls.length > 0 && { tool_calls: calls }) };
  const usage = {
    prompt_tokens: 1000,
    completion_tokens: countTokens(JSON.stringify(message)),
    prompt_tokens_details: { cached_tokens: 200 },
    completion_tokens_details: { reasoning_tokens: 7 },
  };
  const choices = [{ index: 0, finish_reason: isRefusal ? 'stop' : (finish ?? (calls.length > 0 ? 'tool_calls' : 'stop')), message }];
  return { id: 'chatcmpl-1', object: 'chat.completion', choices, ...(!withoutUsage && { usage }) };
};

/** An answer as the Responses API gives it. */
export const toResponses = ({ text, toolCalls, finish }: Response, { withoutUsage }: { readonly withoutUsage?: boolean }): unknown => {
  const part = finish === 'refusal' ? { type: 'refusal', refusal: text } : { type: 'output_text', text };
  const output = [
    { type: 'reasoning', summary: [] },
    ...(text === '' ? [] : [{ type: 'message', role: 'assistant', content: [part] }]),
    ...toolCalls.map((call, index) => ({ type: 'function_call', call_id: `call_${index}`, name: call.name, arguments: writeArguments(call) })),
  ];
  const reasons: Readonly<Record<string, string>> = { length: 'max_output_tokens', content_filter: 'content_filter' };
  const reason = reasons[finish ?? ''];
  const usage = {
    input_tokens: 1000,
    output_tokens: countTokens(JSON.stringify(output)),
    input_tokens_details: { cached_tokens: 200 },
    output_tokens_details: { reasoning_tokens: 7 },
  };
  return {
    id: 'resp_1',
    object: 'response',
    status: reason === undefined ? 'completed' : 'incomplete',
    ...(reason !== undefined && { incomplete_details: { reason } }),
    output,
    ...(!withoutUsage && { usage }),
  };
};
