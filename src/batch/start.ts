import { findProfile } from '../edit/profiles.ts';
import { InfraError } from '../errors.ts';
import { loadSuite } from '../suite/load.ts';
import { releaseMemory } from '../syntax/native.ts';
import { type ChunkMessage, createChunkJudge, emptyChunk, type JudgedChunk, type JudgeSample } from './judge-chunk.ts';

/** What a worker is started with. `suiteHash` guards against a suite that changes while the run starts. */
export interface WorkerSetup {
  readonly suiteDir: string;
  readonly suiteHash: string;
  readonly profile: string;
}

/**
 * Starts loading the suite at once; the returned function waits for the judge. One that cannot start (the suite is not the one the run was started with)
 * says so of each chunk. Tests put something in the place of `judge`.
 */
export const startChunkJudge = (setup: WorkerSetup, judgeSample?: JudgeSample): (() => Promise<(chunk: ChunkMessage) => JudgedChunk>) => {
  const ready = prepareJudge(setup, judgeSample).catch((error: unknown) => {
    const unprepared = error instanceof Error ? error.message : String(error);
    return () => ({ ...emptyChunk, unprepared });
  });
  return () => ready;
};

const prepareJudge = async ({ suiteDir, suiteHash, profile }: WorkerSetup, judgeSample?: JudgeSample): Promise<(chunk: ChunkMessage) => JudgedChunk> => {
  const suite = await loadSuite(suiteDir);
  if (suite.hash !== suiteHash) throw new InfraError(`the suite ${suiteDir} changed while the run was starting`);
  const judge = createChunkJudge(suite, findProfile(profile), judgeSample);
  let chunks = 0;
  return (chunk) => {
    const judged = judge(chunk);
    chunks += 1;
    if (chunks % chunksBetweenReleases === 0) releaseMemory();
    return judged;
  };
};

/** How often a worker gives back memory that it does not use: some four thousand samples, beside which what it takes is nothing. */
const chunksBetweenReleases = 16;
