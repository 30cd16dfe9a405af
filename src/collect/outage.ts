import { InfraError } from '../errors.ts';
import type { Sample } from '../types.ts';
import { isAboutRequest, isHopeless } from './failure-codes.ts';
import type { LiveModel } from './live-model.ts';

/** How many samples in a row may come to nothing before a provider counts as down. */
const patience = 5;

/**
 * Tells a sample that its provider failed for good from a provider that is down. A failed sample is held back until another one is answered: only then it is
 * the sample's own failure, to be recorded. Where none is answered any more, those held back are not recorded, so that a run that goes on asks for them again.
 */
export class Outage {
  readonly #model: LiveModel;
  #held: Sample[] = [];
  #answered = false;

  constructor(model: LiveModel) {
    this.#model = model;
  }

  /** Takes what came of a sample, and gives what may be recorded. @throws InfraError when the provider is down. */
  settle(sample: Sample): readonly Sample[] {
    const { error } = sample;
    if (error === undefined || isAboutRequest(error.code)) {
      this.#answered = true;
      return [...this.#held.splice(0), sample];
    }
    if (isHopeless(error.code)) throw new InfraError(`${this.#describe()} cannot be asked (${error.code}): ${error.message}`);
    this.#held.push(sample);
    if (this.#held.length >= patience) throw this.#isDown();
    return [];
  }

  /** What is held back once all samples were asked for. @throws InfraError where none was answered. */
  end(): readonly Sample[] {
    if (this.#held.length > 0 && !this.#answered) throw this.#isDown();
    return this.#held.splice(0);
  }

  #isDown(): InfraError {
    const { error } = this.#held.at(-1) ?? {};
    return new InfraError(
      `${this.#describe()} is down: ${this.#held.length} requests in a row came to nothing, the last one with ${error?.code}: ${error?.message}`,
    );
  }

  #describe(): string {
    return `${this.#model.name} at ${this.#model.baseUrl}`;
  }
}
