import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { blameFile, checkJson } from '../suite/check-json.ts';
import { version } from '../version.ts';
import { resultFiles } from './results.ts';

/** What decides the grades of a run beside its results, as `grade.json` in its folder says. `runner` is all that the test runner adds to a job. */
const factsSchema = z.object({ diffgauge: z.string(), node: z.string(), runner: z.string(), repeats: z.number(), budget: z.number() });

export type GradeFacts = z.infer<typeof factsSchema>;

/**
 * Begins the grading of a run, or goes on with it; `restart` throws away the grades that are there, and only then what they were made by.
 * @throws UsageError when they were made otherwise.
 */
export const openGrading = async (dir: string, choices: Pick<GradeFacts, 'runner' | 'repeats' | 'budget'>, restart: boolean): Promise<void> => {
  const file = join(dir, resultFiles.gradeFacts);
  if (restart) for (const name of [resultFiles.grades, 'summary.json', resultFiles.gradeFacts]) await rm(join(dir, name), { force: true });
  const facts: GradeFacts = { diffgauge: version, node: process.version, ...choices };
  const known = await readGradeFacts(dir);
  if (known !== undefined) return refuseOthers(dir, known, facts);
  await writeFile(`${file}.new`, `${JSON.stringify(facts, null, 2)}\n`);
  await rename(`${file}.new`, file);
};

/** What the grading of a run was made with; undefined where it was not graded. @throws UsageError when that is damaged. */
export const readGradeFacts = async (dir: string): Promise<GradeFacts | undefined> => {
  const file = join(dir, resultFiles.gradeFacts);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const checked = checkJson(factsSchema, text);
  if ('reason' in checked) throw blameFile(file, { ...checked, reason: `${checked.reason}; --restart grades anew` });
  return checked.value;
};

const refuseOthers = (dir: string, known: GradeFacts, facts: GradeFacts): void => {
  const names = ['diffgauge', 'node', 'runner', 'repeats', 'budget'] as const;
  const differences = names.filter((name) => known[name] !== facts[name]).map((name) => `${name} was ${known[name]} and is ${facts[name]}`);
  if (differences.length > 0) throw new UsageError(`${dir} was graded otherwise: ${differences.join('; ')}. Grade everything again with --restart`);
};
