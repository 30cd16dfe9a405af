import { access, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { readFileLines } from '../batch/summarise.ts';
import { UsageError, unreadable } from '../errors.ts';
import { checkJson } from '../suite/check-json.ts';
import { LineFile } from './line-file.ts';

/**
 * Writes a samples file anew; it appears whole or not at all. Samples that stand there are replaced, and nothing else.
 * @throws UsageError where the file is there and holds no samples, or one of the `sources` cannot be read.
 */
export const replaceSamples = async (out: string, sources: readonly string[], write: (samples: LineFile) => Promise<void>): Promise<void> => {
  for (const source of sources)
    await access(source).catch((error: unknown) => {
      throw unreadable(source, error);
    });
  await refuseOther(out);
  const fresh = `${out}.new`;
  const samples = await LineFile.create(fresh);
  try {
    await write(samples).finally(() => samples.close());
    await rename(fresh, out);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
};

const refuseOther = async (out: string): Promise<void> => {
  for await (const { bytes } of readFileLines(out)) {
    if ('value' in checkJson(identitySchema, Buffer.from(bytes).toString('utf8'))) return;
    throw new UsageError(`${out} is there and holds no samples; choose another --out`);
  }
};

const identitySchema = z.looseObject({ task: z.string(), format: z.string(), model: z.string(), prompt: z.string(), trial: z.number() });
