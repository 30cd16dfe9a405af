import type { Profile } from '../profile.ts';
import type { Sample } from '../types.ts';
import type { Ask, ModelRequest } from './ask.ts';
import { NotRecorded } from './cache.ts';
import { injectToolFailures } from './chaos.ts';
import { type Conversation, converse } from './converse.ts';
import type { LiveModel } from './live-model.ts';
import { identify, type Place } from './plan.ts';
import { rejectResponse } from './reject-response.ts';

/**
 * How models are dealt with: a rejected edit, as `profile` reads, goes back until there are `tries` answers. `failures` and `toolFailures` are the shares of
 * requests and of accepted edits that fail on purpose, drawn from the seed of the plan.
 */
export interface Conduct {
  readonly tries: number;
  readonly profile: Profile;
  readonly failures: number;
  readonly toolFailures: number;
}

/** Asks for a sample of a plan. @throws InfraError where its answer must be recorded and is not. */
export const askForSample = async (ask: Ask, place: Place<LiveModel>, how: Conduct & { readonly seed: number }, signal: AbortSignal): Promise<Sample> => {
  try {
    return toSample(place, await converse(ask, toRequest(place), { most: how.tries, reject: createReject(place, how) }, signal), how.tries > 1);
  } catch (error) {
    throw error instanceof NotRecorded ? nameSample(error, place) : error;
  }
};

/** Everything that reaches the model of a place at first. */
export const toRequest = ({ task, format, model, prompt, trial }: Place<LiveModel>): ModelRequest => ({
  model: model.model,
  api: model.api,
  messages: prompt.write(task, format),
  tools: format.tools ?? [],
  parameters: model.parameters,
  trial,
});

const createReject = (place: Place<LiveModel>, { profile, toolFailures, seed }: Conduct & { readonly seed: number }) => {
  const { task, format } = place;
  const reject = (response: Sample['response']) => rejectResponse(response, { task, format, profile });
  return toolFailures === 0 ? reject : injectToolFailures(reject, format, { share: toolFailures, seed }, JSON.stringify(identify(place)));
};

const toSample = (place: Place<LiveModel>, { response, usage, latencyMs, cost, error, injected, attempts }: Conversation, mayTryAgain: boolean): Sample => ({
  ...identify(place),
  response,
  ...(usage && { usage }),
  ...(latencyMs !== undefined && { latencyMs }),
  ...(cost !== undefined && { cost }),
  ...(error && { error }),
  ...(injected && { injected }),
  ...(mayTryAgain && { attempts }),
});

const nameSample = ({ message }: NotRecorded, { task, format, model, prompt, trial }: Place<LiveModel>): NotRecorded =>
  new NotRecorded(
    `${message} of ${model.name} to ${task.id} in ${format.name} with prompt ${prompt.name}, trial ${trial}; run the same command without --require-cache where the key is (${model.keyFrom}), and commit the folder`,
  );
