import { isRecord } from '../../formats/shared/loose-json.ts';
import { readResponse } from '../response.ts';
import type { Response, Usage } from '../types.ts';
import { readChat } from './providers/openai-chat.ts';
import type { Reply } from './providers/openai-reply.ts';
import { readResponses } from './providers/openai-responses.ts';

/** An answer that somebody recorded, with the tokens that it took, where that is told. */
export interface Recorded {
  readonly response: Response;
  readonly usage?: Usage;
}

/**
 * Reads an answer in any of the shapes in which they are kept: a text, `{text, toolCalls}`, a body of OpenAI's Chat Completions or Responses API, or a message
 * alone of a chat. Where a model refused, what it said is the text. A string says what is wrong.
 */
export const readRecorded = (value: unknown): Recorded | string => {
  const read = readShape(value);
  if (typeof read === 'string') return read;
  if ('toolCalls' in read) return { response: read };
  const { text, calls, finish, usage } = read;
  const toolCalls = calls.map(({ name, arguments: given }) => ({ name, arguments: given }));
  return { response: { text, toolCalls, ...(finish !== undefined && { finish }) }, ...(usage && { usage }) };
};

/** A body of the Responses API has a `text` of its own, which says how texts are to look. */
const readShape = (value: unknown): Response | Reply | string => {
  if (!isRecord(value)) return readResponse(value);
  if (Array.isArray(value.output)) return readResponses(value);
  if (Array.isArray(value.choices)) return readChat(value);
  if (value.role === 'assistant') return readChat({ choices: [{ message: value }] });
  return 'text' in value || 'toolCalls' in value ? readResponse(value) : 'the object has none of "text", "toolCalls", "choices", "output"';
};
