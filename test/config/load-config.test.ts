import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLiveModels } from '../../src/cli/live-options.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { UsageError } from '../../src/errors.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffgauge-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const model = { name: 'ours', baseUrl: 'http://127.0.0.1:9/v1', keyFrom: 'OUR_KEY' };

test('is nothing where there is no config', async () => {
  expect(await loadConfig(undefined, folder)).toEqual({});
});

test.each(['ts', 'mts', 'js', 'mjs'])('finds diffgauge.config.%s in a folder', async (ending) => {
  const file = write(`diffgauge.config.${ending}`, 'export default { trials: 3 };\n');
  expect(await loadConfig(undefined, folder)).toEqual({ trials: 3, file });
});

test('finds diffgauge.config.json in a folder', async () => {
  const file = write('diffgauge.config.json', '{ "trials": 3 }\n');
  expect(await loadConfig(undefined, folder)).toEqual({ trials: 3, file });
});

test('fills in what is left out of a model', async () => {
  const file = write(
    'c.json',
    JSON.stringify({ models: ['oracle', { name: 'gpt-x' }, { ...model, model: 'm', api: 'responses', price: { input: 1, output: 2 } }] }),
  );
  expect((await loadConfig(file)).models).toEqual([
    'oracle',
    { name: 'gpt-x', model: 'gpt-x', api: 'chat', baseUrl: 'https://api.openai.com/v1', keyFrom: 'OPENAI_API_KEY', parameters: {} },
    { ...model, model: 'm', api: 'responses', parameters: {}, price: { input: 1, output: 2 } },
  ]);
});

test.each([
  ['https://models.example/v1/', 'https://models.example/v1'],
  ['HTTPS://Models.example:443/v1', 'https://models.example/v1'],
  ['http://models.example', 'http://models.example'],
])('takes the address %s as the option does', async (given, baseUrl) => {
  const file = write('c.json', JSON.stringify({ models: [{ ...model, baseUrl: given }] }));
  expect((await loadConfig(file)).models).toMatchObject([{ baseUrl }]);
  const option = readLiveModels(['openai:m'], { baseUrl: given, keyFrom: 'K' }, {});
  expect(option.live).toMatchObject([{ baseUrl }]);
});

test('takes paths from the folder of the config, and leaves the names of prompts alone', async () => {
  mkdirSync(join(folder, 'ci'));
  const file = write('ci/c.json', JSON.stringify({ suite: '../suite', cache: 'recorded', prompts: ['xml', 'ours.md', './theirs'] }));
  const here = relative('.', folder);
  expect(await loadConfig(file)).toEqual({
    file,
    suite: `${here}/suite`,
    cache: `${here}/ci/recorded`,
    prompts: ['xml', `./${here}/ci/ours.md`, `./${here}/ci/theirs`],
  });
});

test.each([
  ['no list', { models: 'oracle' }, 'models: expected array, received string'],
  ['an unknown field', { modles: [] }, 'unknown field "modles"'],
  ['neither name nor model', { models: ['oracle', 3] }, 'models[1]: expected string or object, received number'],
  ['a model without a name', { models: [{ api: 'chat' }] }, 'models[0].name: expected string, received nothing'],
  ['a model with a key in it', { models: [{ name: 'x', apiKey: 'secret' }] }, 'models[0]: unknown field "apiKey"'],
  ['an unknown API', { models: [{ name: 'x', api: 'rpc' }] }, 'models[0].api: expected one of "responses"|"chat"'],
  ['an address that is none', { models: [{ ...model, baseUrl: 'models.example' }] }, 'models[0].baseUrl: expected an address'],
  ['an address of a file', { models: [{ ...model, baseUrl: 'file:///x' }] }, 'models[0].baseUrl: expected an address'],
  [
    'a key in an address',
    { models: [{ ...model, baseUrl: 'https://me:secret@models.example' }] },
    'models[0].baseUrl: expected an address without user, password and query',
  ],
  [
    'an address without a key of its own',
    { models: [{ name: 'x', baseUrl: model.baseUrl }] },
    'models[0].keyFrom: expected the name of the environment variable',
  ],
  ['a key instead of its variable', { models: [{ name: 'x', keyFrom: 'sk-secret' }] }, 'models[0].keyFrom: expected the name of an environment variable'],
  ['a price below 0', { models: [{ name: 'x', price: { input: -1, output: 0 } }] }, 'models[0].price.input: expected a price of at least 0'],
  ['two models of one name', { models: [{ name: 'x' }, { name: 'x', api: 'chat' }] }, 'models[1].name: expected a name of its own, received "x" again'],
  ['an empty name', { tasks: [' '] }, 'tasks[0]: expected a name, received an empty string'],
  ['a list of no prompts', { prompts: [] }, 'prompts: expected at least one prompt, received none'],
  ['more trials than a run may have', { trials: 1_000_001 }, 'trials: expected a whole number of at least 1 and at most 1000000'],
  ['more tries than a sample may have', { tries: 21 }, 'tries: expected a whole number of at least 1 and at most 20'],
  ['half a trial', { trials: 1.5 }, 'trials: expected a whole number of at least 1'],
  ['no try', { tries: 0 }, 'tries: expected a whole number of at least 1'],
  ['no rule', { gate: { rules: [] } }, 'gate.rules: expected at least 1 item, received none'],
  ['half a pair', { gate: { rules: [{ metric: 'cleanSolve', margin: 0, minPairs: 2.5 }] } }, 'gate.rules[0].minPairs: expected a whole number, received 2.5'],
  [
    'a pair too few',
    { gate: { rules: [{ metric: 'cleanSolve', margin: 0, minPairs: 1 }] } },
    'gate.rules[0].minPairs: expected a number of at least 2, received 1',
  ],
  ['an alpha of nothing', { gate: { alpha: 0 } }, 'gate.alpha: expected a number of more than 0, received 0'],
  ['an alpha of a half', { gate: { alpha: 0.5 } }, 'gate.alpha: expected a number of less than 0.5, received 0.5'],
  ['two mistakes', { gate: { alpha: 1, maxSame: 2 } }, 'gate.alpha: expected a number of less than 0.5, received 1 (and 1 more mistake)'],
  ['no object', [], 'expected object, received array'],
])('refuses %s, and says which field', async (_, config, reason) => {
  const file = write('c.json', JSON.stringify(config));
  await expect(loadConfig(file)).rejects.toThrow(UsageError);
  await expect(loadConfig(file)).rejects.toThrow(`${file}: ${reason}`);
  await expect(loadConfig(file)).rejects.not.toThrow('secret');
});

test.each([
  ['a document that is no JSON', () => write('c.json', '{ "seed": 1,\n  trials: 3 }'), 'c.json:2:3: not JSON'],
  ['a document of one wrong word', () => write('c.json', '{ "seed": one }'), 'c.json:1:11: not JSON'],
  ['a file that is not there', () => join(folder, 'none.ts'), 'there is nothing of that name'],
  ['a folder', () => folder, 'it is a folder'],
])('refuses %s', async (_, file, reason) => {
  await expect(loadConfig(file())).rejects.toThrow(UsageError);
  await expect(loadConfig(file())).rejects.toThrow(reason);
});

test('refuses two configs in one folder, and names them', async () => {
  write('diffgauge.config.ts', 'export default {};');
  write('diffgauge.config.json', '{}');
  await expect(loadConfig(undefined, folder)).rejects.toThrow('diffgauge.config.ts and diffgauge.config.json');
});
