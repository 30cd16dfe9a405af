import { hash } from 'node:crypto';
import { access, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Identity } from '../../batch/identity.ts';
import { readFileLines } from '../../batch/summarise.ts';
import { UsageError, unreadable } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import { blameFile, checkJson, checkJsonLine } from '../../suite/check-json.ts';

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

/** What is sent for a sample, and where to. */
export interface BatchRequest {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The `custom_id` of a sample's request: short, not told by its order, and the same in two exports exactly where both ask the same for it. */
export const nameRequest = ({ task, format, model, prompt, trial }: Identity, { url, body }: BatchRequest): string =>
  `dg-${hash('sha256', JSON.stringify([task, format, model, prompt, trial, url, body]), 'hex').slice(0, 24)}`;

/** Makes the folder of an export; what is left of one that was not finished is removed. @throws UsageError where a whole one is, or other files. */
export const makeExportFolder = async (dir: string): Promise<void> => {
  await makeFolder(dir);
  const names = await readdir(dir);
  if (names.includes(exportFiles.facts)) throw new UsageError(`${dir} holds an export already; choose another --out, or remove the folder`);
  const other = names.sort().find((name) => !isOfExport(name));
  if (other !== undefined) throw new UsageError(`${dir} holds other files (${other}); expected a new folder, or an empty one`);
  for (const name of names) await rm(join(dir, name));
};

/** The name of the shard with that number, from 1 on. */
export const nameShard = (number: number): string => `requests-${String(number).padStart(4, '0')}.jsonl`;

const freshFacts = `${exportFiles.facts}.new`;

const isOfExport = (name: string): boolean => name === exportFiles.ids || name === freshFacts || /^requests-\d+\.jsonl$/.test(name);

/** Writes `batch.json`, whole or not at all. */
export const writeExportFacts = async (dir: string, facts: ExportFacts): Promise<void> => {
  const fresh = join(dir, freshFacts);
  await writeFile(fresh, `${JSON.stringify(facts, null, 2)}\n`);
  await rename(fresh, join(dir, exportFiles.facts));
};

/** @throws UsageError when the folder holds no whole export. */
export const readExportFacts = async (dir: string): Promise<ExportFacts> => {
  const file = join(dir, exportFiles.facts);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${dir} holds no export: there is no ${exportFiles.facts}; "diffgauge batch export" makes one`);
  const checked = checkJson(factsSchema, text);
  if ('reason' in checked) throw blameFile(file, checked);
  return checked.value;
};

const idSchema = z.object({ id: z.string(), task: z.string(), format: z.string(), model: z.string(), prompt: z.string(), trial: z.int() });

/** Which sample each of the `requests` is for, by its `custom_id`. @throws UsageError where the list is absent or damaged, with the line if it is one. */
export const readIds = async (dir: string, { requests }: ExportFacts): Promise<ReadonlyMap<string, Identity>> => {
  const ids = new Map<string, Identity>();
  const file = join(dir, exportFiles.ids);
  await checkReadable(file);
  for await (const { line, bytes } of readFileLines(file)) {
    const checked = checkJsonLine(idSchema, Buffer.from(bytes).toString('utf8'));
    if ('reason' in checked) throw new UsageError(`${file}:${line}: ${checked.reason}`);
    const { id, ...identity } = checked.value;
    ids.set(id, identity);
  }
  if (ids.size !== requests) throw new UsageError(`${file}: expected ${requests} requests, as ${exportFiles.facts} says, received ${ids.size}`);
  return ids;
};

const requestSchema = z.object({ custom_id: z.string() });

/** The lines of all shards, each with its `custom_id`. @throws UsageError with file and line where one is damaged. */
export async function* readRequests(dir: string, { shards }: ExportFacts): AsyncGenerator<{ readonly id: string; readonly text: string }> {
  for (const file of shards.map((shard) => join(dir, shard.file))) {
    for await (const { line, bytes } of readFileLines(file)) {
      const text = Buffer.from(bytes).toString('utf8');
      const checked = checkJsonLine(requestSchema, text);
      if ('reason' in checked) throw new UsageError(`${file}:${line}: ${checked.reason}`);
      yield { id: checked.value.custom_id, text };
    }
  }
}

/** @throws UsageError where a shard is not there, before anything is done with the others. */
export const checkShards = async (dir: string, { shards }: ExportFacts): Promise<void> => {
  for (const { file } of shards) await checkReadable(join(dir, file));
};

const checkReadable = (file: string): Promise<void> =>
  access(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
