import { createHash, randomUUID } from 'node:crypto';
import { access, constants, copyFile, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { InfraError, UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import type { Answer, Ask, ModelRequest } from './ask.ts';
import { isAboutRequest } from './failure-codes.ts';
import { digestRequest } from './request-digest.ts';

/** Where answers are kept, and of whom: `source` is where the model is asked. Where answers are `required`, nobody is asked. */
export interface CacheOptions {
  readonly dir: string;
  readonly source: string;
  readonly required: boolean;
}

/** There is no recorded answer, and none may be asked for. */
export class NotRecorded extends InfraError {}

/**
 * Keeps answers in a folder, one file each, and gives them again to the same request: everything that reaches the model, where it is asked, and the trial. An
 * answer comes back as it was recorded, with its tokens, its cost and its time. That a request was refused or too long is an answer, too; other failures are
 * not kept, injected or not.
 * Processes may share a folder: a file appears whole or not at all, and of two answers to one request the first one counts for both.
 * @throws InfraError when a file is damaged: it is never taken for an answer; and when the folder cannot be written, before anybody is asked. NotRecorded when
 * an answer is required and not there.
 */
export const keepAnswers =
  (ask: Ask, { dir, source, required }: CacheOptions): Ask =>
  async (request, signal) => {
    const file = nameFile(request, { dir, source });
    const known = await readAnswer(file);
    if (known !== undefined) return known;
    if (required) throw new NotRecorded(`${dir} holds no recorded answer`);
    await makeRoom(file);
    const { injected, ...answer } = await ask(request, signal);
    const given = { ...answer, ...(injected && { injected }) };
    if (answer.error !== undefined && !isAboutRequest(answer.error.code)) return given;
    return (await recordAnswer(file, { model: request.model, trial: request.trial, answer })) ? given : ((await readAnswer(file)) ?? given);
  };

/** Sees to it that there is a folder of recorded answers. @throws UsageError where there is none. */
export const expectCache = async (dir: string): Promise<void> => {
  const found = await stat(dir).catch(() => undefined);
  if (!found?.isDirectory())
    throw new UsageError(
      `there is no folder ${dir}: --require-cache expects the recorded answers there; run the same command without it where the key is, and commit the folder`,
    );
};

/** Whether there is an answer to a request; it is not read. */
export const isRecorded = (request: ModelRequest, place: Pick<CacheOptions, 'dir' | 'source'>): Promise<boolean> =>
  access(nameFile(request, place)).then(
    () => true,
    () => false,
  );

const nameFile = (request: ModelRequest, { dir, source }: Pick<CacheOptions, 'dir' | 'source'>): string => {
  const key = digestRequest(source, request);
  return join(dir, key.slice(0, 2), `${key.slice(2)}.json`);
};

/** Where a model is asked is in the digest that names the file, and not in the file: an address may hold a secret. */
interface Entry {
  readonly model: string;
  readonly trial: number;
  readonly answer: Answer;
}

/** Sees to it that a file can be written, by writing another one beside it: an answer that is paid for must not be lost. */
const makeRoom = async (file: string): Promise<void> => {
  const probe = nameFresh(file);
  try {
    await makeFolder(dirname(file));
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new InfraError(`the cache cannot be written, so nobody is asked: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The name of a temporary file is its own. */
const nameFresh = (file: string): string => `${file}.${randomUUID()}.new`;

/** Writes a temporary file, which gets the real name unless another process was faster. Returns whether it did. */
const recordAnswer = async (file: string, entry: Entry): Promise<boolean> => {
  const fresh = nameFresh(file);
  await writeFile(fresh, `${JSON.stringify({ ...entry, digest: digestAnswer(entry.answer) }, null, 2)}\n`);
  try {
    await nameOnce(fresh, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(fresh);
  }
};

/** A hard link is there at once. A file system without them gets a copy: half of one, where the process is killed meanwhile, is refused as damaged. */
const nameOnce = (fresh: string, file: string): Promise<void> =>
  link(fresh, file).catch((error: unknown) => {
    if (isCode(error, 'EEXIST')) throw error;
    return copyFile(fresh, file, constants.COPYFILE_EXCL);
  });

const readAnswer = async (file: string): Promise<Answer | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const entry = parse(text);
  if (isEntry(entry) && entry.digest === digestAnswer(entry.answer)) return entry.answer;
  throw new InfraError(`${file} is damaged: it holds no answer as it was recorded; restore it, or remove it to ask for the answer again`);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const call = z.object({ name: z.string(), arguments: z.unknown().optional() });

const schema = z.object({
  answer: z.object({
    response: z.object({ text: z.string(), toolCalls: z.array(call), finish: z.string().optional() }),
    calls: z.array(call.extend({ id: z.string() })),
    usage: z.record(z.string(), z.number()).optional(),
    latencyMs: z.number().optional(),
    cost: z.number().optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
  }),
  digest: z.string(),
});

/** The value itself is used, not what the schema makes of it: nothing in it may change, not even the order of its keys. */
const isEntry = (value: unknown): value is Entry & { readonly digest: string } => schema.safeParse(value).success;

const digestAnswer = (answer: Answer): string => createHash('sha256').update(JSON.stringify(answer)).digest('hex');

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
