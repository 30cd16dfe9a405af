import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { countSamples, makePlan, type Plan, type PlanRequest, placeAt } from '../../src/collect/plan.ts';
import { answerAsOracle } from '../../src/collect/providers/oracle.ts';
import { loadSuite, type Suite } from '../../src/suite/load.ts';
import type { Response, Sample } from '../../src/types.ts';
import type { Logged } from './api-server.ts';

const root = join(import.meta.dirname, '..', '..');

/** A folder for a test, with a suite of some of the fixture repos in `suite`. */
export const makeScene = async (repos: readonly string[]): Promise<{ readonly dir: string; readonly suite: Suite }> => {
  const dir = mkdtempSync(join(tmpdir(), 'live-run-'));
  for (const repo of repos) cpSync(join(root, 'repos', repo), join(dir, 'suite', repo), { recursive: true });
  return { dir, suite: await loadSuite(join(dir, 'suite')) };
};

/** A plan that asks one live model. */
export const planLive = (suite: Suite, live: LiveModel, changes: Partial<PlanRequest> = {}): Plan =>
  makePlan(suite, { tasks: [], formats: [], models: [], live: [live], seed: 1, ...changes });

/** What the oracle answers to each prompt of a plan. No two combinations have the same prompt. */
export const answerPrompts = (plan: Plan): ReadonlyMap<string, Response> => {
  const answers = new Map<string, Response>();
  for (let number = 0; number < countSamples(plan, plan.live); number += 1) {
    const { task, format, prompt } = placeAt(plan, plan.live, number);
    answers.set(prompt.write(task, format).find(({ role }) => role === 'user')?.content ?? '', answerAsOracle(task, format, 0).response);
  }
  return answers;
};

/** How often each prompt was asked with that outcome. */
export const countPrompts = (log: readonly Logged[], outcome: Logged['outcome']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { prompt } of log.filter((one) => one.outcome === outcome)) counts.set(prompt, (counts.get(prompt) ?? 0) + 1);
  return counts;
};

/** The whole lines of a samples file. */
export const readSamples = (run: string): readonly Sample[] => {
  const file = join(run, 'samples.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line));
};

export const nameSample = ({ task, format, model, prompt, trial }: Sample): string => [task, format, model, prompt, trial].join(' ');

/** What `run.json` says in a folder in which a samples file was judged. */
export const judgedRun = (file: string, profile = 'strict') => ({
  ...{ diffgauge: '0', node: '24', profile, startedAt: '' },
  ...{ suite: { dir: 'suite', hash: '' }, samples: { file, size: 0, head: '' } },
});

/** Everything that stands in the files of a folder. */
export const readAll = (dir: string): string =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

/** A started command, and what becomes of it: `code` is null where a signal ended it. */
export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

export const startCommand = (words: readonly string[], environment: Readonly<Record<string, string>>): Started => {
  const child = spawn(process.execPath, [join(root, 'bin', 'diffgauge.mjs'), ...words], { env: { ...process.env, ...environment }, stdio: 'pipe' });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({ code, stdout, stderr }));
  return { process: child, ended };
};
