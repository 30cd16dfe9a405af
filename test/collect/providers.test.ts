import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { findModels, models } from '../../src/collect/models.ts';
import { plainPrompt } from '../../src/collect/plain-prompt.ts';
import { countSamples, type Plan, sampleAt } from '../../src/collect/plan.ts';
import { answerAsOracle } from '../../src/collect/providers/oracle.ts';
import { simulate } from '../../src/collect/providers/simulated.ts';
import { addOfflineSamples, printSample, SamplesFile } from '../../src/collect/samples-file.ts';
import { type SimulatedProfile, simulatedProfiles } from '../../src/collect/simulated-profiles.ts';
import { strict } from '../../src/edit/profiles.ts';
import { UsageError } from '../../src/errors.ts';
import type { Format, Sample } from '../../src/types.ts';
import { docsTask, featureTask, noopTask, showcase, twoWaysTask } from './showcase.ts';

const all = [...formats.values()];
const pick = (name: string): Format => {
  const format = formats.get(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
};

const profileOf = (name: string): SimulatedProfile => {
  const profile = simulatedProfiles.find((other) => other.name === name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return profile;
};

const planOf = (changes: Partial<Plan> = {}): Plan => ({
  ...{
    tasks: showcase,
    formats: all,
    models,
    live: [],
    prompts: [plainPrompt],
    trials: 3,
    seed: 7,
    conduct: { tries: 1, profile: strict, failures: 0, toolFailures: 0 },
  },
  ...changes,
});
const samplesOf = (plan: Plan): Sample[] => Array.from({ length: countSamples(plan) }, (_, place) => sampleAt(plan, place));
const keyOf = ({ task, format, model, trial }: Sample): string => [task, format, model, trial].join(' ');

describe('oracle', () => {
  it('takes turns among the references', () => {
    const [first, second, third] = [0, 1, 2].map((trial) => answerAsOracle(twoWaysTask, pick('whole'), trial).response.text);
    expect(first).toContain('590');
    expect(second).toContain('600 - 10');
    expect(third).toBe(first);
  });

  it('says that there is nothing to do in a no-op task', () => {
    for (const format of all) expect(answerAsOracle(noopTask, format, 0).response.toolCalls).toEqual([]);
  });
});

describe('simulated models', () => {
  it('make the same samples again, whatever else is made', () => {
    const whole = samplesOf(planOf());
    const known = new Map(whole.map((sample) => [keyOf(sample), JSON.stringify(sample)]));
    expect(samplesOf(planOf()).map((sample) => JSON.stringify(sample))).toEqual([...known.values()]);
    const part = samplesOf(planOf({ tasks: [twoWaysTask, docsTask], formats: all.slice(1).reverse(), models: findModels(['simulated:*']), trials: 2 }));
    expect(part.length).toBeGreaterThan(0);
    for (const sample of part) expect(JSON.stringify(sample)).toBe(known.get(keyOf(sample)));
  });

  it('make other samples from another seed', () => {
    const sloppy = findModels(['simulated:sloppy']);
    const texts = [1, 2].map((seed) => samplesOf(planOf({ models: sloppy, seed, trials: 20 })).map((sample) => JSON.stringify(sample)));
    expect(texts[0]).not.toEqual(texts[1]);
  });

  it('record a fault whenever they differ from a reference, and none where they do not', () => {
    for (const format of all) {
      const plain = new Set([0, 1].map((trial) => JSON.stringify(answerAsOracle(twoWaysTask, format, trial).response)));
      for (const sample of samplesOf(planOf({ tasks: [twoWaysTask], formats: [format], models: findModels(['simulated:*']), trials: 40 }))) {
        expect(plain.has(JSON.stringify(sample.response))).toBe(sample.injected?.length === 0);
      }
    }
  });

  it('never inject into files where unasked edits are welcome', () => {
    const samples = samplesOf(planOf({ tasks: [twoWaysTask], models: findModels(['simulated:overeager']), trials: 100 }));
    expect(samples.flatMap(({ injected }) => injected ?? []).map(({ at }) => at)).not.toContain('README.md');
  });

  const runs = 1200;
  const share = (samples: readonly Sample[], holds: (sample: Sample) => boolean): number => samples.filter(holds).length / samples.length;
  /** Five standard deviations of a share: a fair seed stays within but for one in a million. */
  const slack = (rate: number): number => 5 * Math.sqrt((rate * (1 - rate)) / runs);

  it.each(simulatedProfiles.map((profile) => [profile.name, profile] as const))('%s makes faults as often as its table says', (_, profile) => {
    const samples = Array.from({ length: runs }, (_, trial) => simulate(profile, featureTask, pick('whole'), trial, 3));
    for (const kind of ['form', 'restraint', 'correctness'] as const) {
      const counts = samples.map(({ injected = [] }) => injected.filter((fault) => fault.kind === kind).length);
      const { rate, atMost } = profile[kind];
      expect(Math.abs(share(samples, ({ injected = [] }) => injected.some((fault) => fault.kind === kind)) - rate)).toBeLessThan(slack(rate));
      expect(Math.max(...counts)).toBe(atMost);
    }
  });

  it.each(simulatedProfiles.map((profile) => [profile.name, profile] as const))('%s edits no-op tasks as often as its table says', (_, profile) => {
    const samples = Array.from({ length: runs }, (_, trial) => simulate(profile, noopTask, pick('whole'), trial, 3));
    expect(Math.abs(share(samples, ({ injected = [] }) => injected.length > 0) - profile.busy)).toBeLessThan(slack(profile.busy));
  });

  it('have only the faults that they are said to have', () => {
    const { form, correctness } = profileOf('lazy');
    const samples = samplesOf(planOf({ models: findModels(['simulated:lazy']), trials: 100 }));
    const names = samples.flatMap(({ injected = [] }) => injected.filter(({ kind }) => kind !== 'restraint').map(({ name }) => name));
    expect(names.length).toBeGreaterThan(0);
    expect([...(form.only ?? []), ...(correctness.only ?? [])]).toEqual(expect.arrayContaining(names));
  });
});

describe('findModels', () => {
  it('resolves names and globs in a fixed order', () => {
    expect(findModels(['simulated:s*', 'oracle']).map(({ name }) => name)).toEqual(['oracle', 'simulated:sloppy']);
  });

  it('refuses what it does not know, and lists what there is', () => {
    expect(() => findModels(['oracle', 'gpt'])).toThrow(UsageError);
    expect(() => findModels(['gpt'])).toThrow(/oracle, simulated:careful/);
  });
});

describe('a samples file', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'collect-'));
  afterAll(() => rm(dir, { recursive: true }));
  const plan = planOf({ trials: 2 });
  const whole = samplesOf(plan).map(printSample).join('');

  it('goes on where a file stops, at any byte', async () => {
    const file = join(dir, 'samples.jsonl');
    const size = Buffer.byteLength(whole);
    for (const bytes of [0, 1, 17, size >> 1, whole.indexOf('\n') + 1, whole.lastIndexOf('\n', whole.length - 2), size - 1, size]) {
      await writeFile(file, whole);
      await truncate(file, bytes);
      const samples = await SamplesFile.open(file, plan);
      const kept = samples.count;
      await addOfflineSamples(plan, samples);
      expect([samples.count, kept === samples.count]).toEqual([countSamples(plan), bytes === size]);
      await samples.close();
      expect(await readFile(file, 'utf8')).toBe(whole);
    }
  });

  it('refuses a file of another plan and leaves it alone', async () => {
    const file = join(dir, 'other.jsonl');
    await writeFile(file, whole);
    await expect(SamplesFile.open(file, { ...plan, tasks: [featureTask] })).rejects.toThrow(UsageError);
    expect(await readFile(file, 'utf8')).toBe(whole);
  });
});
