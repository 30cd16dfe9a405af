import { workerData } from 'node:worker_threads';
import type { ChunkMessage, JudgedChunk } from '../src/batch/judge-chunk.ts';
import { startChunkJudge } from '../src/batch/start.ts';

const judge = startChunkJudge(workerData);

/** Judges one chunk of a samples file; the suite is loaded once per worker. */
export const judgeChunk = async (chunk: ChunkMessage): Promise<JudgedChunk> => (await judge())(chunk);
