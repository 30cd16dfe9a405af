import { applyResponse } from '../apply-response.ts';
import type { Profile } from '../profile.ts';
import { readProposals } from '../read-response.ts';
import type { Format, Response, Task } from '../types.ts';
import type { Refusal } from './converse.ts';

/**
 * Why the reader of a format does not accept a response: what `apply` says of it under the profile. Nothing where it can be applied, whether or not it is
 * right. In a no-op task, an answer that changes nothing is accepted.
 */
export const rejectResponse = (response: Response, { task, format, profile }: Reading): Refusal | undefined => {
  const application = applyResponse({ format: format.name, response, files: task.files, profile });
  if (application.status === 'applied') return undefined;
  const { code, message, proposal } = application.rejection;
  if (task.noop && (code === 'no_edit_found' || code === 'no_change')) return undefined;
  const call = proposal === undefined ? undefined : readProposals(response, format)[proposal]?.span.call;
  return { code, message, ...(call !== undefined && { call }) };
};

/** What a response is an answer to, and who reads it. */
export interface Reading {
  readonly task: Task;
  readonly format: Format;
  readonly profile: Profile;
}
