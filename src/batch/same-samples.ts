import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { headSize, type RunFacts } from './run-folder.ts';

/**
 * Whether two runs were judged from the same answers, whatever their files are called. Larger files that begin alike are read to their end; where they are gone
 * or have grown, their equal size and beginning have to do.
 */
export const holdSameSamples = async (one: RunFacts['samples'], other: RunFacts['samples']): Promise<boolean> => {
  if (one.size !== other.size || one.head !== other.head) return false;
  if (one.size <= headSize || one.file === other.file) return true;
  const [first, second] = [await digest(one), await digest(other)];
  return first === undefined || second === undefined || first === second;
};

/** A digest of what a run was judged from; undefined where that cannot be read any more. */
const digest = async ({ file, size }: RunFacts['samples']): Promise<string | undefined> => {
  const hash = createHash('sha256');
  let length = 0;
  try {
    for await (const bytes of createReadStream(file, { end: size - 1 })) {
      hash.update(bytes);
      length += bytes.length;
    }
  } catch {
    return undefined;
  }
  return length === size ? hash.digest('hex') : undefined;
};
