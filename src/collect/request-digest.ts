import { createHash } from 'node:crypto';
import { isRecord } from '../../formats/shared/loose-json.ts';
import type { ModelRequest } from './ask.ts';

/** A digest of everything that reaches a model, and of where it is asked: equal for two requests just where nothing in them differs but the order of keys. */
export const digestRequest = (source: string, request: ModelRequest): string =>
  createHash('sha256')
    .update(JSON.stringify(sortKeys({ source, request })))
    .digest('hex');

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
};
