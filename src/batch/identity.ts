import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Sample } from '../types.ts';
import { readChunks, splitLines } from './chunks.ts';
import type { JudgedChunk } from './judge-chunk.ts';
import type { BadLine } from './samples.ts';

/** What makes a sample this one and no other. */
export type Identity = Pick<Sample, 'task' | 'format' | 'model' | 'prompt' | 'trial'>;

/** An identity as two numbers of 32 bits: of ten million samples, two differ and agree in them in about one of 370,000 runs. */
export type IdentityDigest = readonly [number, number];

export const digestIdentity = ({ task, format, model, prompt, trial }: Identity): IdentityDigest => {
  const bytes = hash('sha256', JSON.stringify([task, format, model, prompt, trial]), 'buffer');
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
};

/**
 * The samples of a run by their identity, each with its line: a table of numbers, which takes 16 to 32 bytes for each of them. Where it is known about how
 * many there will be, it has room for them from the start, so that a run does not take more and more memory.
 */
export class KnownSamples {
  #slots: Uint32Array;
  #count = 0;

  constructor(expected = 0) {
    this.#slots = new Uint32Array(3 * Math.max(1024, Math.ceil((Math.min(expected, mostExpected) * 4) / 3) + 1));
  }

  /** Those that have a result in a file already, where so many are expected in the end. Lines that are not whole are none. */
  static async ofResults(file: string, expected = 0): Promise<KnownSamples> {
    const known = new KnownSamples(expected);
    const handle = await open(file, 'r');
    try {
      for await (const chunk of readChunks(handle, { maxLine: Number.POSITIVE_INFINITY })) {
        for (const { bytes } of splitLines(chunk)) {
          const result = JSON.parse(Buffer.from(bytes).toString('utf8'));
          known.add(digestIdentity(result), result.line);
        }
      }
    } finally {
      await handle.close();
    }
    return known;
  }

  /** Notes a sample and returns 0, or the line of the one that has its identity. */
  add(digest: IdentityDigest, line: number): number {
    if (this.#count * 4 >= this.#slots.length) this.#grow();
    const at = this.#find(digest);
    const before = this.#slots[at + 2] ?? 0;
    if (before !== 0) return before;
    this.#slots.set([...digest, line], at);
    this.#count += 1;
    return 0;
  }

  /** What a worker judged, without the samples that are known: their lines hold no sample of their own. Notes the others. */
  takeNew(judged: JudgedChunk): JudgedChunk {
    const repeated = new Map<number, BadLine>();
    const { samples } = judged;
    for (let index = 0; index * 3 < samples.length; index++) {
      const [line = 0, high = 0, low = 0] = samples.subarray(index * 3, index * 3 + 3);
      const before = this.add([high, low], line);
      if (before !== 0) repeated.set(index, { line, reason: `the same sample as line ${before}: task, format, model, prompt and trial are equal` });
    }
    if (repeated.size === 0) return judged;
    const kept = [...splitLines({ firstLine: 0, bytes: judged.results })].filter(({ line: index }) => !repeated.has(index));
    return {
      ...judged,
      results: Buffer.concat(kept.flatMap(({ bytes }) => [bytes, lineFeed])),
      count: kept.length,
      badLines: [...judged.badLines, ...repeated.values()].sort((one, other) => one.line - other.line),
    };
  }

  /** The offset of a digest in the table, or of the free place where it belongs: the next one behind the place that it names. */
  #find([high, low]: IdentityDigest): number {
    const size = this.#slots.length;
    let at = (low % (size / 3)) * 3;
    while (this.#slots[at + 2] !== 0 && (this.#slots[at] !== high || this.#slots[at + 1] !== low)) at = (at + 3) % size;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3) {
      const entry = old.subarray(at, at + 3);
      if (entry[2] !== 0) this.#slots.set(entry, this.#find([entry[0] ?? 0, entry[1] ?? 0]));
    }
  }
}

/** Room is made for so many at once at most: some 64 MiB. */
const mostExpected = 2 ** 22;

const lineFeed = Buffer.from('\n');
