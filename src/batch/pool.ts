import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { InfraError } from '../errors.ts';
import type { Suite } from '../suite/load.ts';
import { type Chunk, splitLines } from './chunks.ts';
import { type ChunkMessage, type JudgedChunk, printInternal } from './judge-chunk.ts';
import { isBlank, readSample } from './samples.ts';
import type { WorkerSetup } from './start.ts';

/** The worker that runs from source as well as from the build: its extension is this file's. */
const workerFile = fileURLToPath(new URL(`../../workers/judge${extname(import.meta.url)}`, import.meta.url));

/** How a pool is made. `worker` is the file that exports `judgeChunk`. */
export interface PoolOptions {
  readonly suite: Suite;
  readonly profile: string;
  readonly workers: number;
  readonly worker?: string;
  readonly signal?: AbortSignal;
}

/** Threads that judge chunks. A thread that dies costs the run only the sample that killed it. */
export class JudgingPool {
  readonly workers: number;
  readonly #suite: Suite;
  readonly #profile: string;
  readonly #signal: AbortSignal | undefined;
  readonly #piscina: Piscina<ChunkMessage, JudgedChunk>;

  constructor({ suite, profile, workers, worker = workerFile, signal }: PoolOptions) {
    const workerData: WorkerSetup = { suiteDir: suite.dir, suiteHash: suite.hash, profile };
    this.workers = workers;
    this.#suite = suite;
    this.#profile = profile;
    this.#signal = signal;
    // With atomics a busy worker never turns its event loop, so that what the native core holds is never freed.
    const options = { minThreads: workers, maxThreads: workers, workerData, recordTiming: false, atomics: 'disabled' } as const;
    this.#piscina = new Piscina({ ...options, filename: worker, name: 'judgeChunk' });
    // A thread that fails between two chunks is replaced; nothing is lost with it.
    this.#piscina.on('error', () => {});
  }

  /**
   * Waits for the first worker to be ready.
   * @throws InfraError when workers cannot start.
   */
  async start(): Promise<void> {
    try {
      await this.#run({ firstLine: 1, lines: 0, bytes: new Uint8Array() });
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (error instanceof InfraError) throw error;
      throw new InfraError(`a worker cannot start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Judges a chunk; where the thread dies on it, line by line. @throws AbortError */
  async judge(chunk: ChunkMessage): Promise<JudgedChunk> {
    try {
      return await this.#run(chunk);
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (error instanceof InfraError) throw error;
      return this.#judgeLineByLine(chunk);
    }
  }

  async #judgeLineByLine(chunk: ChunkMessage): Promise<JudgedChunk> {
    const parts: JudgedChunk[] = [];
    for (const { line, bytes } of splitLines(chunk)) {
      if (!isBlank(bytes)) parts.push(await this.#judgeAlone({ firstLine: line, lines: 1, bytes: bytes.slice() }));
    }
    return {
      results: Buffer.concat(parts.map(({ results }) => results)),
      count: parts.reduce((sum, { count }) => sum + count, 0),
      badLines: parts.flatMap(({ badLines }) => badLines),
      faults: parts.flatMap(({ faults }) => faults),
    };
  }

  async #judgeAlone(line: ChunkMessage): Promise<JudgedChunk> {
    try {
      return await this.#run(line);
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (error instanceof InfraError) throw error;
      return this.#reportDeath(line, error instanceof Error ? error.message : String(error));
    }
  }

  #reportDeath({ firstLine, bytes }: ChunkMessage, message: string): JudgedChunk {
    const read = readSample(bytes, this.#suite);
    const faults = [`a worker died: ${message}`];
    if ('reason' in read) return { results: new Uint8Array(), count: 0, badLines: [{ line: firstLine, reason: read.reason }], faults };
    const result = printInternal(firstLine, read.sample, this.#profile, 'the worker died on this sample; this is a bug in diffgauge');
    return { results: new TextEncoder().encode(result), count: 1, badLines: [], faults };
  }

  /** @throws InfraError when the worker could not start; what it was given must not pass for judged. */
  async #run({ firstLine, lines, bytes, tooLong }: ChunkMessage): Promise<JudgedChunk> {
    const message: ChunkMessage = { firstLine, lines, bytes, ...(tooLong && { tooLong }) };
    const judged: JudgedChunk = await this.#piscina.run(message, this.#signal === undefined ? {} : { signal: this.#signal });
    if (judged.unprepared !== undefined) throw new InfraError(`a worker cannot start: ${judged.unprepared}`);
    return judged;
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}

/** Judges a stream of chunks and yields them in its order; at most two chunks per worker are under way or waiting to be taken. */
export async function* judgeInOrder(chunks: AsyncIterable<Chunk>, pool: JudgingPool): AsyncGenerator<{ readonly chunk: Chunk; readonly judged: JudgedChunk }> {
  const pending: { readonly chunk: Chunk; readonly judging: Promise<JudgedChunk> }[] = [];
  const take = async (limit: number) => {
    const next = pending.length > limit ? pending.shift() : undefined;
    return next && { chunk: next.chunk, judged: await next.judging };
  };
  for await (const chunk of chunks) {
    const judging = pool.judge(chunk);
    judging.catch(() => {});
    pending.push({ chunk, judging });
    const done = await take(pool.workers * 2 - 1);
    if (done) yield done;
  }
  for (let done = await take(0); done; done = await take(0)) yield done;
}
