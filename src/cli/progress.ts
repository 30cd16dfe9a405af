import { stripVTControlCharacters, styleText } from 'node:util';

/** How far work on a file is: what is done, in `unit`s, by this process and those before it, what else is to be said of it, and bytes of the file. */
export interface Advance {
  readonly done: number;
  readonly unit: string;
  readonly notes?: readonly string[];
  readonly bytes: number;
  readonly totalBytes: number;
}

/** One line on a terminal that says how far a run is; where the stream is none, a line a minute. */
export interface ProgressLine {
  update(advance: Advance): void;
  clear(): void;
}

/** A progress line that is redrawn at most ten times a second, or added once a minute to a log; speed and time left are those of this process. */
export const createProgressLine = (stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): ProgressLine => {
  const [pauseMs, draw] = stream.isTTY
    ? [100, (line: string) => stream.write(`\r\u001b[K${line}`)]
    : [60_000, (line: string) => stream.write(`diffgauge: ${stripVTControlCharacters(line)}\n`)];
  let first: Mark | undefined;
  let drawnAt = stream.isTTY ? Number.NEGATIVE_INFINITY : performance.now();
  return {
    update: (advance) => {
      const now = performance.now();
      first ??= { ...advance, at: now };
      if (now - drawnAt < pauseMs) return;
      drawnAt = now;
      draw(printAdvance(advance, first, now));
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
};

interface Mark extends Advance {
  readonly at: number;
}

const printAdvance = ({ done, unit, notes = [], bytes, totalBytes }: Advance, first: Mark, now: number): string => {
  const seconds = Math.max((now - first.at) / 1000, 0.001);
  const left = ((totalBytes - bytes) * seconds) / Math.max(bytes - first.bytes, 1);
  const parts = [
    `${Math.floor((100 * bytes) / Math.max(totalBytes, 1))} %`,
    `${done.toLocaleString('en')} ${unit}${done === 1 ? '' : 's'}`,
    ...(done > first.done ? [printSpeed((done - first.done) / seconds)] : []),
    ...notes,
    ...(done > first.done ? [styleText('dim', `${printDuration(left)} left`)] : []),
  ];
  return parts.join('  ');
};

const printSpeed = (perSecond: number): string => (perSecond >= 1 ? `${Math.round(perSecond).toLocaleString('en')}/s` : `${Math.round(60 * perSecond)}/min`);

const printDuration = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
};
