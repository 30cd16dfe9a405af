/** Why asking a provider came to nothing; docs/collecting.md says of each what becomes of its sample. */
export type FailureCode = PassingCode | HopelessCode | RequestCode | 'bad_request';
type PassingCode = 'rate_limited' | 'server_error' | 'timed_out' | 'dropped' | 'bad_reply';
type HopelessCode = 'unauthorized' | 'no_such_model' | 'out_of_quota';
type RequestCode = 'refused' | 'too_long';

/** Asking again may help: it says nothing of the request. */
export const isPassing = (code: string): boolean => passing.has(code);

/** Each further request would fail as well. */
export const isHopeless = (code: string): boolean => hopeless.has(code);

/** It says something of the request alone: the provider works. */
export const isAboutRequest = (code: string): boolean => aboutRequest.has(code);

const passing: ReadonlySet<string> = new Set<PassingCode>(['rate_limited', 'server_error', 'timed_out', 'dropped', 'bad_reply']);
const hopeless: ReadonlySet<string> = new Set<HopelessCode>(['unauthorized', 'no_such_model', 'out_of_quota']);
const aboutRequest: ReadonlySet<string> = new Set<RequestCode>(['refused', 'too_long']);
