import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { getFormat } from '../../formats/index.ts';
import { UsageError } from '../errors.ts';
import { readResponse } from '../response.ts';
import { checkJsonLine } from '../suite/check-json.ts';
import { findTask, type Suite } from '../suite/load.ts';
import type { EarlierAnswer, Response, Sample, Task, Usage } from '../types.ts';

/** A line of a samples file that holds no sample, and why. It is counted and listed, never judged. */
export interface BadLine {
  readonly line: number;
  readonly reason: string;
}

/** A sample with its task, or the reason why the line holds none. */
export type ReadSample = { readonly sample: Sample; readonly task: Task } | { readonly reason: string };

/**
 * Reads one line of a samples file: UTF-8 JSON as README.md shows it. Unknown fields are ignored, null stands for an absent optional field.
 * A response is a string or `{text, toolCalls}`; it may be left out where `error` says that the provider failed.
 */
export const readSample = (bytes: Uint8Array, suite: Suite): ReadSample => {
  if (!isUtf8(bytes)) return { reason: 'not UTF-8' };
  const checked = checkJsonLine(sampleSchema, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  if ('reason' in checked) return checked;
  const { value } = checked;
  const response = readAnswer(value);
  if (typeof response === 'string') return { reason: response };
  const attempts = readAttempts(value.attempts);
  if (typeof attempts === 'string') return { reason: attempts };
  if (getFormat(value.format) === undefined)
    return { reason: `format: ${JSON.stringify(value.format.slice(0, 100))} is unknown; "diffgauge formats" lists them` };
  try {
    const task = findTask(suite, value.task);
    return { sample: { ...toSample(value, task, response), ...(attempts && { attempts }) }, task };
  } catch (error) {
    if (error instanceof UsageError) return { reason: `task: ${error.message.slice(0, 300)}` };
    throw error;
  }
};

/** Whether a line is blank: such lines count, but hold nothing. */
export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);

const name = z.string().regex(/\S/, 'expected a name, received an empty string');
const count = z.int().nonnegative();
const optionalCount = count.nullish();

const sampleSchema = z.object({
  task: name,
  format: name,
  model: name,
  prompt: name,
  trial: count,
  response: z.unknown().optional(),
  finish: z.string().nullish(),
  finish_reason: z.string().nullish(),
  stop_reason: z.string().nullish(),
  usage: z.object({ input: optionalCount, output: optionalCount, cachedInput: optionalCount, reasoning: optionalCount }).nullish(),
  latencyMs: z.number().nonnegative().nullish(),
  cost: z.number().nonnegative().nullish(),
  error: z.object({ code: name, message: z.string() }).nullish(),
  injected: z.array(z.object({ kind: z.enum(['form', 'restraint', 'correctness', 'provider', 'tool']), name, at: z.string().optional() })).nullish(),
  attempts: z.array(z.object({ response: z.unknown(), finish: z.string().nullish(), code: name, injected: z.literal(true).nullish() })).nullish(),
});

type RawSample = z.infer<typeof sampleSchema>;

/** An answer may be missing where the provider failed. */
const readAnswer = ({ response, error, finish, finish_reason, stop_reason }: RawSample): Response | string =>
  response == null && error != null ? { text: '', toolCalls: [] } : readResponse(response, finish ?? finish_reason ?? stop_reason ?? undefined);

/** What is wrong with them, as a string. */
const readAttempts = (raw: RawSample['attempts']): readonly EarlierAnswer[] | string | undefined => {
  if (raw == null) return undefined;
  const attempts: EarlierAnswer[] = [];
  for (const [index, { response: value, finish, code, injected }] of raw.entries()) {
    const response = readResponse(value, finish ?? undefined);
    if (typeof response === 'string') return `attempts[${index}]: ${response}`;
    attempts.push({ response, code, ...(injected && { injected }) });
  }
  return attempts;
};

const toSample = (raw: RawSample, task: Task, response: Response): Sample => ({
  task: task.id,
  format: raw.format,
  model: raw.model,
  prompt: raw.prompt,
  trial: raw.trial,
  response,
  ...(raw.usage && { usage: readUsage(raw.usage) }),
  ...(raw.latencyMs != null && { latencyMs: raw.latencyMs }),
  ...(raw.cost != null && { cost: raw.cost }),
  ...(raw.error && { error: { code: raw.error.code, message: raw.error.message } }),
  ...(raw.injected && { injected: raw.injected.map(({ kind, name, at }) => ({ kind, name, ...(at !== undefined && { at }) })) }),
});

const readUsage = ({ input, output, cachedInput, reasoning }: NonNullable<RawSample['usage']>): Usage => ({
  ...(input != null && { input }),
  ...(output != null && { output }),
  ...(cachedInput != null && { cachedInput }),
  ...(reasoning != null && { reasoning }),
});
