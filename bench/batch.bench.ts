import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFindings } from './machine.ts';
import { readNumber } from './options.ts';

/** Samples per run: `--count=N`, 20,000 unless said otherwise. Memory is looked at twenty times. */
const count = readNumber('count', 20_000, 20);
const step = Math.max(1, Math.round(count / 20));
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'diffgauge-bench-'));
const samples = join(work, 'samples.jsonl');

interface Timed {
  readonly seconds: number;
  readonly peakMb: number;
  /** Resident memory when the results had grown to so many bytes. */
  readonly memory: readonly { readonly bytes: number; readonly mb: number }[];
  readonly results: string;
}

/** Judges the samples in a fresh process that watches its own memory and its results; the peak is the kernel's own count. */
const judgeWith = (workers: number): Timed => {
  const out = join(work, `run-${workers}`);
  const program = `
    import { statSync } from 'node:fs';
    import { main } from ${JSON.stringify(join(root, 'src/cli.ts'))};
    process.stdout.write = () => true;
    const memory = [];
    const look = () => {
      const bytes = statSync(${JSON.stringify(join(out, 'results.jsonl'))}, { throwIfNoEntry: false })?.size ?? 0;
      if (bytes > (memory.at(-1)?.bytes ?? 0)) memory.push({ bytes, mb: process.memoryUsage.rss() / 2 ** 20 });
    };
    const watch = setInterval(look, 10);
    const start = process.hrtime.bigint();
    await main(['score', ${JSON.stringify(samples)}, '--out', ${JSON.stringify(out)}, '--workers', '${workers}', '--json']);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    clearInterval(watch);
    look();
    process.stderr.write(JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024, seconds, memory }));`;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`score failed: ${stderr}`);
  const { seconds, peakMb, memory }: Omit<Timed, 'results'> = JSON.parse(stderr.slice(stderr.lastIndexOf('{"peakMb"')));
  return { seconds, peakMb, memory, results: readFileSync(join(out, 'results.jsonl'), 'utf8') };
};

/** The memory at every so many results: the first look at or behind each. */
const tabulate = ({ memory, results }: Timed): number[] => {
  const ends: number[] = [];
  const bytes = Buffer.from(results);
  for (let at = bytes.indexOf(10), line = 1; at >= 0; at = bytes.indexOf(10, at + 1), line++) if (line % step === 0) ends.push(at + 1);
  return ends.map((end) => Math.round(memory.find((look) => look.bytes >= end)?.mb ?? Number.NaN));
};

try {
  const made = spawnSync(process.execPath, [join(root, 'scripts/make-samples.ts'), '--count', String(count), '--out', samples], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('the samples could not be made');
  const one = judgeWith(1);
  const two = judgeWith(2);
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
