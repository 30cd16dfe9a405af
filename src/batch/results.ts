import { join } from 'node:path';
import type { JudgedChunk } from './judge-chunk.ts';
import { LineLog } from './line-log.ts';

/** The files a run grows: verdicts in the order of the samples, the lines that held no sample, what tests said of the verdicts, and how those were run. */
export const resultFiles = { results: 'results.jsonl', badLines: 'bad-lines.jsonl', grades: 'grades.jsonl', gradeFacts: 'grade.json' } as const;

/**
 * The append-only record of a run. Bad lines are written before the results of their chunk: whatever moment the process is killed at,
 * the last whole result says how far the run came, and bad lines beyond it are dropped and found again.
 */
export class ResultLog {
  readonly #results: LineLog;
  readonly #badLines: LineLog;

  private constructor(results: LineLog, badLines: LineLog) {
    this.#results = results;
    this.#badLines = badLines;
  }

  /**
   * Opens the record in a run folder, new or as a killed run left it, and cuts what was not finished.
   * @throws UsageError when a file is damaged in another way.
   */
  static async open(dir: string): Promise<ResultLog> {
    const results = await LineLog.open(join(dir, resultFiles.results));
    try {
      return new ResultLog(results, await LineLog.open(join(dir, resultFiles.badLines), results.lastLine));
    } catch (error) {
      await results.close();
      throw error;
    }
  }

  /** The samples file's last line that has a result; everything up to it is done. */
  get lastLine(): number {
    return this.#results.lastLine;
  }

  /** Results written, by this process and those before it. */
  get results(): number {
    return this.#results.count;
  }

  /** Bad lines written, by this process and those before it. */
  get badLines(): number {
    return this.#badLines.count;
  }

  /** Writes what a chunk gave: one write for each file. */
  async append({ results, count, badLines }: JudgedChunk): Promise<void> {
    await this.#badLines.append(badLines.map((bad) => `${JSON.stringify(bad)}\n`).join(''), badLines.length);
    await this.#results.append(results, count);
  }

  async close(): Promise<void> {
    await Promise.all([this.#results.close(), this.#badLines.close()]);
  }
}
