import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { getFormat } from '../../../formats/index.ts';
import type { ModelRequest } from '../../../src/collect/ask.ts';
import type { LiveModel } from '../../../src/collect/live-model.ts';
import { openProvider } from '../../../src/collect/providers/openai.ts';
import { measureResponse, responseLimit } from '../../../src/response.ts';
import { type ApiServer, type Misbehaviour, type ServerOptions, startApiServer } from '../api-server.ts';

const key = 'sk-test-0123456789-secret';
const apis = ['chat', 'responses'] as const;
const call = { name: 'str_replace', arguments: '{"path": "a.ts"}' };

let server: ApiServer;
const wellBehaved: ServerOptions = { answer: () => ({ text: 'done', toolCalls: [call] }) };
server = await startApiServer(wellBehaved);
afterAll(() => server.close());
beforeEach(() => {
  server.options = wellBehaved;
});

const modelAt = (api: LiveModel['api'], baseUrl = server.url): LiveModel => ({ name: 'openai:m', model: 'm', api, baseUrl, keyFrom: 'KEY', parameters: {} });
const requestOf = (api: LiveModel['api'], changes: Partial<ModelRequest> = {}): ModelRequest => ({
  model: 'm',
  api,
  messages: [{ role: 'user', content: 'do it' }],
  tools: [],
  parameters: {},
  trial: 0,
  ...changes,
});
const askOnce = (api: LiveModel['api'], timeoutMs = 30_000) => openProvider(modelAt(api), { key, timeoutMs })(requestOf(api));

describe.each(apis)('%s', (api) => {
  it('gives text, calls, tokens and time of an answer', async () => {
    const answer = await askOnce(api);
    expect(answer.response).toEqual({ text: 'done', toolCalls: [call], finish: api === 'chat' ? 'tool_calls' : 'stop' });
    expect(answer.calls).toEqual([{ id: 'call_0', ...call }]);
    expect(answer.usage).toEqual({ input: 1000, output: expect.any(Number), cachedInput: 200, reasoning: 7 });
    expect(answer.latencyMs).toBeGreaterThanOrEqual(0);
    expect(answer.error).toBeUndefined();
  });

  it('says nothing of tokens where the server does not', async () => {
    server.options = { ...wellBehaved, withoutUsage: true };
    expect(await askOnce(api)).not.toHaveProperty('usage');
  });

  it.each<[Misbehaviour, string]>([
    ['server_error', 'server_error'],
    ['overloaded', 'server_error'],
    ['dropped', 'dropped'],
    ['dropped_midway', 'dropped'],
    ['hung', 'timed_out'],
    ['hung_midway', 'timed_out'],
    ['bad_json', 'bad_reply'],
    ['wrong_type', 'bad_reply'],
    ['wrong_shape', 'bad_reply'],
    ['endless', 'bad_reply'],
    ['filtered', 'refused'],
    ['refused_prompt', 'refused'],
    ['too_long', 'too_long'],
    ['unauthorized', 'unauthorized'],
    ['no_such_model', 'no_such_model'],
    ['out_of_quota', 'out_of_quota'],
    ['bad_request', 'bad_request'],
  ])('calls it by its name when a reply is %s', async (misbehaviour, code) => {
    server.options = { ...wellBehaved, misbehave: () => misbehaviour };
    const { error, response } = await askOnce(api, misbehaviour.startsWith('hung') ? 200 : 30_000);
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(/^[^\n]{1,300}$/);
    expect(error?.message).not.toContain(key);
    expect(response.text).toBe('');
  });

  it('tells a refusal of the model, an answer that was cut off, and one without anything', async () => {
    const ask = async (misbehaviour: Misbehaviour) => {
      server.options = { ...wellBehaved, misbehave: () => misbehaviour };
      const { response, error } = await askOnce(api);
      return { text: response.text, finish: response.finish, error };
    };
    expect(await ask('refusal')).toEqual({ text: 'I cannot help with that.', finish: 'refusal', error: undefined });
    expect(await ask('truncated')).toEqual({ text: 'do', finish: 'length', error: undefined });
    expect(await ask('empty')).toEqual({ text: '', finish: 'stop', error: undefined });
  });

  it('keeps an answer that is too long to be judged', async () => {
    server.options = { ...wellBehaved, misbehave: () => 'huge' };
    expect(measureResponse((await askOnce(api)).response)).toBeGreaterThan(responseLimit);
  });

  it('reads what the server says of its limits, also when it refuses', async () => {
    server.options = { ...wellBehaved, rate: { perSecond: 1, burst: 1, retryAfter: 'seconds', headers: true } };
    const [first, second] = [await askOnce(api), await askOnce(api)];
    expect(first.limits?.requests?.remaining).toBe(0);
    expect(second.error?.code).toBe('rate_limited');
    expect(second.limits?.retryAfterMs).toBe(1000);
  });

  it('asks once, whatever happens', async () => {
    const before = server.log.length;
    server.options = { ...wellBehaved, misbehave: () => 'server_error' };
    await askOnce(api);
    expect(server.log.length - before).toBe(1);
  });

  it('takes the key out of an answer that holds it', async () => {
    server.options = { ...wellBehaved, answer: () => ({ text: `you are ${key}`, toolCalls: [{ name: key, arguments: { [key]: [key] } }] }) };
    const answer = await askOnce(api);
    expect(answer.response).toMatchObject({ text: 'you are ***', toolCalls: [{ name: '***', arguments: '{"***":["***"]}' }] });
    expect(JSON.stringify(answer)).not.toContain(key);
  });

  it('sends nothing that the environment says besides', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-1');
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-1');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin-0123456789');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-ours: secret\nauthorization: Bearer other');
    await askOnce(api);
    vi.unstubAllEnvs();
    const { headers } = server.log.at(-1) ?? {};
    expect(headers?.authorization).toBe(`Bearer ${key}`);
    expect(Object.keys(headers ?? {}).filter((name) => /openai|^x-/.test(name))).toEqual([]);
  });

  it('sends the key as it should', async () => {
    await askOnce(api);
    expect(server.log.at(-1)?.key).toBe(`Bearer ${key}`);
  });
});

