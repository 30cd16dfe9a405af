import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFindings } from './machine.ts';
import { readNumber } from './options.ts';
import { type End, type Look, makeSamples, scoreWatched } from './watched-score.ts';

/** Samples per run: `--count=N`, 20,000 unless said otherwise. Memory is looked at twenty times. */
const count = readNumber('count', 20_000, 20);
const step = Math.max(1, Math.round(count / 20));
const work = mkdtempSync(join(tmpdir(), 'diffgauge-bench-'));
const samples = join(work, 'samples.jsonl');

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

/** The memory at every so many results: the first look at or behind each. */
const tabulate = ({ looks, results }: Timed): number[] => {
  const ends: number[] = [];
  const bytes = Buffer.from(results);
  for (let at = bytes.indexOf(10), line = 1; at >= 0; at = bytes.indexOf(10, at + 1), line++) if (line % step === 0) ends.push(at + 1);
  return ends.map((end) => Math.round(looks.find((look) => look.bytes >= end)?.mb ?? Number.NaN));
};

try {
  makeSamples(count, samples);
  const one = await judgeWith(1);
  const two = await judgeWith(2);
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
    peakMbOneWorker: Math.round(one.peakMb),
    peakMbTwoWorkers: Math.round(two.peakMb),
    memory: tabulate(one).map((mbOneWorker, index) => ({ results: (index + 1) * step, mbOneWorker, mbTwoWorkers: tabulate(two)[index] })),
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
