import { getFormat } from '../../formats/index.ts';
import { findInexpressible, judge } from '../judge.ts';
import type { Profile } from '../profile.ts';
import { createScorer, type Scorer } from '../score/score.ts';
import type { Suite } from '../suite/load.ts';
import type { LossyCode, Sample, Task } from '../types.ts';
import type { Result } from '../verdict.ts';
import { type Chunk, splitLines } from './chunks.ts';
import { type BadLine, isBlank, readSample } from './samples.ts';

/** What a worker is sent: whole lines of the samples file. */
export type ChunkMessage = Pick<Chunk, 'firstLine' | 'lines' | 'bytes' | 'tooLong'>;

/** What a worker sends back: result lines as UTF-8, the lines that hold no sample, and messages of our own bugs. */
export interface JudgedChunk {
  readonly results: Uint8Array;
  readonly count: number;
  readonly badLines: readonly BadLine[];
  readonly faults: readonly string[];
  /** Why the worker could not start; nothing was judged then. */
  readonly unprepared?: string;
}

/** How many tasks keep their parsed base and references in one worker. */
const preparedTasks = 256;

/** A function that judges chunks of a samples file against a suite; it keeps what it prepared for the tasks used last. */
export const createChunkJudge = (suite: Suite, profile: Profile): ((chunk: ChunkMessage) => JudgedChunk) => {
  const desks = new Desks();
  return (chunk) => {
    if (chunk.tooLong) return { ...empty, badLines: [{ line: chunk.firstLine, reason: 'the line is too long' }] };
    const lines: string[] = [];
    const badLines: BadLine[] = [];
    const faults: string[] = [];
    for (const { line, bytes } of splitLines(chunk)) {
      if (isBlank(bytes)) continue;
      const read = readSample(bytes, suite);
      if ('reason' in read) badLines.push({ line, reason: read.reason });
      else lines.push(judgeLine(line, read, { profile, desks, faults }));
    }
    return { results: new TextEncoder().encode(lines.join('')), count: lines.length, badLines, faults };
  };
};

const empty: JudgedChunk = { results: new Uint8Array(), count: 0, badLines: [], faults: [] };

interface Found {
  readonly sample: Sample;
  readonly task: Task;
}

interface Bench {
  readonly profile: Profile;
  readonly desks: Desks;
  readonly faults: string[];
}

/** A sample on which our own code fails costs only itself. */
const judgeLine = (line: number, { sample, task }: Found, { profile, desks, faults }: Bench): string => {
  try {
    return printResult(line, judge(sample, task, { profile, ...desks.prepare(task, sample.format) }));
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return printInternal(line, sample, profile.name, 'judging failed; this is a bug in diffgauge');
  }
};

const printResult = (line: number, result: Result): string => `${JSON.stringify({ line, ...result })}\n`;

/** The result line of a sample that could not be judged through no fault of the model. */
export const printInternal = (line: number, { task, format, model, prompt, trial }: Sample, profile: string, message: string): string =>
  printResult(line, { task, format, model, prompt, trial, profile, stage: 'infra', error: { code: 'internal', message } });

interface Desk {
  readonly scorer: Scorer;
  readonly inexpressible: Map<string, readonly LossyCode[]>;
}

/** What was prepared for the tasks used last: the parsed base and references, and what each format cannot say of them. */
class Desks {
  readonly #desks = new Map<string, Desk>();

  prepare(task: Task, formatName: string): { readonly scorer: Scorer; readonly inexpressible: readonly LossyCode[] } {
    const desk = this.#take(task);
    const format = getFormat(formatName);
    const inexpressible = desk.inexpressible.get(formatName) ?? (format === undefined ? [] : findInexpressible(task, format));
    desk.inexpressible.set(formatName, inexpressible);
    return { scorer: desk.scorer, inexpressible };
  }

  /** A Map keeps the order of insertion, so its first entry is the one used longest ago. */
  #take(task: Task): Desk {
    const desk = this.#desks.get(task.id) ?? { scorer: createScorer(task), inexpressible: new Map() };
    this.#desks.delete(task.id);
    this.#desks.set(task.id, desk);
    const oldest = this.#desks.keys().next().value;
    if (this.#desks.size > preparedTasks && oldest !== undefined) this.#desks.delete(oldest);
    return desk;
  }
}
