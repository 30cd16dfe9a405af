import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { InfraError } from '../errors.ts';
import type { Suite } from '../suite/load.ts';
import type { Chunk } from './chunks.ts';
import { mapInOrder } from './in-order.ts';
import type { ChunkMessage, JudgedChunk } from './judge-chunk.ts';
import { type Loss, Losses } from './losses.ts';
import type { WorkerSetup } from './start.ts';
import { watchPlace } from './watch.ts';

/** The worker that runs from source as well as from the build: its extension is this file's. */
const workerFile = fileURLToPath(new URL(`../../workers/judge${extname(import.meta.url)}`, import.meta.url));

/** How a pool is made. `timeoutMs` is how long one sample may take, `heapMiB` how much memory JavaScript may take in one worker. */
export interface PoolOptions {
  readonly suite: Suite;
  readonly profile: string;
  readonly workers: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** For tests: the file that exports `judgeChunk`, and what else stands in for the machine. */
  readonly worker?: string;
  readonly heapMiB?: number;
  readonly clock?: () => number;
}

/** Meant for what never ends: a limit that a slow machine reaches where a fast one does not would make results differ. */
export const defaultTimeoutMs = 120_000;

/** The same on every machine, and less than what V8 would allow itself on a large one. */
const defaultHeapMiB = 1024;

/** Where new objects are put. V8 would let it grow to 96 MiB in each worker in the course of a run: that takes memory, and no less time. */
const youngMiB = 24;

/** Threads that judge chunks. A sample that kills its thread, or holds it for too long, costs the run only itself. */
export class JudgingPool {
  readonly workers: number;
  readonly #options: PoolOptions;
  readonly #piscina: Piscina<ChunkMessage, JudgedChunk>;

  constructor(options: PoolOptions) {
    const { suite, profile, workers, worker = workerFile, heapMiB = defaultHeapMiB } = options;
    const workerData: WorkerSetup = { suiteDir: suite.dir, suiteHash: suite.hash, profile };
    this.workers = workers;
    this.#options = options;
    // With atomics a busy worker never turns its event loop, so that what the native core holds is never freed.
    const threads = { minThreads: workers, maxThreads: workers, recordTiming: false, atomics: 'disabled' } as const;
    this.#piscina = new Piscina({
      ...threads,
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: youngMiB },
      filename: worker,
      name: 'judgeChunk',
    });
    // A thread that fails between two chunks is replaced; nothing is lost with it.
    this.#piscina.on('error', () => {});
  }

  /**
   * Waits for the first worker to be ready.
   * @throws InfraError when workers cannot start.
   */
  async start(): Promise<void> {
    const end = await this.#run({ firstLine: 1, lines: 0, bytes: new Uint8Array() });
    if ('reason' in end) throw new InfraError(`a worker cannot start: ${end.reason}`);
  }

  /**
   * Judges a chunk, as often as it takes to know which of its lines no worker comes back from.
   * @throws AbortError; InfraError when no worker starts.
   */
  async judge(chunk: ChunkMessage): Promise<JudgedChunk> {
    const losses = new Losses();
    for (;;) {
      const end = await this.#run({ ...chunk, fates: losses.fates });
      if (!('reason' in end)) return { ...end, faults: [...losses.faults, ...end.faults] };
      losses.add(end);
    }
  }

  /** @throws AbortError; InfraError when the worker could not start: what it was given must not pass for judged. */
  async #run({ firstLine, lines, bytes, tooLong, fates }: ChunkMessage): Promise<JudgedChunk | Loss> {
    const { signal, timeoutMs = defaultTimeoutMs, clock = () => performance.now() } = this.#options;
    const place = new Uint32Array(new SharedArrayBuffer(4));
    const message: ChunkMessage = { firstLine, lines, bytes, place, ...(tooLong && { tooLong }), ...(fates && { fates }) };
    const late = new AbortController();
    const watch = watchPlace(place, { limitMs: timeoutMs, clock, ...(fates && { fates }) }, () => late.abort());
    try {
      const judged: JudgedChunk = await this.#piscina.run(message, { signal: signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]) });
      if (judged.unprepared !== undefined) throw new InfraError(`a worker cannot start: ${judged.unprepared}`);
      return judged;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof InfraError) throw error;
      if (watch.overdue !== undefined) return { line: watch.overdue, limitMs: timeoutMs, reason: 'too late' };
      return { line: Atomics.load(place, 0), reason: error instanceof Error ? error.message : String(error) };
    } finally {
      watch.stop();
    }
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}

/** Judges a stream of chunks and yields them in its order; at most two chunks per worker are under way or waiting to be taken. */
export const judgeInOrder = (chunks: AsyncIterable<Chunk>, pool: JudgingPool): AsyncGenerator<{ readonly chunk: Chunk; readonly judged: JudgedChunk }> =>
  mapInOrder(chunks, pool.workers * 2, async (chunk) => ({ chunk, judged: await pool.judge(chunk) }));
