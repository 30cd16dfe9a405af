import { UsageError } from '../errors.ts';
import type { Sample } from '../types.ts';
import type { Ask } from './ask.ts';
import { askForSample, type Conduct } from './ask-for-sample.ts';
import type { LiveModel } from './live-model.ts';
import { Outage } from './outage.ts';
import { countSamples, identify, type Place, type Plan, placeAt } from './plan.ts';
import { printSample, type SamplesFile } from './samples-file.ts';
import type { Spending } from './spending.ts';

/**
 * How models are asked. `open` makes what asks one model: a provider, and whatever stands before it. At most `inFlight` samples of a model are being made,
 * among them those that what stands before the provider holds back. No request is sent once all of them have cost `maxCost` US dollars. When `signal` is
 * aborted nothing more is asked, and what is on its way is waited for.
 */
export interface Asking {
  readonly open: (model: LiveModel, spending: Spending) => Ask;
  readonly inFlight: number;
  /** Whether one sample is made after the other, so that their order in the file is always the same. */
  readonly inOrder?: boolean;
  readonly maxCost?: number;
  readonly signal?: AbortSignal;
  readonly onSample?: (progress: { readonly samples: number; readonly spent: number }) => void;
}

/**
 * Asks the models of a plan for the samples that are missing, all models at once, and adds them as they arrive.
 * @throws InfraError when a provider is down; what was answered stands in the file.
 * @throws UsageError when a cost is to be kept to, and it is not known what answers cost that are there already.
 */
export const addLiveSamples = async (plan: Plan, file: SamplesFile, spending: Spending, asking: Asking): Promise<void> => {
  const { unpriced } = file.earlier;
  if (asking.maxCost !== undefined && unpriced > 0)
    throw new UsageError(
      `--max-cost cannot be kept: of ${unpriced} answers that are there already it is not known what they cost; leave it out, or choose another --out`,
    );
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, spending.signal, ...(asking.signal ? [asking.signal] : [])]);
  const lanes = plan.live.map((model) => new Lane(model, plan, file, { ...asking, signal, spending }));
  const workers = asking.inOrder ? [workInOrder(lanes)] : lanes.flatMap((lane) => Array.from({ length: asking.inFlight }, () => lane.work()));
  await Promise.all(workers.map((worker) => worker.catch((error: unknown) => failed.abort(error))));
  if (failed.signal.aborted) throw failed.signal.reason;
  if (!signal.aborted) for (const lane of lanes) await lane.end();
};

const workInOrder = async (lanes: readonly Lane[]): Promise<void> => {
  for (const lane of lanes) await lane.work();
};

interface LaneOptions extends Asking {
  readonly signal: AbortSignal;
  readonly spending: Spending;
}

/** What becomes of the samples of one model. */
class Lane {
  readonly #ask: Ask;
  readonly #outage: Outage;
  readonly #missing: Iterator<Place<LiveModel>>;
  readonly #file: SamplesFile;
  readonly #conduct: Conduct & { readonly seed: number };
  readonly #signal: AbortSignal;
  readonly #onSample: () => void;

  constructor(model: LiveModel, plan: Plan, file: SamplesFile, { open, signal, spending, onSample = () => {} }: LaneOptions) {
    this.#ask = open(model, spending);
    this.#outage = new Outage(model, file.earlier.answered.has(model.name));
    this.#missing = listMissing(model, plan, file);
    this.#file = file;
    this.#conduct = { ...plan.conduct, seed: plan.seed };
    this.#signal = signal;
    this.#onSample = () => onSample({ samples: file.count, spent: spending.spent });
  }

  /** Makes one sample after the other until none is left; many workers share a lane. */
  async work(): Promise<void> {
    while (!this.#signal.aborted) {
      const { value: place, done } = this.#missing.next();
      if (done) return;
      const sample = await this.#askFor(place);
      if (sample !== undefined) await this.#record(this.#outage.settle(sample));
    }
  }

  /** Records the failures that were held back until it was known whether others are answered. */
  async end(): Promise<void> {
    await this.#record(this.#outage.end());
  }

  /** Nothing where the run was stopped before there was an answer. */
  async #askFor(place: Place<LiveModel>): Promise<Sample | undefined> {
    try {
      return await askForSample(this.#ask, place, this.#conduct, this.#signal);
    } catch (error) {
      if (this.#signal.aborted) return undefined;
      throw error;
    }
  }

  async #record(samples: readonly Sample[]): Promise<void> {
    if (samples.length === 0) return;
    await this.#file.append(samples.map(printSample).join(''), samples.length);
    this.#onSample();
  }
}

function* listMissing(model: LiveModel, plan: Plan, file: SamplesFile): Generator<Place<LiveModel>, undefined> {
  for (let number = 0; number < countSamples(plan, [model]); number += 1) {
    const place = placeAt(plan, [model], number);
    if (file.claim(identify(place))) yield place;
  }
}
