import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const run = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('scoring-worker.ts', import.meta.url));
    worker.once('message', resolve);
    worker.once('error', reject);
  });

describe('the core in worker threads', () => {
  it('is loaded by several at once, and again after they have ended', async () => {
    expect(await Promise.all([run(), run(), run()])).toEqual([80, 80, 80]);
    expect(await run()).toBe(80);
  });
});
