import type { Answer } from '../ask.ts';
import type { FailureCode } from '../failure-codes.ts';
import { readChat, writeChat } from './openai-chat.ts';
import { nameStatedFailure } from './openai-failures.ts';
import type { Reply } from './openai-reply.ts';
import { readResponses, writeResponses } from './openai-responses.ts';

/** The two APIs: where each is asked, below the base address, how a request is written and a reply read. */
export const apis = {
  chat: { path: '/chat/completions', write: writeChat, read: readChat },
  responses: { path: '/responses', write: writeResponses, read: readResponses },
} as const;

/** A reply as the answer to a request; `key` is taken out of what a server says of a failure. */
export const toAnswer = (reply: Reply | string, key: string): Answer => {
  if (typeof reply === 'string') return failToAnswer('bad_reply', reply, key);
  const { text, calls, finish, usage, failure, isFiltered } = reply;
  if (failure !== undefined) return failToAnswer(nameStatedFailure(failure.code), failure.message, key);
  return {
    response: { text, toolCalls: calls.map(({ name, arguments: given }) => ({ name, arguments: given })), ...(finish !== undefined && { finish }) },
    calls,
    ...(usage && { usage }),
    ...(isFiltered && { error: { code: 'refused' satisfies FailureCode, message: 'the provider filtered the answer' } }),
  };
};

/** What is left where there is no answer. */
export const failToAnswer = (code: FailureCode, message: string, key: string): Answer => ({
  response: { text: '', toolCalls: [] },
  calls: [],
  error: { code, message: cleanMessage(message, key) },
});

/** A message on one line of bounded length, without the key: servers quote the one that they refuse. */
const cleanMessage = (message: string, key: string): string => {
  const line = (key.length < shortestSecret ? message : message.replaceAll(key, '***')).replaceAll(/\p{Cc}+/gu, ' ');
  return line.length > 300 ? `${line.slice(0, 297)}...` : line;
};

/** What servers that need no key are given is shorter, and part of other words. */
const shortestSecret = 8;
