import { join } from 'node:path';
import { digestIdentity } from '../batch/identity.ts';
import { measureResponse } from '../response.ts';
import { costOf, type LiveModel } from './live-model.ts';
import { toRequest } from './live-samples.ts';
import { countSamples, identify, type Plan, placeAt } from './plan.ts';
import { answerAsOracle } from './providers/oracle.ts';
import { readKnownSamples } from './samples-file.ts';

/** What asking a model for the missing samples of a run is likely to take: tokens by their mean length, answers as long as an accepted solution. */
export interface Estimate {
  readonly model: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; absent where the price is not known. */
  readonly cost?: number;
}

/** Characters to a token. Of the prompts and accepted solutions of the embedded suite in o200k_base, the sum over each format is at most 12 % off. */
export const charactersPerToken = 3.6;

/** What is likely to be sent and answered, by model; nothing is sent or written. */
export const estimateRun = async (plan: Plan, dir: string): Promise<readonly Estimate[]> => {
  const known = await readKnownSamples(join(dir, 'samples.jsonl'), plan);
  return plan.live.map((model) => {
    let [requests, sent, answered] = [0, 0, 0];
    for (let number = 0; number < countSamples(plan, [model]); number += 1) {
      const place = placeAt(plan, [model], number);
      if (known.add(digestIdentity(identify(place)), 1) !== 0) continue;
      const { messages, tools } = toRequest(place);
      requests += 1;
      sent += messages.reduce((sum, { content }) => sum + content.length, tools.length === 0 ? 0 : JSON.stringify(tools).length);
      answered += measureResponse(answerAsOracle(place.task, place.format, place.trial).response);
    }
    return toEstimate(model, requests, { input: toTokens(sent), output: toTokens(answered) });
  });
};

const toTokens = (characters: number): number => Math.ceil(characters / charactersPerToken);

const toEstimate = ({ name, price }: LiveModel, requests: number, usage: { readonly input: number; readonly output: number }): Estimate => {
  const cost = costOf(usage, price);
  return { model: name, requests, inputTokens: usage.input, outputTokens: usage.output, ...(cost !== undefined && { cost }) };
};
