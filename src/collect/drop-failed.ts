import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { forgetResults } from '../batch/run-folder.ts';
import { readFileLines } from '../batch/summarise.ts';
import type { Sample } from '../types.ts';
import { isAboutRequest } from './failure-codes.ts';

/**
 * Takes the samples out of a run folder that their provider failed, so that they are asked for again; those stay that it would fail again for their request.
 * The results go first where there are such samples: they count by lines.
 */
export const dropFailed = async (dir: string): Promise<void> => {
  const file = join(dir, 'samples.jsonl');
  const fresh = `${file}.new`;
  let dropped = 0;
  await pipeline(
    Readable.from(
      keepLines(file, () => {
        dropped += 1;
      }),
    ),
    createWriteStream(fresh),
  );
  if (dropped === 0) return rm(fresh);
  await forgetResults(dir);
  await rename(fresh, file);
};

/** The lines that stay; half a line at the end stays what it is. */
async function* keepLines(file: string, onDrop: () => void): AsyncGenerator<Uint8Array> {
  for await (const { bytes, isWhole } of readFileLines(file)) {
    if (isWhole && isFailedLine(bytes)) onDrop();
    else yield isWhole ? Buffer.concat([bytes, lineFeed]) : bytes;
  }
}

const lineFeed = Buffer.from('\n');

const isFailedLine = (bytes: Uint8Array): boolean => {
  try {
    return isFailed(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return false;
  }
};

/** Whether the provider failed a sample in a way that may pass, so that it is worth asking for again. */
export const isFailed = ({ error }: Pick<Sample, 'error'>): boolean => error !== undefined && !isAboutRequest(error.code);
