import { styleText } from 'node:util';
import type { Progress } from '../batch/score-file.ts';

/** One line on a terminal that says how far a run is; silent where the stream is none. */
export interface ProgressLine {
  update(progress: Progress): void;
  clear(): void;
}

/** A progress line that is redrawn at most ten times a second; speed and time left are those of this process. */
export const createProgressLine = (stream: NodeJS.WriteStream): ProgressLine => {
  if (!stream.isTTY) return { update: () => {}, clear: () => {} };
  let first: Mark | undefined;
  let drawnAt = 0;
  return {
    update: (progress) => {
      const now = performance.now();
      first ??= { ...progress, at: now };
      if (now - drawnAt < 100) return;
      drawnAt = now;
      stream.write(`\r\u001b[K${printProgress(progress, first, now)}`);
    },
    clear: () => stream.write('\r\u001b[K'),
  };
};

interface Mark extends Progress {
  readonly at: number;
}

const printProgress = (progress: Progress, first: Mark, now: number): string => {
  const { results, badLines, bytes, totalBytes } = progress;
  const seconds = Math.max((now - first.at) / 1000, 0.001);
  const samples = results + badLines - first.results - first.badLines;
  const left = ((totalBytes - bytes) * seconds) / Math.max(bytes - first.bytes, 1);
  const parts = [
    `${Math.floor((100 * bytes) / Math.max(totalBytes, 1))} %`,
    `${results.toLocaleString('en')} samples`,
    `${Math.round(samples / seconds).toLocaleString('en')}/s`,
    ...(badLines > 0 ? [styleText('yellow', `${badLines.toLocaleString('en')} bad lines`)] : []),
    ...(samples > 0 ? [styleText('dim', `${printDuration(left)} left`)] : []),
  ];
  return parts.join('  ');
};

const printDuration = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
};
