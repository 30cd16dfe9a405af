import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Resident memory when the results had grown to so many bytes. */
export interface Look {
  readonly bytes: number;
  readonly mb: number;
}

/** How long a run took, and the most memory it had, by the kernel's own count. */
export interface End {
  readonly seconds: number;
  readonly peakMb: number;
}

/** What the process says while it scores. */
export type Told = { readonly look: Look } | { readonly end: End };

/** What is scored, where its results go, the size of the results at which the process is killed, and the one core that it may use (all when absent). */
export interface WatchedScore {
  readonly samples: string;
  readonly out: string;
  readonly workers: number;
  readonly killAt?: number;
  readonly core?: number;
}

/** Scores samples in a fresh process that watches its own memory; `end` is absent where it was killed. */
export const scoreWatched = async ({ samples, out, workers, killAt, core }: WatchedScore): Promise<{ readonly looks: readonly Look[]; readonly end?: End }> => {
  const call = [process.execPath, ...process.execArgv, join(import.meta.dirname, 'score-process.ts'), samples, out, String(workers)];
  const [program = '', ...args] = core === undefined ? call : ['taskset', '-c', String(core), ...call];
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const looks: Look[] = [];
  let end: End | undefined;
  let stderr = '';
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  child.on('message', (told: Told) => {
    if ('end' in told) end = told.end;
    else if (looks.push(told.look) && told.look.bytes >= (killAt ?? Number.POSITIVE_INFINITY)) child.kill('SIGKILL');
  });
  const [code, signal] = await once(child, 'close');
  if (signal === 'SIGKILL' && killAt !== undefined) return { looks };
  if (code !== 0 || end === undefined) throw new Error(`score failed: ${stderr}`);
  return { looks, end };
};

/** Writes so many samples of the simulated models over the embedded suite, as a stream. */
export const makeSamples = (count: number, out: string): void => {
  const script = join(import.meta.dirname, '..', 'scripts', 'make-samples.ts');
  const { status } = spawnSync(process.execPath, [script, '--count', String(count), '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the samples could not be made');
};
