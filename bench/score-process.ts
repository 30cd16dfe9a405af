import { statSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../src/cli.ts';
import type { Told } from './watched-score.ts';

// Scores a samples file as the command does, in a process that looks at its own memory; it tells its parent of each look, and of its end.
const [samples = '', out = '', workers = '1'] = process.argv.slice(2);
const tell = (told: Told): void => void process.send?.(told);
const sizeOf = (): number => statSync(join(out, 'results.jsonl'), { throwIfNoEntry: false })?.size ?? 0;

let seen = 0;
const look = (): void => {
  const bytes = sizeOf();
  if (bytes > seen) tell({ look: { bytes, mb: process.memoryUsage.rss() / 2 ** 20 } });
  seen = bytes;
};

process.stdout.write = () => true;
const watch = setInterval(look, 10);
const start = process.hrtime.bigint();
await main(['score', samples, '--out', out, '--workers', workers, '--json']);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
clearInterval(watch);
look();
tell({ end: { seconds, peakMb: process.resourceUsage().maxRSS / 1024 } });
process.disconnect?.();
