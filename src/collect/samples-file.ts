import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import type { Sample } from '../types.ts';
import { countSamples, type Plan, sampleAt } from './plan.ts';

/** How many samples a file held already, and how many were added. */
export interface Collected {
  readonly kept: number;
  readonly made: number;
}

/**
 * Writes the samples of a plan to a file, or goes on where an earlier process stopped: whole lines stay, half a last line is cut off.
 * At no time are more than a few hundred samples in memory.
 * @throws UsageError when the file holds samples of another plan.
 */
export const collectSamples = async (plan: Plan, file: string): Promise<Collected> => {
  const handle = await open(file, 'a+');
  try {
    const { lines, bytes, last } = await readWholeLines(handle);
    if (lines > 0 && (lines > countSamples(plan) || last !== printSample(sampleAt(plan, lines - 1)).trimEnd())) {
      throw new UsageError(`${file} holds samples that this command would not make; choose another --out`);
    }
    await handle.truncate(bytes);
    return { kept: lines, made: await appendRest(handle, plan, lines) };
  } finally {
    await handle.close();
  }
};

/** One line of a samples file: `finish` stands beside the response, and a response without tool calls is a string. */
export const printSample = ({ response, ...sample }: Sample): string => {
  const { text, toolCalls, finish } = response;
  const answer = toolCalls.length === 0 ? text : { text, toolCalls };
  return `${JSON.stringify({ ...sample, response: answer, ...(finish !== undefined && { finish }) })}\n`;
};

const batchSize = 256 * 1024;

const appendRest = async (handle: FileHandle, plan: Plan, from: number): Promise<number> => {
  const total = countSamples(plan);
  let batch = '';
  for (let place = from; place < total; place += 1) {
    batch += printSample(sampleAt(plan, place));
    if (batch.length < batchSize && place + 1 < total) continue;
    await handle.appendFile(batch);
    batch = '';
  }
  return total - from;
};

interface WholeLines {
  readonly lines: number;
  readonly bytes: number;
  readonly last: string;
}

/** Counts whole lines, and keeps the last of them. */
const readWholeLines = async (handle: FileHandle): Promise<WholeLines> => {
  const buffer = Buffer.alloc(batchSize);
  let [position, lines, lastFrom, lastTo] = [0, 0, 0, 0];
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) break;
    for (let at = buffer.indexOf(10); at !== -1 && at < bytesRead; at = buffer.indexOf(10, at + 1)) {
      lines += 1;
      [lastFrom, lastTo] = [lastTo, position + at + 1];
    }
    position += bytesRead;
  }
  const last = Buffer.alloc(lastTo - lastFrom);
  await handle.read(last, 0, last.length, lastFrom);
  return { lines, bytes: lastTo, last: last.toString('utf8').trimEnd() };
};
