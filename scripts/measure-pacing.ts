import { parseArgs } from 'node:util';
import type { ModelRequest } from '../src/collect/ask.ts';
import { openModel } from '../src/collect/open-model.ts';
import { Spending } from '../src/collect/spending.ts';
import { type ApiServer, type RateLimit, startApiServer } from '../test/collect/api-server.ts';

/**
 * Measures how much of what a server grants is used: requests granted, of those that a bucket of that rate and burst could grant from the first request to the
 * last one, and how many were refused. The server is a real one on this machine; each row is a run of its own.
 */
const measure = async (name: string, rate: RateLimit, count: number): Promise<string> => {
  const server = await startApiServer({ answer: () => ({ text: 'done', toolCalls: [] }), rate, latencyMs: (number) => 100 + ((number * 37) % 100) });
  try {
    await askMany(server, count);
    const granted = server.log.filter(({ outcome }) => outcome === 'answered');
    const refused = server.log.length - granted.length;
    const seconds = ((granted.at(-1)?.at ?? 0) - (granted[0]?.at ?? 0)) / 1000;
    const share = granted.length / (rate.burst + rate.perSecond * seconds);
    return `| ${name} | ${rate.perSecond} | ${rate.burst} | ${granted.length} | ${seconds.toFixed(1)} | ${(100 * share).toFixed(0)} % | ${refused} |`;
  } finally {
    await server.close();
  }
};

const askMany = async ({ url }: ApiServer, count: number): Promise<void> => {
  const model = { name: 'm', model: 'm', api: 'chat', baseUrl: url, keyFrom: 'NONE', parameters: {} } as const;
  const ask = openModel(model, 'none', new Spending(0), { atOnce: 128, attempts: 8, timeoutMs: 30_000 });
  const request = (trial: number): ModelRequest => ({ ...model, messages: [{ role: 'user', content: 'do it' }], tools: [], trial });
  const answers = await Promise.all(Array.from({ length: count }, (_, trial) => ask(request(trial))));
  const failed = answers.filter(({ error }) => error !== undefined).length;
  if (failed > 0) throw new Error(`${failed} requests came to nothing`);
};

const { values } = parseArgs({ options: { count: { type: 'string', default: '1500' }, rate: { type: 'string', default: '50' } } });
const [count, perSecond] = [Number(values.count), Number(values.rate)];
const rows: readonly (readonly [string, Partial<RateLimit>])[] = [
  ['429 alone', {}],
  ['429 with Retry-After in seconds', { retryAfter: 'seconds' }],
  ['429 with Retry-After as a date', { retryAfter: 'date' }],
  ['x-ratelimit headers', { headers: true }],
  ['both', { headers: true, retryAfter: 'seconds' }],
  ['429 alone, small bursts', { burst: perSecond / 5 }],
];
process.stdout.write('| what the server says | granted a second | burst | requests | seconds | used | refused |\n|---|---:|---:|---:|---:|---:|---:|\n');
for (const [name, rate] of rows) process.stdout.write(`${await measure(name, { perSecond, burst: perSecond, ...rate }, count)}\n`);
