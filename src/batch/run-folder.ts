import { createHash } from 'node:crypto';
import { access, type FileHandle, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { blameFile, checkJson } from '../suite/check-json.ts';
import type { Suite } from '../suite/load.ts';
import { version } from '../version.ts';
import { readCommit } from './commit.ts';
import { resultFiles } from './results.ts';

/**
 * What a run was made from, as `run.json` in its folder says. `suite.tested` is how many of its tasks have tests that can decide something; `samples.head` is a
 * digest of the first 64 KiB, or of all of a smaller file.
 */
const runSchema = z.looseObject({
  diffgauge: z.string(),
  node: z.string(),
  profile: z.string(),
  suite: z.object({ dir: z.string(), hash: z.string(), tested: z.number().optional() }),
  samples: z.object({ file: z.string(), size: z.number(), head: z.string() }),
  commit: z.string().optional(),
  startedAt: z.string(),
});

export type RunFacts = z.infer<typeof runSchema>;

/** What decides the results of a run. */
export interface RunInputs {
  readonly profile: string;
  readonly suite: Pick<Suite, 'dir' | 'hash' | 'tasks'>;
  readonly samplesFile: string;
  readonly samples: FileHandle;
}

/**
 * Makes a run folder, or opens one to go on with it. `restart` throws away what was judged.
 * @throws UsageError when the folder's run has other inputs than this one.
 */
export const openRunFolder = async (dir: string, inputs: RunInputs, restart: boolean): Promise<void> => {
  if (restart) await forgetResults(dir);
  const known = await readRun(dir);
  const size = (await inputs.samples.stat()).size;
  if (known !== undefined) await checkSameRun(dir, known, inputs, size);
  if (known?.samples.size === size) return;
  await rm(join(dir, 'summary.json'), { force: true });
  await writeRun(dir, known ?? (await describeRun(inputs)), { file: resolve(inputs.samplesFile), size, head: await hashHead(inputs.samples, size) });
};

/** Throws away what was judged, and what it was judged from last: results without that could not be told from those of another run. */
export const forgetResults = async (dir: string): Promise<void> => {
  for (const name of ['summary.json', ...Object.values(resultFiles), 'run.json']) await rm(join(dir, name), { force: true });
};

/**
 * Makes the folder of a run; returns the folders it made, as `makeFolder` does.
 * @throws UsageError where no folder can be made, or a folder holds other things than a run.
 */
export const makeRunFolder = async (dir: string): Promise<readonly string[]> => {
  const made = await makeFolder(dir);
  const names = await readdir(dir);
  if (names.length === 0 || names.some((name) => runMarks.has(name) || name.startsWith('run.lock'))) return made;
  throw new UsageError(`${dir} holds no run, but other files (${names.sort()[0]}); expected a new folder, an empty one, or one with run.json`);
};

/** Any of these makes a folder one of a run, also where that was stopped before it had a run.json. */
const runMarks: ReadonlySet<string> = new Set(['run.json', 'run.json.new', 'collect.json', resultFiles.results]);

/** The same of a folder that must hold a run. @throws UsageError when it holds none, or its run.json is damaged. */
export const readKnownRun = async (folder: string): Promise<RunFacts> => {
  const run = await readRun(folder);
  if (run === undefined && (await exists(join(folder, 'collect.json'))))
    throw new UsageError(
      `${folder} holds a run of which no answer is judged yet, as not all of them are there; the "diffgauge run" that made it goes on with it`,
    );
  if (run === undefined) throw new UsageError(`${folder} holds no run: there is no run.json; "diffgauge score" and "diffgauge run" make one`);
  return run;
};

/** What `run.json` in a run folder says; undefined when there is none. @throws UsageError when it is damaged. */
export const readRun = async (dir: string): Promise<RunFacts | undefined> => {
  const file = join(dir, 'run.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    if (await exists(join(dir, resultFiles.results))) {
      throw new UsageError(
        `${dir} holds ${resultFiles.results} but no run.json, so it is not known what they are results of; choose another --out, or --restart`,
      );
    }
    return undefined;
  }
  const checked = checkJson(runSchema, text);
  if ('reason' in checked) throw blameFile(file, checked);
  return checked.value;
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** A samples file may have grown since: what was judged stands, the rest is judged now. */
const checkSameRun = async (dir: string, known: RunFacts, { profile, suite, samples, samplesFile }: RunInputs, size: number): Promise<void> => {
  const sameSamples = await holdsSamples(known, samples, size);
  const differences = [
    known.diffgauge !== version && `diffgauge was ${known.diffgauge} and is ${version}`,
    known.profile !== profile && `the profile was ${known.profile} and is ${profile}`,
    known.suite.hash !== suite.hash && sayOther('the suite', resolve(suite.dir), known.suite.dir),
    !sameSamples && sayOther('the samples file', resolve(samplesFile), known.samples.file),
  ].filter((difference) => difference !== false);
  if (differences.length > 0) {
    throw new UsageError(`${dir} holds another run: ${differences.join('; ')}. Choose another --out, or judge everything again with --restart`);
  }
};

/** Whether a samples file still begins with what the run was started with; it may have grown. */
export const holdsSamples = async (known: RunFacts, samples: FileHandle, size: number): Promise<boolean> =>
  size >= known.samples.size && (await hashHead(samples, known.samples.size)) === known.samples.head;

const sayOther = (what: string, now: string, then: string): string => (now === then ? `${what} ${now} has changed since` : `${what} was ${then} and is ${now}`);

/** Of how many bytes of a samples file `samples.head` is a digest. */
const headSize = 64 * 1024;

const hashHead = async (file: FileHandle, size: number): Promise<string> => {
  const head = Buffer.alloc(Math.min(size, headSize));
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  return createHash('sha256').update(head.subarray(0, bytesRead)).digest('hex');
};

const describeRun = async ({ profile, suite }: RunInputs): Promise<Omit<RunFacts, 'samples'>> => {
  const commit = await readCommit('.');
  const { dir, hash, tasks } = suite;
  const tested = [...tasks.values()].filter((task) => task.tests !== undefined && !task.noop).length;
  return {
    diffgauge: version,
    node: process.version,
    profile,
    suite: { dir: resolve(dir), hash, tested },
    ...(commit !== undefined && { commit }),
    startedAt: new Date().toISOString(),
  };
};

/** The file appears whole or not at all. */
const writeRun = async (dir: string, facts: Omit<RunFacts, 'samples'>, samples: RunFacts['samples']): Promise<void> => {
  const fresh = join(dir, 'run.json.new');
  await writeFile(fresh, `${JSON.stringify({ ...facts, samples }, null, 2)}\n`);
  await rename(fresh, join(dir, 'run.json'));
};
