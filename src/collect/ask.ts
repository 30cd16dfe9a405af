import type { Response, Sample, ToolCall, ToolSchema } from '../types.ts';

/** One turn of a conversation. A model's tool calls have ids, and each result says which call it answers. */
export type Message =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly calls: readonly (ToolCall & { readonly id: string })[] }
  | { readonly role: 'tool'; readonly call: string; readonly content: string };

/** Everything that reaches a model, and the trial: two requests that agree in all of it may share an answer. `model` is its name at the provider. */
export interface ModelRequest {
  readonly model: string;
  readonly api: 'responses' | 'chat';
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSchema[];
  /** What else the provider is told, as it names it: a temperature, a limit of tokens. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly trial: number;
}

/**
 * What came of a request: a response with what it took, or in `error` why there is none. `calls` holds the tool calls of the response with their ids,
 * `injected` the failures that were put in its way on purpose.
 */
export interface Answer extends Pick<Sample, 'usage' | 'latencyMs' | 'cost' | 'error' | 'injected'> {
  readonly response: Response;
  readonly calls: readonly (ToolCall & { readonly id: string })[];
}

/** Asks once, whatever stands between us and the model: a provider, a cache, injected failures. @throws when `signal` is aborted; all else is an `error`. */
export type Ask = (request: ModelRequest, signal?: AbortSignal) => Promise<Answer>;
