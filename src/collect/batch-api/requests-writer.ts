import { join } from 'node:path';
import type { Identity } from '../../batch/identity.ts';
import { UsageError } from '../../errors.ts';
import { LineFile } from '../line-file.ts';
import { exportFiles, nameShard, type Shard } from './export-folder.ts';

/** How many requests one file may hold, and how many bytes. */
export interface ShardLimits {
  readonly requests: number;
  readonly bytes: number;
}

/** What the Batch API takes. Source: OpenAI API reference, "Create batch": 50,000 requests and 200 MB. */
export const batchLimits: ShardLimits = { requests: 50_000, bytes: 200_000_000 };

/** Writes requests into shards, those of one model into files of their own, and beside them for which sample each is. */
export class RequestsWriter {
  readonly #dir: string;
  readonly #limits: ShardLimits;
  readonly #ids: LineFile;
  readonly #open = new Map<string, { readonly file: LineFile; readonly shard: Growing }>();
  readonly #shards: Growing[] = [];

  private constructor(dir: string, limits: ShardLimits, ids: LineFile) {
    this.#dir = dir;
    this.#limits = limits;
    this.#ids = ids;
  }

  static async open(dir: string, limits: ShardLimits = batchLimits): Promise<RequestsWriter> {
    return new RequestsWriter(dir, limits, await LineFile.create(join(dir, exportFiles.ids)));
  }

  /** The shards so far, in the order in which they were begun. */
  get shards(): readonly Shard[] {
    return this.#shards;
  }

  /** Adds a request, as a line without its line feed. @throws UsageError where it alone is longer than a shard may be. */
  async add(id: string, identity: Identity, line: string): Promise<void> {
    const bytes = Buffer.byteLength(line) + 1;
    if (bytes > this.#limits.bytes)
      throw new UsageError(`the request for ${identity.task} in ${identity.format} has ${bytes} bytes; the Batch API takes ${this.#limits.bytes} in a file`);
    const { file, shard } = await this.#shardFor(identity.model, bytes);
    shard.requests += 1;
    shard.bytes += bytes;
    await file.add(`${line}\n`);
    const { task, format, model, prompt, trial } = identity;
    await this.#ids.add(`${JSON.stringify({ id, task, format, model, prompt, trial })}\n`);
  }

  async close(): Promise<void> {
    await Promise.all([this.#ids, ...[...this.#open.values()].map(({ file }) => file)].map((file) => file.close()));
  }

  async #shardFor(model: string, bytes: number) {
    const current = this.#open.get(model);
    if (current !== undefined && current.shard.requests < this.#limits.requests && current.shard.bytes + bytes <= this.#limits.bytes) return current;
    await current?.file.close();
    const shard: Growing = { file: nameShard(this.#shards.length + 1), model, requests: 0, bytes: 0 };
    this.#shards.push(shard);
    const next = { file: await LineFile.create(join(this.#dir, shard.file)), shard };
    this.#open.set(model, next);
    return next;
  }
}

type Growing = { -readonly [Field in keyof Shard]: Shard[Field] };