describe('sends', () => {
  const tools = getFormat('str-replace')?.tools ?? [];
  const conversation: ModelRequest['messages'] = [
    { role: 'system', content: 'be brief' },
    { role: 'user', content: 'do it' },
    { role: 'assistant', content: 'well', calls: [{ id: 'a', ...call }] },
    { role: 'tool', call: 'a', content: 'no such text' },
  ];
  const send = async (api: LiveModel['api']) => {
    await openProvider(modelAt(api), { key, timeoutMs: 30_000 })(requestOf(api, { messages: conversation, tools, parameters: { temperature: 0 } }));
    return server.log.at(-1)?.body;
  };

  it('a conversation with tools to Chat Completions', async () => {
    expect(await send('chat')).toEqual({
      model: 'm',
      temperature: 0,
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'do it' },
        { role: 'assistant', content: 'well', tool_calls: [{ id: 'a', type: 'function', function: call }] },
        { role: 'tool', tool_call_id: 'a', content: 'no such text' },
      ],
      tools: tools.map((tool) => ({ type: 'function', function: tool })),
    });
  });

  it('the same to Responses', async () => {
    expect(await send('responses')).toEqual({
      model: 'm',
      temperature: 0,
      input: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'do it' },
        { role: 'assistant', content: 'well' },
        { type: 'function_call', call_id: 'a', ...call },
        { type: 'function_call_output', call_id: 'a', output: 'no such text' },
      ],
      tools: tools.map((tool) => ({ type: 'function', ...tool, strict: false })),
    });
  });
});

it('calls a server that is not there dropped', async () => {
  const gone = await startApiServer(wellBehaved);
  await gone.close();
  const answer = await openProvider(modelAt('chat', gone.url), { key, timeoutMs: 5000 })(requestOf('chat'));
  expect(answer.error?.code).toBe('dropped');
});
