import type { Answer, Ask, ModelRequest } from '../../src/collect/ask.ts';

/** A request as tests make them. */
export const requestOf = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  model: 'm-1',
  api: 'chat',
  messages: [{ role: 'user', content: 'Hello' }],
  tools: [],
  parameters: { temperature: 0, max_tokens: 10 },
  trial: 0,
  ...changes,
});

/** An answer of text alone. */
export const answerOf = (text: string, changes: Partial<Answer> = {}): Answer => ({ response: { text, toolCalls: [] }, calls: [], ...changes });

/** Answers one after the other, and notes what it was asked. @throws when it is asked more often. */
export const scriptAsk = (...answers: readonly Answer[]): { readonly ask: Ask; readonly asked: ModelRequest[] } => {
  const asked: ModelRequest[] = [];
  const ask: Ask = async (request, signal) => {
    signal?.throwIfAborted();
    const answer = answers[asked.length];
    asked.push(request);
    if (answer === undefined) throw new Error(`asked ${asked.length} times, scripted were ${answers.length}`);
    return answer;
  };
  return { ask, asked };
};
