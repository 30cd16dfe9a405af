import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgressLine } from '../../src/cli/progress.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const advance = (done: number) => ({ done, unit: 'sample', notes: ['$0.5000'], bytes: done, totalBytes: 1000 });

const draw = (isTTY: boolean, everyMs: number, count: number): readonly string[] => {
  const lines: string[] = [];
  const line = createProgressLine({ isTTY, write: (text: string | Uint8Array) => lines.push(String(text)) > 0 });
  for (let done = 0; done < count; done += 1) {
    line.update(advance(done));
    vi.advanceTimersByTime(everyMs);
  }
  line.clear();
  return lines;
};

it('adds a line a minute to a log, and none to that of a short run', () => {
  expect(draw(false, 1000, 60)).toEqual([]);
  const lines = draw(false, 10_000, 20);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('diffgauge: 0 %  6 samples  6/min  $0.5000  2 h 45 min left\n');
});

it('redraws a line on a terminal, and clears it', () => {
  const lines = draw(true, 1000, 3);
  expect(lines).toHaveLength(4);
  expect(lines.every((line) => line.startsWith('\r\u001b[K'))).toBe(true);
  expect(lines.at(-1)).toBe('\r\u001b[K');
});

it('says how fast work goes once some was done, and counts one as one', () => {
  const lines: string[] = [];
  const line = createProgressLine({ isTTY: true, write: (text: string | Uint8Array) => lines.push(stripVTControlCharacters(String(text))) > 0 });
  for (const done of [1, 31]) {
    line.update(advance(done));
    vi.advanceTimersByTime(10_000);
  }
  expect(lines).toEqual(['\r0 %  1 sample  $0.5000', '\r3 %  31 samples  3/s  $0.5000  5 min 23 s left']);
});
