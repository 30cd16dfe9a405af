import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countTokens } from '../../scripts/formats/tokens.ts';
import { toRequest } from '../../src/collect/ask-for-sample.ts';
import { collectRun } from '../../src/collect/collect-run.ts';
import { charactersPerToken, estimateRun } from '../../src/collect/estimate.ts';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { countSamples, makePlan, placeAt } from '../../src/collect/plan.ts';
import { answerAsOracle } from '../../src/collect/providers/oracle.ts';
import { UsageError } from '../../src/errors.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { answerOf } from './scripted-ask.ts';

const suite = await loadSuite(embeddedSuite);
const live: LiveModel = { name: 'openai:m', model: 'm', api: 'chat', baseUrl: 'http://x/v1', keyFrom: 'KEY', parameters: {}, price: { input: 1, output: 4 } };
const all = makePlan(suite, { tasks: [], formats: [], models: ['oracle'], live: [live], seed: 1 });

describe('tokens that are estimated', () => {
  const few = { ...all, tasks: all.tasks.filter((_, index) => index % 6 === 0) };
  it.each(all.formats.map(({ name }) => name))('are at most 12 %% off in the sum over %s', (name) => {
    const plan = { ...few, formats: few.formats.filter((format) => format.name === name) };
    const texts = Array.from({ length: countSamples(plan, [live]) }, (_, number) => {
      const place = placeAt(plan, [live], number);
      const { messages, tools } = toRequest(place);
      const { text, toolCalls } = answerAsOracle(place.task, place.format, 0).response;
      return {
        sent: messages.map(({ content }) => content).join('') + (tools.length > 0 ? JSON.stringify(tools) : ''),
        answered: text + printCalls(toolCalls),
      };
    });
    for (const kind of ['sent', 'answered'] as const) {
      const text = texts.map((one) => one[kind]).join('\n');
      expect(Math.abs(text.length / charactersPerToken / countTokens(text) - 1)).toBeLessThan(0.12);
    }
  });
});

const printCalls = (calls: readonly { readonly arguments: unknown }[]): string => calls.map((call) => JSON.stringify(call.arguments)).join('');

it('counts what is missing, by model, and costs it', async () => {
  const plan = { ...all, tasks: all.tasks.slice(0, 2), trials: 3 };
  const [estimate, ...more] = await estimateRun(plan, suite, { dir: '/nowhere' });
  expect(more).toEqual([]);
  expect(estimate?.requests).toBe(2 * all.formats.length * 3);
  expect(estimate?.cost).toBeCloseTo(((estimate?.inputTokens ?? 0) + 4 * (estimate?.outputTokens ?? 0)) / 1e6);
});

it('knows no cost without a price', async () => {
  const { price: _, ...free } = live;
  expect((await estimateRun({ ...all, tasks: all.tasks.slice(0, 1), live: [free] }, suite, { dir: '/nowhere' }))[0]).not.toHaveProperty('cost');
});

describe('a run that goes on', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'diffgauge-estimate-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const plan = { ...all, models: [], tasks: all.tasks.slice(0, 2), formats: all.formats.slice(0, 2), trials: 2 };
  const codes = ['too_long', 'refused', 'server_error', 'timed_out', 'server_error'];
  let asked = 0;
  const { made } = await collectRun(plan, suite, dir, {
    open: () => async () => {
      const code = codes[asked++];
      return answerOf('', code === undefined ? {} : { error: { code, message: 'no' } });
    },
    inFlight: 1,
  });

  it.each([
    ['for nothing that is there', false, 0],
    ['again for what its provider failed, where it is to', true, 3],
  ])('asks %s', async (_, retryFailed, requests) => {
    expect(made).toBe(8);
    expect(await estimateRun(plan, suite, { dir, retryFailed })).toMatchObject([{ requests }]);
  });

  it.each([
    ['seed', { ...plan, seed: 2 }],
    ['trials', { ...plan, trials: 3 }],
    ['models', { ...plan, live: [{ ...live, parameters: { temperature: 1 } }] }],
  ])('is not estimated where it would be refused: other %s', async (name, other) => {
    await expect(estimateRun(other, suite, { dir })).rejects.toThrow(UsageError);
    await expect(estimateRun(other, suite, { dir })).rejects.toThrow(`(${name} differ)`);
  });
});
