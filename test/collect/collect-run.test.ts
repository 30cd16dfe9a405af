import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectRun } from '../../src/collect/collect-run.ts';
import { countSamples, makePlan, type PlanRequest } from '../../src/collect/plan.ts';
import { UsageError } from '../../src/errors.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { judgedRun } from './live-scene.ts';

const suite = await loadSuite(embeddedSuite);
const request: PlanRequest = { tasks: ['tally/*'], formats: ['whole'], models: ['oracle', 'simulated:sloppy'], trials: 1, seed: 1 };
const plan = makePlan(suite, request);

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'collect-run-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('collectRun', () => {
  it('makes a sample for each task, format, model and trial', async () => {
    const { samplesFile, kept, made } = await collectRun(plan, suite, dir);
    const lines = (await readFile(samplesFile, 'utf8')).trimEnd().split('\n');
    expect([kept, made, lines.length]).toEqual([0, countSamples(plan), plan.tasks.length * 2]);
    expect(new Set(lines.map((line) => JSON.parse(line).task))).toEqual(new Set(plan.tasks.map(({ id }) => id)));
  });

  it('makes nothing twice', async () => {
    const { samplesFile } = await collectRun(plan, suite, dir);
    const whole = await readFile(samplesFile, 'utf8');
    await writeFile(samplesFile, whole.slice(0, whole.length / 3));
    expect((await collectRun(plan, suite, dir)).kept).toBeGreaterThan(0);
    expect(await readFile(samplesFile, 'utf8')).toBe(whole);
    expect((await collectRun(plan, suite, dir)).made).toBe(0);
  });

  it.each([
    ['seed', { seed: 2 }],
    ['trials', { trials: 2 }],
    ['models', { models: ['oracle'] }],
    ['tasks', { tasks: ['tally/a*'] }],
    ['formats', { formats: ['udiff'] }],
  ] as const)('refuses to go on with other %s, and says so', async (name, change) => {
    await collectRun(plan, suite, dir);
    const other = makePlan(suite, { ...request, ...change });
    await expect(collectRun(other, suite, dir)).rejects.toThrow(new RegExp(`${name} differ`));
    await expect(collectRun(other, suite, dir)).rejects.toThrow(UsageError);
  });
});

describe('makes nothing', () => {
  const write = (name: string, text: string) => writeFile(join(dir, name), text);

  it('where the results in the folder are of other samples', async () => {
    await write('run.json', JSON.stringify(judgedRun('other.jsonl')));
    await expect(collectRun(plan, suite, dir)).rejects.toThrow(/holds results of other\.jsonl, which "diffgauge score" judged; choose another --out$/);
    expect(await readdir(dir)).toEqual(['run.json']);
  });

  it('where they are of another profile', async () => {
    await collectRun(plan, suite, dir);
    await write('samples.jsonl', '');
    await write('run.json', JSON.stringify(judgedRun('samples.jsonl', 'lenient')));
    await expect(collectRun(plan, suite, dir)).rejects.toThrow('holds results as profile lenient reads; expected --profile lenient, or "diffgauge score');
    expect(await readFile(join(dir, 'samples.jsonl'), 'utf8')).toBe('');
  });

  it.each(['null', '[]', '{'])('where %s stands for what the samples are made from', async (text) => {
    await write('collect.json', text);
    await expect(collectRun(plan, suite, dir)).rejects.toThrow(
      /collect\.json(: expected record, received |:1:2: not JSON: ).*; it says what samples are made from: remove the folder/,
    );
  });

  it.each(['null', '1', '{'])('where %s stands for a sample', async (text) => {
    await collectRun(plan, suite, dir);
    await write('samples.jsonl', `${text}\n`);
    await expect(collectRun(plan, suite, dir)).rejects.toThrow(UsageError);
  });
});

describe('makePlan', () => {
  it('takes everything when nothing is named', () => {
    expect(makePlan(suite, { ...request, tasks: [] }).tasks.length).toBe(suite.tasks.size);
    expect(makePlan(suite, { ...request, models: [] }).models.length).toBe(5);
  });

  it('finds tasks by bare name', () => {
    const [id] = [...suite.tasks.keys()];
    expect(makePlan(suite, { ...request, tasks: [id?.split('/')[1] ?? ''] }).tasks.map((task) => task.id)).toEqual([id]);
  });

  it.each([
    ['task', { tasks: ['tally/none'] }],
    ['format', { formats: ['none'] }],
    ['model', { models: ['none'] }],
  ] as const)('refuses an unknown %s', (_, change) => {
    expect(() => makePlan(suite, { ...request, ...change })).toThrow(UsageError);
  });
});
