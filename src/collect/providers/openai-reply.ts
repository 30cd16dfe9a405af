import { z } from 'zod';
import type { ToolCall, Usage } from '../../types.ts';

/** What a reply of either API says. `isFiltered` where the provider, not the model, cut the answer off or kept it; `failure` where it says that it failed. */
export interface Reply {
  readonly text: string;
  readonly calls: readonly (ToolCall & { readonly id: string })[];
  readonly finish?: string;
  readonly isFiltered: boolean;
  readonly failure?: { readonly code: string; readonly message: string };
  readonly usage: Usage | undefined;
}

/** The arguments of a tool call as the API takes them. */
export const toolCallText = (call: ToolCall): string => (typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments));

/** Arguments stay as the model wrote them, malformed JSON included: what is wrong with them is the format's business. None at all are an empty text. */
export const readArguments = (value: unknown): unknown => value ?? '';

/** A number of tokens. An odd one is not known: the answer beside it is none the worse. */
export const tokens = z.int().nonnegative().nullish().catch(undefined);

/** What is known of the tokens; undefined where nothing is. */
export const readUsage = (raw: { readonly [Name in keyof Usage]: number | null | undefined }): Usage | undefined => {
  const { input, output, cachedInput, reasoning } = raw;
  const usage = {
    ...(input != null && { input }),
    ...(output != null && { output }),
    ...(cachedInput != null && { cachedInput }),
    ...(reasoning != null && { reasoning }),
  };
  return Object.keys(usage).length === 0 ? undefined : usage;
};
