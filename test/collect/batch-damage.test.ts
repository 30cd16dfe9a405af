import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportRequests } from '../../src/collect/batch-api/export-requests.ts';
import { exportAgain, importReplies } from '../../src/collect/batch-api/import-replies.ts';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { makePlan } from '../../src/collect/plan.ts';
import { UsageError } from '../../src/errors.ts';
import { loadSuite } from '../../src/suite/load.ts';
import { writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-batch-damage-'));
afterAll(() => rm(root, { recursive: true }));
const suite = await loadSuite(await writeTinySuite(join(root, 'suite')));
const model: LiveModel = { name: 'openai:m', model: 'm', api: 'chat', baseUrl: 'http://localhost/v1', keyFrom: 'KEY', parameters: {} };
const plan = makePlan(suite, { tasks: ['alpha/fix', 'alpha/done'], formats: ['git-diff', 'edit-tool'], models: [], live: [model], trials: 4, seed: 1 });

let folders = 0;
const newFolder = (): string => join(root, String(++folders));
const dir = newFolder();
await exportRequests(plan, suite.hash, dir, { requests: 8, bytes: 1e6 });

/** The same export with another text in one of its files, or without that file. */
const spoil = async (name: string, change: (text: string) => string | undefined): Promise<string> => {
  const spoilt = newFolder();
  await cp(dir, spoilt, { recursive: true });
  const text = change(await readFile(join(spoilt, name), 'utf8'));
  if (text === undefined) await rm(join(spoilt, name));
  else await writeFile(join(spoilt, name), text);
  return spoilt;
};
const dropLine = (text: string) => text.slice(text.indexOf('\n') + 1);

test.each([
  ['is absent', () => undefined, 'requests-0002.jsonl cannot be read'],
  ['is damaged', (text: string) => text.replace('\n{', '\n{{'), 'requests-0002.jsonl:2: not JSON'],
  ['lacks the id of a request', (text: string) => text.replace('custom_id', 'id'), 'requests-0002.jsonl:1: custom_id: '],
  ['lacks a request', dropLine, 'expected all 16 requests without an answer in its files, received 15'],
])('makes no export of what is left where a file of requests %s', async (_, change, reason) => {
  const [spoilt, again] = [await spoil('requests-0002.jsonl', change), newFolder()];
  const { open } = await importReplies(spoilt, [], `${newFolder()}.jsonl`);
  const made = exportAgain(spoilt, open, again);
  await expect(made).rejects.toThrow(UsageError);
  await expect(made).rejects.toThrow(reason);
  expect(await readdir(again).catch(() => [])).not.toContain('batch.json');
});

test.each([
  ['is absent', () => undefined, 'ids.jsonl cannot be read'],
  ['is cut off', dropLine, 'ids.jsonl: expected 16 requests, as batch.json says, received 15'],
])('an import is refused where the list of requests %s, and nothing is written', async (_, change, reason) => {
  const out = `${newFolder()}.jsonl`;
  const made = importReplies(await spoil('ids.jsonl', change), [], out);
  await expect(made).rejects.toThrow(UsageError);
  await expect(made).rejects.toThrow(reason);
  await expect(readFile(out)).rejects.toThrow('ENOENT');
});
