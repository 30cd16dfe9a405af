import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Identity } from '../../batch/identity.ts';
import { readFileLines } from '../../batch/summarise.ts';
import { UsageError } from '../../errors.ts';
import { checkJson } from '../../suite/check-json.ts';

/** The files of an export beside its shards: what it was made from, and which request stands for which sample. */
export const exportFiles = { facts: 'batch.json', ids: 'ids.jsonl' } as const;

const dollars = z.number().nonnegative();

const factsSchema = z.object({
  diffgauge: z.string(),
  suite: z.string(),
  models: z.array(
    z.object({
      name: z.string(),
      model: z.string(),
      api: z.enum(['chat', 'responses']),
      parameters: z.record(z.string(), z.unknown()),
      price: z.object({ input: dollars, output: dollars, cachedInput: dollars.exactOptional() }).exactOptional(),
    }),
  ),
  prompts: z.array(z.object({ name: z.string(), hash: z.string() })),
  requests: z.number(),
  shards: z.array(z.object({ file: z.string(), model: z.string(), requests: z.number(), bytes: z.number() })),
});

/** What `batch.json` says; it is written last, so that an export without it is not whole. */
export type ExportFacts = z.infer<typeof factsSchema>;

/** One file of requests: all of one model, as the Batch API wants it. */
export type Shard = ExportFacts['shards'][number];

/** The `custom_id` of a sample's request: short, the same in every export, and not told by its order. */
export const nameRequest = ({ task, format, model, prompt, trial }: Identity): string =>
  `dg-${hash('sha256', JSON.stringify([task, format, model, prompt, trial]), 'hex').slice(0, 24)}`;

/** Makes the folder of an export. @throws UsageError where a whole one is, or other files. */
export const makeExportFolder = async (dir: string): Promise<void> => {
  await mkdir(dir, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`${dir} cannot be made a folder: ${error.message}`);
  });
  const names = await readdir(dir);
  if (names.includes(exportFiles.facts)) throw new UsageError(`${dir} holds an export already; choose another --out, or remove the folder`);
  const other = names.sort().find((name) => name !== exportFiles.ids && !isShard(name));
  if (other !== undefined) throw new UsageError(`${dir} holds other files (${other}); expected a new folder, or an empty one`);
};

/** The name of the shard with that number, from 1 on. */
export const nameShard = (number: number): string => `requests-${String(number).padStart(4, '0')}.jsonl`;

const isShard = (name: string): boolean => /^requests-\d+\.jsonl$/.test(name);

/** Writes `batch.json`, whole or not at all. */
export const writeExportFacts = async (dir: string, facts: ExportFacts): Promise<void> => {
  const fresh = join(dir, `${exportFiles.facts}.new`);
  await writeFile(fresh, `${JSON.stringify(facts, null, 2)}\n`);
  await rename(fresh, join(dir, exportFiles.facts));
};

/** @throws UsageError when the folder holds no whole export. */
export const readExportFacts = async (dir: string): Promise<ExportFacts> => {
  const file = join(dir, exportFiles.facts);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${dir} holds no export: there is no ${exportFiles.facts}; "diffgauge batch export" makes one`);
  const checked = checkJson(factsSchema, text);
  if ('reason' in checked) throw new UsageError(`${file}: ${checked.reason}`);
  return checked.value;
};

const idSchema = z.object({ id: z.string(), task: z.string(), format: z.string(), model: z.string(), prompt: z.string(), trial: z.int() });

/** Which sample each request is for, by its `custom_id`. @throws UsageError with file and line where the list is damaged. */
export const readIds = async (dir: string): Promise<ReadonlyMap<string, Identity>> => {
  const ids = new Map<string, Identity>();
  const file = join(dir, exportFiles.ids);
  for await (const { line, bytes } of readFileLines(file)) {
    const checked = checkJson(idSchema, Buffer.from(bytes).toString('utf8'));
    if ('reason' in checked) throw new UsageError(`${file}:${line}: ${checked.reason}`);
    const { id, ...identity } = checked.value;
    ids.set(id, identity);
  }
  return ids;
};
