import type { Response, ToolCall } from '../../src/types.ts';

/** A response made of tool calls. One without any says so in words, since an empty response means that nothing was answered. */
export const answerWithCalls = (toolCalls: readonly ToolCall[]): Response => ({ text: toolCalls.length === 0 ? 'No changes.' : '', toolCalls });
