import { z } from 'zod';
import { checkJsonLine } from '../../suite/check-json.ts';
import type { Answer } from '../ask.ts';
import { apis, failToAnswer, toAnswer } from '../providers/openai-apis.ts';
import { nameStatus } from '../providers/openai-failures.ts';

const stated = z.object({ code: z.string().nullish(), type: z.string().nullish(), message: z.string().nullish() });

/** A line of an output or error file. Source: OpenAI API reference, "The request output object". */
const lineSchema = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.int(), body: z.unknown().optional() }).nullish(),
  error: stated.nullish(),
});

const failedBodySchema = z.object({ error: stated });

/** Reads a line of an output or error file: for which request it is, and what came of that. A string says why the line is no reply. */
export const readReplyLine = (text: string): { readonly id: string; readonly toAnswer: (api: keyof typeof apis) => Answer } | string => {
  const checked = checkJsonLine(lineSchema, text);
  if ('reason' in checked) return checked.reason;
  const { custom_id: id, response, error } = checked.value;
  if (response == null && error == null) return 'expected "response" or "error", received neither';
  return { id, toAnswer: (api) => (response == null ? failAs(undefined, error ?? {}) : readStatus(response.status_code, response.body, api)) };
};

const readStatus = (status: number, body: unknown, api: keyof typeof apis): Answer => {
  if (status >= 200 && status < 300) return toAnswer(apis[api].read(body), '');
  return failAs(status, failedBodySchema.safeParse(body).data?.error ?? {});
};

/** A request that did not come to its turn in time, or was called back, has no status. */
const failAs = (status: number | undefined, { code, type, message }: z.infer<typeof stated>): Answer => {
  const name = status === undefined && code === 'batch_expired' ? 'timed_out' : nameStatus(status, [code, type].map(String));
  return failToAnswer(name, [code, message].filter((part) => part != null && part !== '').join(': ') || `status ${status}`, '');
};
