import { measureResponse } from '../response.ts';
import type { EarlierAnswer, InjectedFault, Response, Usage } from '../types.ts';
import type { Answer, Ask, Message, ModelRequest } from './ask.ts';

/** Why a response is rejected: the code, what is said of it, and the number of the tool call that is at fault, where it is one. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly call?: number;
  readonly injected?: true;
}

/** How often a model may answer in all, and what rejects a response, if anything does. */
export interface Tries {
  readonly most: number;
  readonly reject: (response: Response, attempt: number) => Refusal | undefined;
}

/** The last answer, with the tokens, cost and time of all, and those that went back to the model before. */
export interface Conversation extends Answer {
  readonly attempts: readonly EarlierAnswer[];
}

/**
 * Asks, and goes on asking while the response is rejected and tries are left: the error goes back as the result of the tool call, or as a message of the user
 * where no tool was called. An answer that is none (a failure, nothing at all, a refusal to answer) ends it.
 */
export const converse = async (ask: Ask, request: ModelRequest, { most, reject }: Tries, signal?: AbortSignal): Promise<Conversation> => {
  const answers: Answer[] = [];
  const attempts: EarlierAnswer[] = [];
  let { messages } = request;
  for (;;) {
    const answer = await ask({ ...request, messages }, signal);
    answers.push(answer);
    const refusal = answers.length < most && isAnswered(answer) ? reject(answer.response, attempts.length) : undefined;
    if (refusal === undefined) return sumUp(answer, answers, attempts);
    const { code, injected } = refusal;
    attempts.push({ response: answer.response, code, ...(injected && { injected }) });
    messages = [...messages, { role: 'assistant', content: answer.response.text, calls: answer.calls }, ...sayRefusal(answer, refusal)];
  }
};

const isAnswered = ({ error, response }: Answer): boolean => error === undefined && measureResponse(response) > 0 && response.finish !== 'refusal';

/** Each tool call needs a result of its own. Edits are made together or not at all: those beside the one at fault have not been made either. */
const sayRefusal = ({ calls }: Answer, { message, call, injected }: Refusal): readonly Message[] => {
  const error = injected ? `Error: ${message}.` : `Error: ${message}. No file was changed.`;
  if (calls.length === 0) {
    return [
      { role: 'user', content: `Your edit was rejected: ${message}. No file was changed: all are still as you were shown them. Answer again, with all edits.` },
    ];
  }
  const beside = 'Not carried out: another edit was rejected, and edits are made all together or not at all. No file was changed. Make this one again as well.';
  return calls.map(({ id }, index) => ({ role: 'tool', call: id, content: call === undefined || call === index ? error : beside }));
};

/** The last answer with what all of them took. What is not known of one of them is not known of all; a failure took nothing that anybody knows of. */
const sumUp = ({ response, calls, error }: Answer, answers: readonly Answer[], attempts: readonly EarlierAnswer[]): Conversation => {
  const counted = answers.filter((answer) => answers.length === 1 || answer.error === undefined || answer.usage !== undefined);
  const usage = addUsage(counted.map((answer) => answer.usage));
  const cost = addKnown(counted.map((answer) => answer.cost));
  const latencyMs = addKnown(counted.map((answer) => answer.latencyMs));
  const failures = attempts.flatMap(({ code, injected: isInjected }) => (isInjected ? [{ kind: 'tool' as const, name: code }] : []));
  const injected: readonly InjectedFault[] = [...answers.flatMap((answer) => answer.injected ?? []), ...failures];
  return {
    response,
    calls,
    attempts,
    ...(usage && { usage }),
    ...(latencyMs !== undefined && { latencyMs }),
    ...(cost !== undefined && { cost }),
    ...(error && { error }),
    ...(injected.length > 0 && { injected }),
  };
};

const addUsage = (parts: readonly (Usage | undefined)[]): Usage | undefined => {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const names = ['input', 'output', 'cachedInput', 'reasoning'] as const;
  const sums = names.flatMap((name) => {
    const sum = addKnown(known.map((part) => part[name]));
    return sum === undefined ? [] : [[name, sum] as const];
  });
  return Object.fromEntries(sums);
};

const addKnown = (numbers: readonly (number | undefined)[]): number | undefined =>
  numbers.reduce<number | undefined>((sum, number) => (sum === undefined || number === undefined ? undefined : sum + number), 0);
