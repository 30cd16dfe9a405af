import type { Usage } from '../types.ts';

/** US dollars for a million tokens. Of the tokens that were sent, those that the provider had cached cost `cachedInput`, where that is told. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
}

/**
 * A model that is asked over a network. `name` stands in its samples, `model` is its name at the provider; `keyFrom` is the environment variable that holds
 * the key, and `parameters` is what else the provider is told with each request (a temperature, a limit of tokens), as it names it.
 */
export interface LiveModel {
  readonly name: string;
  readonly model: string;
  readonly api: 'responses' | 'chat';
  readonly baseUrl: string;
  readonly keyFrom: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly price?: Price;
}

/** What tokens cost in US dollars; undefined where price or tokens are not known. */
export const costOf = (usage: Usage | undefined, price: Price | undefined): number | undefined => {
  if (price === undefined || usage?.input === undefined || usage.output === undefined) return undefined;
  const cached = price.cachedInput === undefined ? 0 : Math.min(usage.cachedInput ?? 0, usage.input);
  return ((usage.input - cached) * price.input + cached * (price.cachedInput ?? 0) + usage.output * price.output) / 1e6;
};

/** Whether a parameter is one that diffgauge itself sends, or that would make the reply another one than it reads. */
export const isReserved = (parameter: string): boolean => reserved.has(parameter);

const reserved: ReadonlySet<string> = new Set([
  ...['model', 'messages', 'input', 'tools', 'stream', 'n'],
  ...['background', 'conversation', 'previous_response_id', 'prompt'],
]);
