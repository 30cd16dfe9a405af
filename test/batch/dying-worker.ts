import { workerData } from 'node:worker_threads';
import type { ChunkMessage, JudgedChunk } from '../../src/batch/judge-chunk.ts';
import { startChunkJudge } from '../../src/batch/start.ts';

const judge = startChunkJudge(workerData);

/** A worker whose thread ends when a chunk holds a sample of the model "killer". */
export const judgeChunk = async (chunk: ChunkMessage): Promise<JudgedChunk> => {
  if (Buffer.from(chunk.bytes).includes('"model":"killer"')) process.exit(7);
  return (await judge())(chunk);
};
