import { expect, test } from 'vitest';
import { chooseModels } from '../../src/cli/choose-models.ts';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { UsageError } from '../../src/errors.ts';

const live = (name: string, more: Partial<LiveModel> = {}): LiveModel => ({
  name,
  model: name,
  api: 'chat',
  baseUrl: 'http://127.0.0.1:9/v1',
  keyFrom: 'OURS_KEY',
  parameters: {},
  ...more,
});
const [ours, theirs] = [live('ours-1'), live('ours-2')];
const config = { models: ['oracle', ours, theirs] };
const choose = (names: readonly string[], options = {}) => {
  const { live: asked, offline } = chooseModels(names, config, options, {});
  return [...asked.map(({ name }) => name), ...offline];
};

test.each([
  ['nothing named', [], ['ours-1', 'ours-2', 'oracle']],
  ['one of the config', ['ours-2'], ['ours-2']],
  ['a glob of them', ['ours-*'], ['ours-1', 'ours-2']],
  ['one of them twice', ['ours-1', 'ours-*'], ['ours-1', 'ours-2']],
  ['what needs no provider', ['simulated:*'], ['simulated:*']],
  ['a model of no config', ['openai:x', 'ours-1', 'oracle'], ['ours-1', 'openai:x', 'oracle']],
])('chooses models by %s', (_, names, expected) => {
  expect(choose(names)).toEqual(expected);
});

test('a model of the config may have the name of another provider', () => {
  const named = live('openai:x', { model: 'y' });
  expect(chooseModels(['openai:x'], { models: [named] }, {}, {}).live).toEqual([named]);
});

test('without a config and a name there is nothing to ask', () => {
  expect(chooseModels([], {}, {}, {})).toEqual({ live: [], offline: [] });
});

test('refuses a limit of cost where it is not known what a model costs, and names it', () => {
  expect(() => choose(['ours-1'], { maxCost: 1 })).toThrow(UsageError);
  expect(() => choose(['ours-1'], { maxCost: 1 })).toThrow('ours-1');
  expect(chooseModels(['priced'], { models: [live('priced', { price: { input: 1, output: 1 } })] }, { maxCost: 1 }, {}).live).toHaveLength(1);
});

test('says where the price of a model belongs', () => {
  expect(() => choose(['ours-1'], { maxCost: 1 })).toThrow(/expected "price" in the config,/);
  expect(() => choose(['openai:x'], { maxCost: 1 })).toThrow(/expected --price,/);
});

test.each<[string, object]>([
  ['--api', { api: 'responses' }],
  ['--base-url', { baseUrl: 'http://127.0.0.1:1/v1', keyFrom: 'K' }],
  ['--key-from', { keyFrom: 'K' }],
  ['--parameter', { parameter: ['temperature=0'] }],
  ['--price', { price: { input: 1, output: 1 } }],
])('refuses %s where it is about no model that is asked', (option, options) => {
  for (const names of [[], ['ours-1'], ['oracle']]) {
    expect(() => choose(names, options)).toThrow(UsageError);
    expect(() => choose(names, options)).toThrow(new RegExp(`^${option} is about --model openai:NAME, and none is asked`));
  }
  expect(choose(['ours-1', 'openai:x'], options)).toEqual(['ours-1', 'openai:x']);
});
