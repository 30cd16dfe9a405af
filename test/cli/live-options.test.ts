import { Command } from 'commander';
import { expect, it } from 'vitest';
import { addLiveOptions, checkPrices, type LiveOptions, printLiveOptions, readLimits, readLiveModels } from '../../src/cli/live-options.ts';
import { UsageError } from '../../src/errors.ts';

const parse = (...words: readonly string[]): LiveOptions => addLiveOptions(new Command()).parse(words, { from: 'user' }).opts();
const read = (words: readonly string[], environment = {}) => readLiveModels(['oracle', 'openai:m', 'openai:m'], parse(...words), environment);

it('tells models that are asked over a network from others', () => {
  expect(read([])).toEqual({
    offline: ['oracle'],
    live: [{ name: 'openai:m', model: 'm', api: 'chat', baseUrl: 'https://api.openai.com/v1', keyFrom: 'OPENAI_API_KEY', parameters: {} }],
  });
});

it('takes the address from the environment, and from the option before that', () => {
  expect(read([], { OPENAI_BASE_URL: 'http://one/v1/' }).live[0]?.baseUrl).toBe('http://one/v1');
  expect(read(['--base-url', 'http://two/v1', '--key-from', 'K'], { OPENAI_BASE_URL: 'http://one/v1' }).live[0]?.baseUrl).toBe('http://two/v1');
});

it('reads parameters as JSON, or else as text', () => {
  const words = ['--parameter', 'temperature=0.5', '--parameter', 'reasoning_effort=low', '--parameter', 'stop=["a=b"]'];
  expect(read(words).live[0]?.parameters).toEqual({ temperature: 0.5, reasoning_effort: 'low', stop: ['a=b'] });
});

it('reads prices', () => {
  expect(read(['--price', '2.5,10']).live[0]?.price).toEqual({ input: 2.5, output: 10 });
  expect(read(['--price', '2.5,10,1.25']).live[0]?.price).toEqual({ input: 2.5, output: 10, cachedInput: 1.25 });
});

it.each([
  ['an address without the variable of its key', ['--base-url', 'http://127.0.0.1:1/v1'], /--base-url needs --key-from/],
  ['an unknown API', ['--api', 'soap'], /--api: expected chat or responses/],
  ['an address that is none', ['--base-url', 'models.example'], /--base-url: expected an address like/],
  ['an address of a file', ['--base-url', 'file:///etc'], /--base-url: expected an address like/],
  ['an address with a password', ['--base-url', 'https://me:secret@models.example/v1'], /without user, password and query/],
  ['an address with a query', ['--base-url', 'https://models.example/v1?key=secret'], /without user, password and query/],
  ['a parameter without a value', ['--parameter', 'temperature'], /--parameter: expected name=value/],
  ['a parameter that is not for others to say', ['--parameter', 'stream=true'], /stream is what diffgauge itself says/],
  ['a conversation that the provider keeps', ['--parameter', 'conversation=conv_1'], /conversation is what diffgauge itself says/],
  ['a prompt that the provider keeps', ['--parameter', 'prompt={"id":"p"}'], /prompt is what diffgauge itself says/],
  ['one price', ['--price', '2.5'], /expected two or three amounts/],
  ['a price that is none', ['--price', '2.5,cheap'], /--price: expected an amount of US dollars, received "cheap"/],
  ['a cost below nothing', ['--max-cost', '-1', '--price', '1,1'], /--max-cost: expected an amount/],
])('refuses %s', (_, words, message) => {
  expect(() => read(words)).toThrow(UsageError);
  expect(() => read(words)).toThrow(message);
});

it('says where an address comes from that is none', () => {
  expect(() => read([], { OPENAI_BASE_URL: 'models.example' })).toThrow(/^OPENAI_BASE_URL: expected an address like/);
});

it('never repeats a secret of an address', () => {
  expect(() => read(['--base-url', 'https://me:secret@models.example/v1'])).toThrow(/^(?!.*secret)/);
});

it('prints what it reads', () => {
  const words = ['--api', 'responses', '--base-url', 'http://x/v1', '--key-from', 'K', '--parameter', 'a=1', '--parameter', 'b=x', '--price', '1,2,0.5'];
  const more = ['--max-cost', '3', '--concurrency', '4', '--attempts', '5', '--request-timeout', '6000'];
  expect(printLiveOptions(parse(...words, ...more))).toEqual([...words, ...more]);
  expect(printLiveOptions(parse())).toEqual([]);
  expect(readLimits(parse(...more))).toMatchObject({ atOnce: 4, attempts: 5, timeoutMs: 6000 });
});

it('refuses a cost to keep to where one of the models has no price', () => {
  const [free, priced] = [read([]).live, read(['--price', '1,2']).live];
  expect(() => checkPrices([...priced, ...free], 5, '--price')).toThrow('--max-cost needs to know what answers of openai:m cost: expected --price,');
  expect(() => checkPrices(free, undefined, '--price')).not.toThrow();
  expect(() => checkPrices(priced, 5, '--price')).not.toThrow();
});
