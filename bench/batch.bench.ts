import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFindings } from './machine.ts';
import { readNumber, readOption } from './options.ts';
import { type End, type Look, makeSamples, scoreWatched } from './watched-score.ts';

/** Samples per run: `--count=N`, 20,000 unless said otherwise, made unless `--samples=FILE` holds them. Memory is looked at twenty times. */
const count = readNumber('count', 20_000, 20);
const step = Math.max(1, Math.round(count / 20));
const work = mkdtempSync(join(tmpdir(), 'diffgauge-bench-'));
const samples = readOption('samples') ?? join(work, 'samples.jsonl');

interface Timed extends End {
  readonly looks: readonly Look[];
  readonly results: string;
}

/** Judges the samples in a fresh process. */
const judgeWith = async (workers: number): Promise<Timed> => {
  const out = join(work, `run-${workers}`);
  const { looks, end } = await scoreWatched({ samples, out, workers });
  if (end === undefined) throw new Error('score was killed');
  return { ...end, looks, results: readFileSync(join(out, 'results.jsonl'), 'utf8') };
};

/** How long two processes of one worker each take, on half of the samples each: what this machine gives to two that share nothing. */
const judgeApart = async (): Promise<number> => {
  const bytes = readFileSync(samples);
  const middle = bytes.indexOf(10, Math.floor(bytes.length / 2)) + 1;
  const halves = [bytes.subarray(0, middle), bytes.subarray(middle)].map((half, number) => {
    const name = join(work, `half-${number}.jsonl`);
    writeFileSync(name, half);
    return scoreWatched({ samples: name, out: join(work, `apart-${number}`), workers: 1 });
  });
  return Math.max(...(await Promise.all(halves)).map(({ end }) => end?.seconds ?? Number.NaN));
};

/** The memory at every so many results: the first look at or behind each. */
const tabulate = ({ looks, results }: Timed): number[] => {
  const ends: number[] = [];
  const bytes = Buffer.from(results);
  for (let at = bytes.indexOf(10), line = 1; at >= 0; at = bytes.indexOf(10, at + 1), line++) if (line % step === 0) ends.push(at + 1);
  return ends.map((end) => Math.round(looks.find((look) => look.bytes >= end)?.mb ?? Number.NaN));
};

try {
  if (readOption('samples') === undefined) makeSamples(count, samples);
  const one = await judgeWith(1);
  const two = await judgeWith(2);
  const apart = await judgeApart();
  if (one.results !== two.results) throw new Error('one worker and two do not give the same results');
  const judged = one.results.split('\n').length - 1;
  if (judged !== count) throw new Error(`${judged} results of ${count} samples`);
  printFindings('batch', {
    samples: count,
    bytes: readFileSync(samples).length,
    resultBytes: Buffer.byteLength(one.results),
    samplesPerSecondOneWorker: Math.round(count / one.seconds),
    samplesPerSecondTwoWorkers: Math.round(count / two.seconds),
    ratioTwoToOne: Number((one.seconds / two.seconds).toFixed(2)),
    ratioTwoProcessesToOne: Number((one.seconds / apart).toFixed(2)),
    peakMbOneWorker: Math.round(one.peakMb),
    peakMbTwoWorkers: Math.round(two.peakMb),
    memory: tabulate(one).map((mbOneWorker, index) => ({ results: (index + 1) * step, mbOneWorker, mbTwoWorkers: tabulate(two)[index] })),
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
