import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { readChunks, splitLines } from './chunks.ts';
import type { JudgedChunk } from './judge-chunk.ts';

/** The files a run grows: verdicts in the order of the samples, and the lines that held no sample. */
export const resultFiles = { results: 'results.jsonl', badLines: 'bad-lines.jsonl' } as const;

/**
 * The append-only record of a run. Bad lines are written before the results of their chunk: whatever moment the process is killed at,
 * the last whole result says how far the run came, and bad lines beyond it are dropped and found again.
 */
export class ResultLog {
  /** The samples file's last line that has a result; everything up to it is done. */
  readonly lastLine: number;
  #results: number;
  #badLines: number;
  readonly #resultFile: FileHandle;
  readonly #badLineFile: FileHandle;

  private constructor(resultFile: FileHandle, badLineFile: FileHandle, found: { lastLine: number; results: number; badLines: number }) {
    this.#resultFile = resultFile;
    this.#badLineFile = badLineFile;
    this.lastLine = found.lastLine;
    this.#results = found.results;
    this.#badLines = found.badLines;
  }

  /**
   * Opens the record in a run folder, new or as a killed run left it, and cuts what was not finished.
   * @throws UsageError when a file is damaged in another way.
   */
  static async open(dir: string): Promise<ResultLog> {
    const resultFile = await open(join(dir, resultFiles.results), 'a+');
    const badLineFile = await open(join(dir, resultFiles.badLines), 'a+').catch(async (error) => {
      await resultFile.close();
      throw error;
    });
    try {
      const results = await cutResults(resultFile, join(dir, resultFiles.results));
      const badLines = await cutBadLines(badLineFile, results.lastLine, join(dir, resultFiles.badLines));
      return new ResultLog(resultFile, badLineFile, { ...results, badLines });
    } catch (error) {
      await Promise.all([resultFile.close(), badLineFile.close()]);
      throw error;
    }
  }

  /** Results written, by this process and those before it. */
  get results(): number {
    return this.#results;
  }

  /** Bad lines written, by this process and those before it. */
  get badLines(): number {
    return this.#badLines;
  }

  /** Writes what a chunk gave: one write for each file. */
  async append({ results, count, badLines }: JudgedChunk): Promise<void> {
    if (badLines.length > 0) await this.#badLineFile.appendFile(badLines.map((bad) => `${JSON.stringify(bad)}\n`).join(''));
    if (count > 0) await this.#resultFile.appendFile(results);
    this.#results += count;
    this.#badLines += badLines.length;
  }

  async close(): Promise<void> {
    await Promise.all([this.#resultFile.close(), this.#badLineFile.close()]);
  }
}

const cutResults = async (file: FileHandle, name: string): Promise<{ lastLine: number; results: number }> => {
  let end = 0;
  let results = 0;
  let lastBytes: Uint8Array = new Uint8Array();
  for await (const chunk of readChunks(file, { maxLine: Number.POSITIVE_INFINITY })) {
    const whole = chunk.bytes.lastIndexOf(lineFeed) + 1;
    if (whole === 0) break;
    lastBytes = chunk.bytes;
    end = chunk.end;
    results += chunk.lines;
  }
  await file.truncate(end);
  const from = lastBytes.lastIndexOf(lineFeed, lastBytes.length - 2) + 1;
  return { lastLine: results === 0 ? 0 : readLineNumber(lastBytes.subarray(from), name, results), results };
};

const cutBadLines = async (file: FileHandle, lastLine: number, name: string): Promise<number> => {
  let end = 0;
  let kept = 0;
  for await (const chunk of readChunks(file)) {
    if (chunk.bytes.at(-1) !== lineFeed) break;
    for (const { line, bytes } of splitLines(chunk)) {
      if (readLineNumber(bytes, name, line) > lastLine) return truncate(file, end, kept);
      end += bytes.length + 1;
      kept++;
    }
  }
  return truncate(file, end, kept);
};

const truncate = async (file: FileHandle, end: number, kept: number): Promise<number> => {
  await file.truncate(end);
  return kept;
};

const lineFeed = 0x0a;

/** The `line` of an entry. */
const readLineNumber = (bytes: Uint8Array, name: string, at: number): number => {
  try {
    const entry: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof entry === 'object' && entry !== null && 'line' in entry && typeof entry.line === 'number') return entry.line;
  } catch {}
  throw new UsageError(`${name}:${at}: expected JSON with the number "line", but the file is damaged; --restart begins the run anew`);
};
