import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFindings } from './machine.ts';

/** Samples per run: `--count=N`, 20,000 unless said otherwise. */
const count = Number(process.argv.find((argument) => argument.startsWith('--count='))?.slice('--count='.length) ?? 20_000);
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'diffgauge-bench-'));
const samples = join(work, 'samples.jsonl');

interface Timed {
  readonly seconds: number;
  readonly peakMb: number;
  readonly results: string;
}

/** Judges the samples in a fresh process, and reads its peak memory from the kernel's own count. */
const judgeWith = (workers: number): Timed => {
  const out = join(work, `run-${workers}`);
  const program = `
    import { main } from ${JSON.stringify(join(root, 'src/cli.ts'))};
    process.stdout.write = () => true;
    const start = process.hrtime.bigint();
    await main(['score', ${JSON.stringify(samples)}, '--out', ${JSON.stringify(out)}, '--workers', '${workers}', '--json']);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    process.stderr.write(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));`;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`score failed: ${stderr}`);
  const { seconds, peakMb } = JSON.parse(stderr.slice(stderr.lastIndexOf('{')));
  return { seconds, peakMb, results: readFileSync(join(out, 'results.jsonl'), 'utf8') };
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
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
