import { type FileHandle, open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { defaultProfile, findProfile } from '../edit/profiles.ts';
import { UsageError, unreadable } from '../errors.ts';
import { loadSuite, type Suite } from '../suite/load.ts';
import { countLineFeeds, defaultChunkSize, readChunks, splitLines } from './chunks.ts';
import { KnownSamples } from './identity.ts';
import { lockRun } from './lock.ts';
import { JudgingPool, judgeInOrder, type PoolOptions } from './pool.ts';
import { ResultLog, resultFiles } from './results.ts';
import { makeRunFolder, openRunFolder } from './run-folder.ts';
import { isBlank } from './samples.ts';

/** A samples file to be judged into a run folder. `onFault` is told each distinct message of our own bugs once. */
export interface ScoreRequest {
  readonly samplesFile: string;
  readonly suiteDir: string;
  readonly out: string;
  readonly profile?: string;
  /** How many threads at most; default one per core. */
  readonly workers?: number;
  /** How long one sample may take, in milliseconds. */
  readonly timeoutMs?: number;
  readonly restart?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onFault?: (message: string) => void;
  /** For tests: how much is read at once, and what else makes the pool. */
  readonly chunkSize?: number;
  readonly pool?: Pick<PoolOptions, 'worker' | 'heapMiB' | 'clock'>;
}

/** How far a run is: counts include those of earlier processes, bytes are of the samples file. */
export interface Progress {
  readonly results: number;
  readonly badLines: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

/**
 * What a run folder holds now. `resumed` results were there before, `faulty` ones of this process were cost by a bug of ours; `interrupted` runs go on when
 * they are started again.
 */
export interface ScoreOutcome {
  readonly results: number;
  readonly badLines: number;
  readonly resumed: number;
  readonly faulty: number;
  readonly interrupted: boolean;
}

/**
 * Judges every line of a samples file, in a stream, and appends the verdicts to the run folder in the order of the lines.
 * A run that was killed goes on behind its last result; the files are then the same as those of a run that was left alone. A sample that is there twice
 * counts once: the second line is a bad one.
 * @throws UsageError for a wrong suite, profile or samples file, a folder that holds another run, or one that is being written; and, with nothing written, for
 * a samples file of blank lines alone.
 * @throws InfraError when no worker starts.
 */
export const scoreSamples = async (request: ScoreRequest): Promise<ScoreOutcome> => {
  const { samplesFile, suiteDir, out, profile = defaultProfile.name, restart = false } = request;
  findProfile(profile);
  refuseInside(out, suiteDir);
  const suite = await loadSuite(suiteDir);
  const samples = await openSamples(samplesFile);
  try {
    if (!(await holdsLine(samples))) throw new UsageError(`${samplesFile} holds no sample: expected one JSON object in each line`);
    await makeRunFolder(out);
    const lock = await lockRun(out);
    try {
      await openRunFolder(out, { profile, suite, samplesFile, samples }, restart);
      return await judgeInto(out, samples, suite, request);
    } finally {
      await lock.release();
    }
  } finally {
    await samples.close();
  }
};

/** A run folder in the suite would change the suite that it is a run of. */
const refuseInside = (out: string, suiteDir: string): void => {
  const way = relative(resolve(suiteDir), resolve(out));
  if (way === '' || (way.split(sep)[0] !== '..' && !isAbsolute(way)))
    throw new UsageError(`the run folder ${out} lies in the suite ${suiteDir}; choose an --out outside of it`);
};

const openSamples = async (file: string): Promise<FileHandle> => {
  const handle = await open(file, 'r').catch((error: Error) => {
    throw unreadable(file, error);
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new UsageError(`${file} is no regular file; a run reads its samples again when it resumes`);
};

/** Whether there is a line that is not blank, which makes a result or is a bad one. */
const holdsLine = async (samples: FileHandle): Promise<boolean> => {
  for await (const chunk of readChunks(samples)) {
    if (chunk.tooLong) return true;
    for (const { bytes } of splitLines(chunk)) if (!isBlank(bytes)) return true;
  }
  return false;
};

const judgeInto = async (out: string, samples: FileHandle, suite: Suite, request: ScoreRequest): Promise<ScoreOutcome> => {
  const log = await ResultLog.open(out);
  const resumed = log.results;
  let faulty = 0;
  const tellFault = once(request.onFault ?? (() => {}));
  try {
    const interrupted = await judgeRest(samples, suite, log, {
      ...request,
      onFault: (message) => {
        faulty += 1;
        tellFault(message);
      },
    });
    return { results: log.results, badLines: log.badLines, resumed, faulty, interrupted };
  } finally {
    await log.close();
  }
};

/** Judges what has no result yet; returns whether it was told to stop before the end. */
const judgeRest = async (samples: FileHandle, suite: Suite, log: ResultLog, request: ScoreRequest): Promise<boolean> => {
  const { profile = defaultProfile.name, signal, timeoutMs, chunkSize = defaultChunkSize } = request;
  const totalBytes = (await samples.stat()).size;
  const workers = Math.min(request.workers ?? availableParallelism(), Math.max(1, Math.ceil(totalBytes / chunkSize)));
  const pool = new JudgingPool({ suite, profile, workers, ...(timeoutMs !== undefined && { timeoutMs }), ...(signal && { signal }), ...request.pool });
  try {
    await pool.start();
    const known = await KnownSamples.ofResults(join(request.out, resultFiles.results), await guessLines(samples, totalBytes));
    const chunks = readChunks(samples, { skipLines: log.lastLine, chunkSize });
    for await (const { chunk, judged } of judgeInOrder(chunks, pool)) {
      await log.append(known.takeNew(judged));
      for (const message of judged.faults) request.onFault?.(message);
      request.onProgress?.({ results: log.results, badLines: log.badLines, bytes: chunk.end, totalBytes });
      signal?.throwIfAborted();
    }
    return false;
  } catch (error) {
    if (signal?.aborted) return true;
    throw error;
  } finally {
    await pool.close();
  }
};

/**
 * About how many lines there are, and a tenth more, so that what has room for them seldom grows. Pieces all over the file are looked at: the samples of one
 * task are longer than those of another.
 */
const guessLines = async (samples: FileHandle, totalBytes: number): Promise<number> => {
  const piece = Buffer.alloc(Math.min(pieceSize, Math.ceil(totalBytes / pieces)));
  let [bytes, lines] = [0, 0];
  for (let part = 0; part < pieces; part++) {
    const { bytesRead } = await samples.read(piece, 0, piece.length, Math.floor((totalBytes * part) / pieces));
    bytes += bytesRead;
    lines += countLineFeeds(piece.subarray(0, bytesRead));
  }
  return Math.ceil((1.1 * totalBytes * lines) / Math.max(bytes, 1));
};

const pieces = 256;
const pieceSize = 16 * 1024;

/** Tells each distinct message once, and not more than a screenful of them. */
const once = (tell: (message: string) => void): ((message: string) => void) => {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message) || told.size >= 20) return;
    told.add(message);
    tell(message);
  };
};
