import { type FileHandle, open } from 'node:fs/promises';
import { readChunks, splitLines } from '../batch/chunks.ts';
import { digestIdentity, type Identity, KnownSamples } from '../batch/identity.ts';
import { UsageError } from '../errors.ts';
import type { Response, Sample } from '../types.ts';
import { isAboutRequest } from './failure-codes.ts';
import { costOf } from './live-model.ts';
import { countSamples, identify, type Plan, placeAt, sampleAt } from './plan.ts';

/**
 * The samples of a plan in a file that grows by whole lines, in any order. Which samples are there is known by their identity, so that none is made twice; a
 * killed process loses at most the line that was being written.
 */
export class SamplesFile {
  readonly #file: FileHandle;
  readonly #known: KnownSamples;
  #count: number;
  /** Of the samples that were there: what they cost in US dollars, how many answers are among them of which that is not known, and which models answered. */
  readonly earlier: { readonly cost: number; readonly unpriced: number; readonly answered: ReadonlySet<string> };
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, { known, count, earlier }: Found) {
    this.#file = file;
    this.#known = known;
    this.#count = count;
    this.earlier = earlier;
  }

  /**
   * Opens a file, new or as a killed process left it: half a last line is cut off.
   * @throws UsageError when the file is damaged in another way, or holds samples that are not in the plan; it is left alone then.
   */
  static async open(path: string, plan: Plan): Promise<SamplesFile> {
    const file = await open(path, 'a+');
    try {
      const found = await findSamples(file, path, plan);
      await file.truncate(found.end);
      return new SamplesFile(file, found);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** How many samples are in the file. */
  get count(): number {
    return this.#count;
  }

  /** Whether a sample is not there yet; it then counts as there, and the caller is to add it. */
  claim(identity: Identity): boolean {
    return this.#known.add(digestIdentity(identity), 1) === 0;
  }

  /** Adds whole lines, so many of them, behind those that are being written. After a failure nothing is added any more: there may be half a line. */
  append(lines: string, count: number): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      await this.#file.appendFile(lines);
      this.#count += count;
    });
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.#writing.catch(() => {});
    await this.#file.close();
  }
}

/** Adds those samples of a plan that need no provider and are missing, in order. At no time are more than a few hundred of them in memory. */
export const addOfflineSamples = async (plan: Plan, file: SamplesFile): Promise<void> => {
  const total = countSamples(plan, plan.models);
  let batch: string[] = [];
  let size = 0;
  for (let number = 0; number < total; number += 1) {
    if (!file.claim(identify(placeAt(plan, plan.models, number)))) continue;
    const line = printSample(sampleAt(plan, number));
    batch.push(line);
    size += line.length;
    if (size < batchSize) continue;
    await file.append(batch.join(''), batch.length);
    [batch, size] = [[], 0];
  }
  await file.append(batch.join(''), batch.length);
};

const batchSize = 256 * 1024;

/** One line of a samples file: `finish` stands beside the response, and a response without tool calls is a string. */
export const printSample = ({ response, attempts, ...sample }: Sample): string =>
  `${JSON.stringify({
    ...sample,
    ...printResponse(response),
    ...(attempts && { attempts: attempts.map(({ response: earlier, ...attempt }) => ({ ...attempt, ...printResponse(earlier) })) }),
  })}\n`;

const printResponse = ({ text, toolCalls, finish }: Response) => ({
  response: toolCalls.length === 0 ? text : { text, toolCalls },
  ...(finish !== undefined && { finish }),
});

/** The samples of a plan that are in a file, which may be absent, and that `counts` says count. @throws UsageError as opening it does. */
export const readKnownSamples = async (path: string, plan: Plan, counts: (sample: Pick<Sample, 'error'>) => boolean): Promise<KnownSamples> => {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return new KnownSamples();
  return findSamples(file, path, plan, counts)
    .then(({ known }) => known)
    .finally(() => file.close());
};

interface Found {
  readonly known: KnownSamples;
  readonly count: number;
  readonly earlier: SamplesFile['earlier'];
  readonly end: number;
}

const findSamples = async (file: FileHandle, name: string, plan: Plan, counts: (sample: Pick<Sample, 'error'>) => boolean = () => true): Promise<Found> => {
  const samples = new KnownSamples();
  const isPlanned = createPlanCheck(plan);
  const prices = new Map(plan.live.map(({ name, price }) => [name, price]));
  const answered = new Set<string>();
  let [count, cost, unpriced, end] = [0, 0, 0, 0];
  for await (const chunk of readChunks(file, { maxLine: Number.POSITIVE_INFINITY })) {
    if (chunk.bytes.at(-1) !== lineFeed) break;
    end = chunk.end;
    for (const { line, bytes } of splitLines(chunk)) {
      const sample = readLine(bytes);
      if (sample === undefined) throw new UsageError(`${name}:${line}: expected a sample as JSON, but the line is damaged; choose another --out`);
      if (!isPlanned(sample)) throw new UsageError(`${name}:${line} holds a sample that this command would not make; choose another --out`);
      if (!counts(sample)) continue;
      samples.add(digestIdentity(sample), line);
      count += 1;
      if (sample.error === undefined || isAboutRequest(sample.error.code)) answered.add(sample.model);
      const known = sample.cost ?? costOf(sample.usage, prices.get(sample.model));
      cost += known ?? 0;
      if (known === undefined && sample.error === undefined && prices.has(sample.model)) unpriced += 1;
    }
  }
  return { known: samples, count, earlier: { cost, unpriced, answered }, end };
};

const lineFeed = 0x0a;

const createPlanCheck = (plan: Plan): ((identity: Identity) => boolean) => {
  const tasks = new Set(plan.tasks.map(({ id }) => id));
  const [formats, models, prompts] = [plan.formats, [...plan.models, ...plan.live], plan.prompts].map((named) => new Set(named.map(({ name }) => name)));
  return ({ task, format, model, prompt, trial }) =>
    tasks.has(task) && [formats?.has(format), models?.has(model), prompts?.has(prompt)].every((has) => has === true) && trial < plan.trials;
};

const readLine = (bytes: Uint8Array): (Identity & Pick<Sample, 'cost' | 'usage' | 'error'>) | undefined => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) ?? undefined;
  } catch {
    return undefined;
  }
};
