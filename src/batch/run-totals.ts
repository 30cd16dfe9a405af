import { Summary } from '../stats/summary.ts';
import type { Result } from '../verdict.ts';
import { digestIdentity, KnownSamples } from './identity.ts';
import type { JudgedChunk } from './judge-chunk.ts';
import { readEntries } from './summarise.ts';

/**
 * What a run has so far: its results added up, and its samples, of which each counts once. Kept up while samples are judged, so that a run that ends need not
 * read its results again.
 */
export class RunTotals {
  readonly summary = new Summary();
  readonly #known: KnownSamples;

  /** For about so many samples in the end. */
  constructor(expected = 0) {
    this.#known = new KnownSamples(expected);
  }

  /** Of a file of results, where so many samples are expected in the end. */
  static async ofResults(file: string, expected = 0): Promise<RunTotals> {
    const totals = new RunTotals(expected);
    for await (const result of readEntries<Result & { readonly line: number }>(file)) {
      totals.#known.add(digestIdentity(result), result.line);
      totals.summary.add(result);
    }
    return totals;
  }

  /** Adds what a worker judged; returns it without the samples that were there before, whose lines hold no sample of their own. */
  take(judged: JudgedChunk): JudgedChunk {
    const fresh = this.#known.takeNew(judged);
    const lines = Buffer.from(fresh.results.buffer, fresh.results.byteOffset, fresh.results.byteLength).toString('utf8').split('\n');
    for (const line of lines) if (line !== '') this.summary.add(JSON.parse(line));
    return fresh;
  }
}
