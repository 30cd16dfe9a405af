import { hash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { checkJson } from '../suite/check-json.ts';
import type { OutcomeKey } from './outcome-key.ts';
import type { TestRun } from './test-run.ts';

/** Outcomes of test runs that are kept; `ms` of one that was read back is 0. */
export interface OutcomeCache {
  read(key: OutcomeKey): Promise<TestRun | undefined>;
  write(key: OutcomeKey, run: TestRun): Promise<void>;
}

/**
 * A folder of outcomes, one file each, which several processes may share. A file appears whole or not at all; one that is damaged is taken for none, and
 * written anew.
 * @throws UsageError when the folder cannot be made.
 */
export const openOutcomeCache = async (dir: string): Promise<OutcomeCache> => {
  await makeFolder(dir).catch((error: Error) => {
    throw new UsageError(`${error.message}; --outcomes names another place for what tests said, --outcomes=none does without`);
  });
  let written = 0;
  return {
    read: async (key) => {
      const text = await readFile(fileOf(dir, key), 'utf8').catch(() => undefined);
      return text === undefined ? undefined : readOutcome(text, key);
    },
    write: async (key, run) => {
      const file = fileOf(dir, key);
      written += 1;
      const fresh = `${file}.${process.pid}.${written}.new`;
      await makeFolder(dirname(file));
      await writeFile(fresh, printOutcome(key, run));
      await rename(fresh, file);
    },
  };
};

/** Keeps nothing. */
export const noCache: OutcomeCache = { read: async () => undefined, write: async () => {} };

/** Not more than 256 folders, so that none grows too large. */
const fileOf = (dir: string, key: OutcomeKey): string => join(dir, key.slice(0, 2), `${key.slice(2)}.json`);

const outcomeSchema = z.object({
  end: z.enum(['reported', 'timed_out', 'out_of_memory', 'too_much_output', 'killed', 'no_report', 'unsettled']),
  tests: z.array(z.tuple([z.string(), z.enum(['passed', 'failed', 'skipped'])])),
  failedWithin: z.array(z.string()).optional(),
  detail: z.string().optional(),
  covered: z.array(z.tuple([z.string(), z.array(z.tuple([z.number(), z.number()]))])).optional(),
});

type Outcome = z.infer<typeof outcomeSchema>;

const entrySchema = z.object({ check: z.string(), outcome: outcomeSchema });

const printOutcome = (key: OutcomeKey, { end, tests, failedWithin, detail, covered }: TestRun): string => {
  const stretches = covered && [...covered].map(([path, ran]): [string, [number, number][]] => [path, ran.map(({ from, to }) => [from, to])]);
  const within = failedWithin && { failedWithin: [...failedWithin] };
  const outcome: Outcome = { end, tests: [...tests], ...within, ...(detail !== undefined && { detail }), ...(stretches && { covered: stretches }) };
  return `${JSON.stringify({ check: checkOf(key, outcome), outcome })}\n`;
};

const readOutcome = (text: string, key: OutcomeKey): TestRun | undefined => {
  const checked = checkJson(entrySchema, text);
  if ('reason' in checked) return undefined;
  const { check, outcome } = checked.value;
  if (check !== checkOf(key, outcome)) return undefined;
  const { end, tests, failedWithin, detail, covered } = outcome;
  const ran = covered && new Map(covered.map(([path, stretches]) => [path, stretches.map(([from, to]) => ({ from, to }))]));
  return { end, tests: new Map(tests), ...(failedWithin && { failedWithin }), ...(detail !== undefined && { detail }), ms: 0, ...(ran && { covered: ran }) };
};

/** Ties an outcome to its key, so that neither a changed nor a moved file passes. */
const checkOf = (key: OutcomeKey, { end, tests, failedWithin, detail, covered }: Outcome): string =>
  hash('sha256', JSON.stringify([key, end, tests, detail ?? null, covered ?? null, ...(failedWithin ?? [])]));
