import { InfraError } from '../errors.ts';
import type { Sample } from '../types.ts';
import { isAboutRequest, isHopeless, isPassing } from './failure-codes.ts';
import type { LiveModel } from './live-model.ts';

/** How many samples in a row may come to nothing before a provider counts as down. */
const patience = 5;

/**
 * Tells a sample that its provider failed for good from a provider that is down. A sample that failed in a way that passes is held back until another one is
 * answered: only then it is the sample's own failure, to be recorded. Where none is answered any more, those held back are not recorded, so that a run that
 * goes on asks for them again. A request that is called bad is its own failure as soon as anything was answered, in this process or before.
 */
export class Outage {
  readonly #model: LiveModel;
  #held: Sample[] = [];
  #answered: boolean;

  /** `answered` says whether the provider answered an earlier process. */
  constructor(model: LiveModel, answered: boolean) {
    this.#model = model;
    this.#answered = answered;
  }

  /** Takes what came of a sample, and gives what may be recorded. @throws InfraError when the provider is down. */
  settle(sample: Sample): readonly Sample[] {
    const { error } = sample;
    if (error === undefined || isAboutRequest(error.code)) {
      this.#answered = true;
      return [...this.#held.splice(0), sample];
    }
    if (isHopeless(error.code)) throw new InfraError(`${this.#describe()} cannot be asked (${error.code}): ${error.message}`);
    if (this.#answered && !isPassing(error.code)) return [sample];
    this.#held.push(sample);
    if (this.#passing.length >= patience) throw this.#isDown();
    return [];
  }

  /** What is held back once all samples were asked for. @throws InfraError where none was answered. */
  end(): readonly Sample[] {
    if (this.#held.length > 0 && !this.#answered) throw this.#isDown();
    return this.#held.splice(0);
  }

  get #passing(): readonly Sample[] {
    return this.#held.filter(({ error }) => error !== undefined && isPassing(error.code));
  }

  #isDown(): InfraError {
    const isDown = this.#passing.length > 0;
    const failed = isDown ? this.#passing : this.#held;
    const { error } = failed.at(-1) ?? {};
    return new InfraError(
      `${this.#describe()} ${isDown ? 'is down' : 'answers nothing'}: ${failed.length} samples in a row came to nothing, the last one with ${error?.code}: ${error?.message}`,
    );
  }

  #describe(): string {
    return `${this.#model.name} at ${this.#model.baseUrl}`;
  }
}
