import { toLine } from '../../report/printable.ts';
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

/** A reply as the answer to a request; `key` is taken out of all that a server says. Tokens count also where it failed, if it says how many. */
export const toAnswer = (reply: Reply | string, key: string): Answer => {
  if (typeof reply === 'string') return failToAnswer('bad_reply', reply, key);
  const { text, finish, usage, failure, isFiltered } = reply;
  if (failure !== undefined) return { ...failToAnswer(nameStatedFailure(failure.code), failure.message, key), ...(usage && { usage }) };
  const calls = reply.calls.map((call) => maskCall(call, key));
  const toolCalls = calls.map(({ name, arguments: given }) => ({ name, arguments: given }));
  return {
    response: { text: maskSecret(text, key), toolCalls, ...(finish !== undefined && { finish: maskSecret(finish, key) }) },
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

/** A message on one line of bounded length that may be shown, without the key: servers quote the one that they refuse. */
const cleanMessage = (message: string, key: string): string => {
  const line = toLine(key.length < shortestQuoted ? message : message.replaceAll(key, '***'));
  return line.length > 300 ? `${line.slice(0, 297)}...` : line;
};

const maskCall = ({ id, name, arguments: given }: Reply['calls'][number], key: string): Reply['calls'][number] => ({
  id: maskSecret(id, key),
  name: maskSecret(name, key),
  arguments: typeof given === 'string' ? maskSecret(given, key) : maskArguments(given, key),
});

/** A key is visible ASCII, and stands in JSON as it is but for quotes and backslashes. */
const maskArguments = (given: unknown, key: string): unknown => {
  if (key.length < shortestSecret) return given;
  const text = JSON.stringify(given);
  const quoted = JSON.stringify(key).slice(1, -1);
  return text.includes(quoted) ? JSON.parse(text.replaceAll(quoted, '***')) : given;
};

const maskSecret = (text: string, key: string): string => (key.length < shortestSecret ? text : text.replaceAll(key, '***'));

/** What servers that need no key are given is shorter, and part of other words. */
const shortestQuoted = 8;

/** In what a model wrote, where a word that stands for a key would be taken out of code. */
const shortestSecret = 16;
