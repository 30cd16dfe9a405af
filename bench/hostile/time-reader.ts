import { readFileSync, writeFileSync } from 'node:fs';
import { listTrials } from './trials.ts';

/** Prints, for every hostile text of one reader, how many times as long twice the text takes, and the memory it needs. Time is that of the thread alone. */
const [, , reader = '', units = ''] = process.argv;
const size = Number(units);

/** Below this, time says nothing. */
const SHORTEST_MS = 100;
const MOST_ROUNDS = 5;

const timeOf = (run: () => string): number => {
  globalThis.gc?.();
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/** An exception that is no rejection is an outcome, too: the one that must not be. */
const surviving = (run: () => string) => (): string => {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
};

/** The peak of the memory while something runs, above what was in use before. Only Linux tells; undefined elsewhere. */
const peakOf = (run: () => void): number | undefined => {
  if (process.platform !== 'linux') {
    run();
    return undefined;
  }
  globalThis.gc?.();
  writeFileSync('/proc/self/clear_refs', '5');
  const before = process.memoryUsage().rss;
  run();
  const peak = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Math.max(0, Number(peak ?? 0) * 1024 - before);
};

for (const { text, prepare } of listTrials(reader)) {
  const [once, twice] = [1, 2].map((times) => surviving(prepare(size, times)));
  if (once === undefined || twice === undefined) continue;
  let outcome = '';
  const peak = peakOf(() => {
    outcome = twice();
  });
  let [one, two] = [timeOf(once), timeOf(twice)];
  for (let round = 1; round < MOST_ROUNDS && two >= SHORTEST_MS && two > 2 * one; round++)
    [one, two] = [Math.min(one, timeOf(once)), Math.min(two, timeOf(twice))];
  const time = two < SHORTEST_MS ? {} : { time: Number((two / one).toFixed(2)) };
  const memory = peak === undefined ? {} : { bytesPerUnit: Math.round(peak / size / 2) };
  process.stdout.write(`${JSON.stringify({ reader, text, outcome, ...time, ms: Math.round(two), ...memory })}\n`);
}
