import { mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFindings } from './machine.ts';
import { isQuick, readNumber, readOption } from './options.ts';
import { type Look, makeSamples, scoreWatched, type WatchedScore } from './watched-score.ts';

/** Samples: `--count=N`, made unless `--samples=FILE` holds them. Memory is looked at in twenty parts of the run. */
const count = readNumber('count', 100_000, 400);
const parts = 20;
/** What a run may take, in MiB, and how many times what it took between 5 % and 30 % its last quarter may take. */
const mostMb = 600;
const mostGrowth = 1.1;

const work = mkdtempSync(join(readOption('dir') ?? tmpdir(), 'diffgauge-soak-'));
const samples = readOption('samples') ?? join(work, 'samples.jsonl');
const nameResults = (run: string): string => join(work, run, 'results.jsonl');

/** Kills a run at each quarter of its results, then lets it end. Gives the peaks of the killed processes and of the last. */
const scoreKilled = async (request: WatchedScore, bytes: number): Promise<number[]> => {
  const peaks: number[] = [];
  for (let quarter = 1; quarter < 4; quarter++) {
    const { looks, end } = await scoreWatched({ ...request, killAt: Math.ceil((bytes * quarter) / 4) });
    if (end === undefined) peaks.push(peakOf(looks));
    else if (!isQuick) throw new Error('the run ended before it was killed: take more samples');
  }
  const { looks } = await scoreWatched(request);
  return [...peaks, peakOf(looks)];
};

const peakOf = (looks: readonly Look[]): number => Math.round(looks.reduce((most, { mb }) => Math.max(most, mb), 0));

/** The most memory in each part of the run, by the size that the results had. */
const tabulate = (looks: readonly Look[], bytes: number) =>
  Array.from({ length: parts }, (_, part) => {
    const within = looks.filter((look) => Math.min(parts - 1, Math.floor((look.bytes / bytes) * parts)) === part);
    return { percent: ((part + 1) * 100) / parts, mb: within.length === 0 ? Number.NaN : peakOf(within) };
  }).filter(({ mb }) => !Number.isNaN(mb));

const mean = (rows: readonly { readonly mb: number }[]): number => rows.reduce((sum, { mb }) => sum + mb, 0) / rows.length;

/** The last quarter of the run beside the part from 5 % to 30 %. */
const measureGrowth = (rows: readonly { readonly percent: number; readonly mb: number }[]): number =>
  mean(rows.filter(({ percent }) => percent > 75)) / mean(rows.filter(({ percent }) => percent > 5 && percent <= 30));

/** Compares two files byte for byte, a block at a time. */
const isSameFile = (one: string, other: string): boolean => {
  const files = [one, other].map((name) => ({ file: openSync(name, 'r'), block: Buffer.alloc(1 << 20) }));
  for (;;) {
    const [left, right] = files.map(({ file, block }) => block.subarray(0, readSync(file, block)));
    if (left === undefined || right === undefined || !left.equals(right)) return false;
    if (left.length === 0) return true;
  }
};

try {
  if (readOption('samples') === undefined) makeSamples(count, samples);
  const whole = await scoreWatched({ samples, out: join(work, 'whole'), workers: 2 });
  const bytes = statSync(nameResults('whole')).size;
  const killedPeaks = await scoreKilled({ samples, out: join(work, 'killed'), workers: 2 }, bytes);
  if (!isSameFile(nameResults('whole'), nameResults('killed'))) throw new Error('a run that was killed and one that was not do not give the same results');
  const memory = tabulate(whole.looks, bytes);
  const peakMb = Math.round(whole.end?.peakMb ?? Number.NaN);
  const growth = Number(measureGrowth(memory).toFixed(2));
  const seconds = Math.round(whole.end?.seconds ?? Number.NaN);
  printFindings('soak', { samples: count, resultBytes: bytes, kills: killedPeaks.length - 1, seconds, peakMb, killedPeaks, growth, memory });
  if (Math.max(peakMb, ...killedPeaks) > mostMb) throw new Error(`memory went beyond ${mostMb} MiB`);
  if (!isQuick && growth > mostGrowth) throw new Error(`memory grows: ${growth} times as much in the last quarter`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
