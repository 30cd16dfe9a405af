import { rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { openModel } from '../../src/collect/open-model.ts';
import { plainPrompt } from '../../src/collect/plain-prompt.ts';
import { answerAsOracle } from '../../src/collect/providers/oracle.ts';
import { Spending } from '../../src/collect/spending.ts';
import { judge } from '../../src/judge.ts';
import { findTask } from '../../src/suite/load.ts';
import { type Misbehaviour, startApiServer } from './api-server.ts';
import { makeScene } from './live-scene.ts';

const { dir, suite } = await makeScene(['tally']);
const task = findTask(suite, 'tally/allocate-negative');
const server = await startApiServer({ answer: () => ({ text: '', toolCalls: [] }) });
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The stage and code of what a server answers in a format, in each API. */
const judgeAnswers = async (misbehaviour: Misbehaviour | undefined, name = 'udiff'): Promise<readonly string[]> => {
  const format = formats.get(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  server.options = { answer: () => answerAsOracle(task, format, 0).response, misbehave: () => misbehaviour };
  const verdicts: string[] = [];
  for (const api of ['chat', 'responses'] as const) {
    const model: LiveModel = { name: 'm', model: 'm', api, baseUrl: server.url, keyFrom: 'KEY', parameters: {} };
    const ask = openModel(model, 'none', new Spending(0), { atOnce: 1, attempts: 1, timeoutMs: 30_000 });
    const { response, error } = await ask({ ...model, messages: plainPrompt.write(task, format), tools: format.tools ?? [], trial: 0 });
    const sample = { task: task.id, format: name, model: 'm', prompt: 'default', trial: 0, response, ...(error && { error }) };
    const { stage, error: rejection } = judge(sample, task);
    verdicts.push(rejection === undefined ? stage : `${stage} ${rejection.code}`);
  }
  return verdicts;
};

const inBoth = (verdict: string): readonly string[] => [verdict, verdict];

it.each([...formats.keys()])('an edit in %s is judged', async (format) => {
  expect(await judgeAnswers(undefined, format)).toEqual(inBoth('clean'));
});

it.each([...formats.keys()])('a refusal of the model in %s is an answer without an edit', async (format) => {
  expect(await judgeAnswers('refusal', format)).toEqual(inBoth('responded no_edit_found'));
});

it.each<[Misbehaviour, string]>([
  ['truncated', 'responded truncated'],
  ['huge', 'responded too_large'],
  ['empty', 'infra empty_response'],
  ['filtered', 'infra refused'],
  ['bad_json', 'infra bad_reply'],
])('what is %s is told apart', async (misbehaviour, verdict) => {
  expect(await judgeAnswers(misbehaviour)).toEqual(inBoth(verdict));
});
