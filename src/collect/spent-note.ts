import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { blameFile, checkJson } from '../suite/check-json.ts';

/**
 * What a run has spent so far in US dollars, by the note in its folder: more than its samples cost where answers were paid for that are none of them, of a
 * conversation that was broken off, say. 0 where there is no note. @throws UsageError where it is damaged.
 */
export const readSpent = async (dir: string): Promise<number> => {
  const file = join(dir, 'spent.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return 0;
  const checked = checkJson(schema, text);
  if ('reason' in checked) throw blameFile(file, { ...checked, reason: `${checked.reason}; remove it, and --max-cost counts what the samples cost alone` });
  return checked.value.spent;
};

/** Writes the note; it appears whole or not at all. */
export const noteSpent = async (dir: string, spent: number): Promise<void> => {
  const fresh = join(dir, 'spent.json.new');
  await writeFile(fresh, `${JSON.stringify({ spent })}\n`);
  await rename(fresh, join(dir, 'spent.json'));
};

const schema = z.object({ spent: z.number().nonnegative() });
