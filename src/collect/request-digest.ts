import { createHash } from 'node:crypto';
import { isRecord } from '../../formats/shared/loose-json.ts';
import type { ModelRequest } from './ask.ts';
import { apis } from './providers/openai-apis.ts';

/**
 * A digest of everything that reaches a model, as it is sent, and of where it is asked and the trial: equal for two requests just where nothing in them differs
 * but the order of keys. An answer to a body that is laid out in another way is another answer.
 */
export const digestRequest = (source: string, request: ModelRequest): string => {
  const { path, write } = apis[request.api];
  return createHash('sha256')
    .update(JSON.stringify(sortKeys({ source, path, body: write(request), trial: request.trial })))
    .digest('hex');
};

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
};
