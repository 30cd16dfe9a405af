import { join } from 'node:path';
import { digestIdentity } from '../batch/identity.ts';
import { measureResponse } from '../response.ts';
import type { Suite } from '../suite/load.ts';
import type { Usage } from '../types.ts';
import { toRequest } from './ask-for-sample.ts';
import { isRecorded } from './cache.ts';
import { checkFolder } from './collect-facts.ts';
import { isFailed } from './drop-failed.ts';
import { costOf, type LiveModel } from './live-model.ts';
import { countSamples, identify, type Plan, placeAt } from './plan.ts';
import { answerAsOracle } from './providers/oracle.ts';
import { readKnownSamples } from './samples-file.ts';

/**
 * What asking a model for the missing samples of a run is likely to take: tokens by their mean length, answers as long as an accepted solution. Answers that
 * are `recorded` already take nothing.
 */
export interface Estimate {
  readonly model: string;
  readonly recorded: number;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars: none where nothing is asked; absent where the price is not known. */
  readonly cost?: number;
}

/** Characters to a token. Of the prompts and accepted solutions of the embedded suite in o200k_base, the sum over each format is at most 12 % off. */
export const charactersPerToken = 3.6;

/** The run that is estimated: with `retryFailed`, it asks again for samples that their provider failed; `cacheDir` holds recorded answers. */
export interface EstimatedRun {
  readonly dir: string;
  readonly retryFailed?: boolean;
  readonly cacheDir?: string;
}

/**
 * What is likely to be sent and answered, by model; nothing is sent or written.
 * @throws UsageError where the run would be refused, since its folder holds samples made with other options.
 */
export const estimateRun = async (plan: Plan, suite: Suite, { dir, retryFailed = false, cacheDir }: EstimatedRun): Promise<readonly Estimate[]> => {
  await checkFolder(dir, plan, suite);
  const known = await readKnownSamples(join(dir, 'samples.jsonl'), plan, (sample) => !(retryFailed && isFailed(sample)));
  const estimates: Estimate[] = [];
  for (const model of plan.live) {
    let [requests, recorded, sent, answered] = [0, 0, 0, 0];
    for (let number = 0; number < countSamples(plan, [model]); number += 1) {
      const place = placeAt(plan, [model], number);
      if (known.add(digestIdentity(identify(place)), 1) !== 0) continue;
      const request = toRequest(place);
      if (cacheDir !== undefined && (await isRecorded(request, { dir: cacheDir, source: model.baseUrl }))) {
        recorded += 1;
        continue;
      }
      const { messages, tools } = request;
      requests += 1;
      sent += messages.reduce((sum, { content }) => sum + content.length, tools.length === 0 ? 0 : JSON.stringify(tools).length);
      answered += measureResponse(answerAsOracle(place.task, place.format, place.trial).response);
    }
    estimates.push(toEstimate(model, { requests, recorded }, { input: toTokens(sent), output: toTokens(answered) }));
  }
  return estimates;
};

const toTokens = (characters: number): number => Math.ceil(characters / charactersPerToken);

const toEstimate = (
  { name, price }: LiveModel,
  counts: Pick<Estimate, 'requests' | 'recorded'>,
  usage: Required<Pick<Usage, 'input' | 'output'>>,
): Estimate => {
  const cost = counts.requests === 0 ? 0 : costOf(usage, price);
  return { model: name, ...counts, inputTokens: usage.input, outputTokens: usage.output, ...(cost !== undefined && { cost }) };
};
