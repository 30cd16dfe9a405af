import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFindings } from './machine.ts';
import { readNumber, readOption } from './options.ts';
import { type End, type Look, makeSamples, scoreWatched } from './watched-score.ts';

/** The lines of a file, with or without a line feed at its end. */
const countLines = (file: string): number => {
  const bytes = readFileSync(file);
  return bytes.reduce((lines, byte) => lines + Number(byte === 10), bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0);
};

const work = mkdtempSync(join(tmpdir(), 'diffgauge-bench-'));
const given = readOption('samples');
const samples = given ?? join(work, 'samples.jsonl');
/** Samples per run: those of `--samples=FILE`, or `--count=N` that are made for it, 20,000 unless said otherwise. Memory is looked at twenty times. */
const count = given === undefined ? readNumber('count', 20_000, 20) : countLines(given);
const step = Math.max(1, Math.round(count / 20));

interface Timed extends End {
  readonly looks: readonly Look[];
  readonly results: Results;
}

/** What was written, as a digest: how many lines and bytes, and where every so many lines end. */
interface Results {
  readonly digest: string;
  readonly lines: number;
  readonly bytes: number;
  readonly ends: readonly number[];
}

/** Judges the samples in a fresh process, which may use all cores, or one. */
const judgeWith = async (workers: number, core?: number): Promise<Timed> => {
  const out = join(work, 'run');
  const { looks, end } = await scoreWatched({ samples, out, workers, ...(core !== undefined && { core }) });
  if (end === undefined) throw new Error('score was killed');
  const results = readResults(readFileSync(join(out, 'results.jsonl')));
  rmSync(out, { recursive: true });
  return { ...end, looks, results };
};

/** One worker and two on all cores, and one worker on one core or another, in turn: so many rounds, as cores differ and change their speed. */
const rounds = readNumber('rounds', 2, 1);
const hasTaskset = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

const readResults = (bytes: Buffer): Results => {
  const ends: number[] = [];
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) if (++lines % step === 0) ends.push(at + 1);
  return { digest: createHash('sha256').update(bytes).digest('hex'), lines, bytes: bytes.length, ends };
};

/** The memory at every so many results: the first look at or behind each. */
const tabulate = ({ looks, results }: Timed): number[] => results.ends.map((end) => Math.round(looks.find((look) => look.bytes >= end)?.mb ?? Number.NaN));

const ratio = (one = Number.NaN, other = Number.NaN): number => Number((one / other).toFixed(2));

try {
  if (given === undefined) makeSamples(count, samples);
  const one = await judgeWith(1);
  const [free, two, oneCore]: [Timed[], Timed[], Timed[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    free.push(await judgeWith(1));
    two.push(await judgeWith(2));
    for (const core of hasTaskset ? [0, 1] : []) {
      oneCore.push(await judgeWith(1, core));
      two.push(await judgeWith(2));
    }
  }
  for (const { results } of [...free, ...two, ...oneCore])
    if (results.digest !== one.results.digest) throw new Error('one worker and two do not give the same results');
  if (one.results.lines !== count) throw new Error(`${one.results.lines} results of ${count} samples`);
  const [ofFree, ofTwo, ofOneCore] = [free, two, oneCore].map((runs) => runs.reduce((sum, { seconds }) => sum + seconds, 0) / runs.length);
  printFindings('batch', {
    samples: count,
    bytes: readFileSync(samples).length,
    resultBytes: one.results.bytes,
    samplesPerSecondOneWorker: Math.round(count / (ofFree ?? Number.NaN)),
    samplesPerSecondTwoWorkers: Math.round(count / (ofTwo ?? Number.NaN)),
    samplesPerSecondOneCore: hasTaskset ? Math.round(count / (ofOneCore ?? Number.NaN)) : null,
    ratioTwoToOne: ratio(ofFree, ofTwo),
    ratioTwoToOneCore: hasTaskset ? ratio(ofOneCore, ofTwo) : null,
    peakMbOneWorker: Math.round(one.peakMb),
    peakMbTwoWorkers: Math.round(Math.max(...two.map(({ peakMb }) => peakMb))),
    memory: tabulate(one).map((mbOneWorker, index) => ({ results: (index + 1) * step, mbOneWorker, mbTwoWorkers: tabulate(two[0] ?? one)[index] })),
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
