import { existsSync, writeFileSync } from 'node:fs';
import { BroadcastChannel, workerData } from 'node:worker_threads';
import { splitLines } from '../../src/batch/chunks.ts';
import type { ChunkMessage, JudgedChunk, JudgeSample } from '../../src/batch/judge-chunk.ts';
import { startChunkJudge } from '../../src/batch/start.ts';
import { judge } from '../../src/judge.ts';

/** What happens to a worker on a sample, by the name of its model; `prompt` names the channel or the file that it takes. */
const failures: Readonly<Record<string, (prompt: string) => void>> = {
  killer: () => process.exit(7),
  hungry: () => {
    for (let held = {}; ; ) held = { held };
  },
  sleeper: (channel) => {
    new BroadcastChannel(channel).postMessage('asleep');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
  once: (file) => {
    if (existsSync(file)) return;
    writeFileSync(file, '');
    process.exit(7);
  },
};

const failOrJudge: JudgeSample = (sample, task, options) => {
  failures[sample.model]?.(sample.prompt);
  return judge(sample, task, options);
};

/** A worker dies at a line that holds this, as long as it is to read it. */
const deadly = '"model":"unreadable"';

const dieOfReading = ({ place, fates, ...chunk }: ChunkMessage): void => {
  for (const { line, bytes } of splitLines(chunk)) {
    if (!Buffer.from(bytes).includes(deadly) || fates?.get(line)?.kind === 'unreadable') continue;
    if (place !== undefined) Atomics.store(place, 0, line);
    process.exit(7);
  }
};

const judging = startChunkJudge(workerData, failOrJudge);

/** A worker that fails on samples of certain models. */
export const judgeChunk = async (chunk: ChunkMessage): Promise<JudgedChunk> => {
  dieOfReading(chunk);
  return (await judging())(chunk);
};
