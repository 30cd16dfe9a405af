import { badJson, truncated } from '../../src/errors.ts';
import type { Response, Span } from '../../src/types.ts';

/** The arguments of one tool call, and where it stands. */
export interface CallArguments {
  readonly tool: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

/**
 * The arguments of every tool call, whether they came as an object or as JSON text.
 * @throws EditError `bad_json` when they are neither, `truncated` when the last call was cut off.
 */
export const readCalls = (response: Response): CallArguments[] =>
  response.toolCalls.map(({ name, arguments: given }, call) => {
    const cut = response.finish === 'length' && call === response.toolCalls.length - 1;
    const values = typeof given === 'string' ? parseObject(given, name, cut) : given;
    if (!isRecord(values)) throw badJson(`the arguments of ${name} are not an object`);
    const length = typeof given === 'string' ? given.length : JSON.stringify(given).length;
    return { tool: name, values, span: { from: 0, to: length, call } };
  });

/** The string under the first of the names that is there, or undefined. @throws EditError `bad_json` when it is no string. */
export const readString = ({ tool, values }: CallArguments, names: readonly string[]): string | undefined => {
  const name = names.find((candidate) => values[candidate] !== undefined && values[candidate] !== null);
  const value = name === undefined ? undefined : values[name];
  if (value === undefined || typeof value === 'string') return value;
  throw badJson(`"${name}" of ${tool} must be a string`);
};

/** The same, where there must be one. */
export const requireString = (call: CallArguments, names: readonly string[]): string => {
  const value = readString(call, names);
  if (value === undefined) throw badJson(`${call.tool} needs "${names.join('" or "')}"`);
  return value;
};

const parseObject = (text: string, tool: string, cut: boolean): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw cut ? truncated(`the arguments of ${tool} are incomplete`) : badJson(`the arguments of ${tool} are not valid JSON`);
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
