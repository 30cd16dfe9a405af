import { timedOut, toRejection } from '../errors.ts';
import { type JudgeOptions, judge, toResult } from '../judge.ts';
import type { Profile } from '../profile.ts';
import type { Suite } from '../suite/load.ts';
import type { Sample, Task } from '../types.ts';
import { type Outcome, ownFault, type Result } from '../verdict.ts';
import { type Chunk, splitLines } from './chunks.ts';
import { Desks } from './desks.ts';
import { digestResponse } from './digest-response.ts';
import { digestIdentity } from './identity.ts';
import { type BadLine, isBlank, readSample } from './samples.ts';

/** What a worker is sent: whole lines of the samples file, where it says which line it is at, and what is known of lines that it is not to judge. */
export interface ChunkMessage extends Pick<Chunk, 'firstLine' | 'lines' | 'bytes' | 'tooLong'> {
  readonly place?: Place;
  readonly fates?: ReadonlyMap<number, Fate>;
}

/** One number that worker and pool share: the line that is being judged, 0 before the first and behind the last. It outlives the worker. */
export type Place = Uint32Array<SharedArrayBuffer>;

/** What became of a line that a worker did not come back from: it took too long, the worker died when judging it, or already when reading it. */
export type Fate = { readonly kind: 'timed_out'; readonly limitMs: number } | { readonly kind: 'died' | 'unreadable'; readonly reason: string };

/**
 * What a worker sends back: result lines as UTF-8 with the samples they are of, three numbers each (its line, and the two of its identity's digest), the lines
 * that hold no sample, and messages of our own bugs.
 */
export interface JudgedChunk {
  readonly results: Uint8Array;
  readonly count: number;
  readonly samples: Uint32Array;
  readonly badLines: readonly BadLine[];
  readonly faults: readonly string[];
  /** Why the worker could not start; nothing was judged then. */
  readonly unprepared?: string;
}

/** What is done with each sample: `judge`, or what a test puts in its place. */
export type JudgeSample = (sample: Sample, task: Task, options: JudgeOptions) => Result;

/** A function that judges chunks of a samples file against a suite; it keeps what it prepared for the tasks used last. */
export const createChunkJudge = (suite: Suite, profile: Profile, judgeSample: JudgeSample = judge): ((chunk: ChunkMessage) => JudgedChunk) => {
  const desks = new Desks();
  return (chunk) => {
    if (chunk.tooLong) return { ...emptyChunk, badLines: [{ line: chunk.firstLine, reason: 'the line is too long' }] };
    const lines: string[] = [];
    const samples: number[] = [];
    const badLines: BadLine[] = [];
    const faults: string[] = [];
    for (const { line, bytes } of splitLines(chunk)) {
      if (isBlank(bytes)) continue;
      tellPlace(chunk, line);
      const fate = chunk.fates?.get(line);
      const read = fate?.kind === 'unreadable' ? { reason: `the worker died when reading the line (${fate.reason})` } : readSample(bytes, suite);
      if ('reason' in read) badLines.push({ line, reason: read.reason });
      else {
        lines.push(judgeLine(line, read, { profile, desks, faults, judgeSample: fate === undefined ? judgeSample : pass(fate) }));
        samples.push(line, ...digestIdentity(read.sample));
      }
    }
    tellPlace(chunk, 0);
    return { results: new TextEncoder().encode(lines.join('')), count: lines.length, samples: Uint32Array.from(samples), badLines, faults };
  };
};

/** What comes of no line. */
export const emptyChunk: JudgedChunk = { results: new Uint8Array(), count: 0, samples: new Uint32Array(), badLines: [], faults: [] };

const tellPlace = ({ place }: ChunkMessage, line: number): void => {
  if (place !== undefined) Atomics.store(place, 0, line);
};

interface Found {
  readonly sample: Sample;
  readonly task: Task;
}

interface Bench {
  readonly profile: Profile;
  readonly desks: Desks;
  readonly faults: string[];
  readonly judgeSample: JudgeSample;
}

/** Takes a fate as the verdict on a sample. */
const pass =
  (fate: Fate): JudgeSample =>
  (sample, task, options) =>
    toResult(sample, task, toOutcome(fate), options);

const toOutcome = (fate: Fate): Outcome => {
  if (fate.kind === 'timed_out') return { stage: 'responded', error: toRejection(timedOut(fate.limitMs)) };
  return { stage: 'infra', error: { code: ownFault, message: `the worker died on this sample (${fate.reason}); this is a bug in diffgauge` } };
};

/** A sample on which our own code fails costs only itself. */
const judgeLine = (line: number, { sample, task }: Found, { profile, desks, faults, judgeSample }: Bench): string => {
  try {
    return printResult(line, sample, judgeSample(sample, task, { profile, ...desks.prepare(task, sample.format) }));
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return printInternal(line, sample, profile.name);
  }
};

/** A result line says of its answer so much that answers of two runs can be told apart without their samples. */
const printResult = (line: number, { response }: Sample, result: Result): string =>
  `${JSON.stringify({ line, ...result, responseDigest: digestResponse(response) })}\n`;

/** The result line of a sample that could not be judged through no fault of the model. */
const printInternal = (line: number, sample: Sample, profile: string): string => {
  const { task, format, model, prompt, trial } = sample;
  const error = { code: ownFault, message: 'judging failed; this is a bug in diffgauge' };
  return printResult(line, sample, { task, format, model, prompt, trial, profile, stage: 'infra', error });
};
