import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createChunkJudge } from '../../src/batch/judge-chunk.ts';
import { strict } from '../../src/edit/profiles.ts';
import { loadSuite, type Suite } from '../../src/suite/load.ts';
import type { Task } from '../../src/types.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const dir = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(dir, { recursive: true }));
const suite = await loadSuite(await writeTinySuite(dir));

const sample = (fields: object = {}) =>
  JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', trial: 0, response: patch, ...fields });

const judge = (lines: readonly string[], on: Suite = suite) => {
  const bytes = Buffer.from(lines.join('\n'));
  const judged = createChunkJudge(on, strict)({ firstLine: 11, lines: lines.length, bytes });
  const entries = Buffer.from(judged.results).toString().split('\n').slice(0, -1);
  return { ...judged, entries: entries.map((entry) => JSON.parse(entry)) };
};

const withTask = (task: Task): Suite => ({ ...suite, tasks: new Map([...suite.tasks, [task.id, task]]) });

test('numbers results by their line in the file', () => {
  const { entries, count, badLines } = judge([sample(), '', 'oops', sample({ trial: 1 })]);
  expect(entries.map(({ line, trial }) => [line, trial])).toEqual([
    [11, 0],
    [14, 1],
  ]);
  expect([count, badLines.map(({ line }) => line)]).toEqual([2, [13]]);
});

test('says of each answer so much that two can be told apart', () => {
  const { entries } = judge([sample(), sample({ trial: 1 }), sample({ trial: 2, response: 'other' }), sample({ trial: 3, response: '' })]);
  const [first, same, other, none] = entries.map(({ responseDigest }) => responseDigest);
  expect([same === first, other === first, none]).toEqual([true, false, null]);
});

test('a sample on which our own code fails costs only itself, and is no failure of the model', () => {
  const broken: Task = {
    ...(suite.tasks.get('alpha/fix') as Task),
    get references(): never {
      throw new Error('broken on purpose');
    },
  };
  const { entries, faults } = judge([sample(), sample({ task: 'beta/done', response: 'nothing' })], withTask(broken));
  expect(entries).toMatchObject([
    { line: 11, stage: 'infra', error: { code: 'internal' }, profile: 'strict' },
    { line: 12, stage: 'clean' },
  ]);
  expect(faults).toEqual([expect.stringContaining('broken on purpose')]);
});

test('a response over the limit is a result, not a bad line', () => {
  const { entries, badLines } = judge([sample({ response: 'x'.repeat(4 * 1024 * 1024 + 1) })]);
  expect(entries).toMatchObject([{ stage: 'responded', error: { code: 'too_large' } }]);
  expect(badLines).toEqual([]);
});

test('says what the format cannot express of the task', () => {
  const task = suite.tasks.get('alpha/fix') as Task;
  const files = new Map([...task.files].filter(([path]) => path !== 'a.ts'));
  const { entries } = judge([sample({ format: 'search-replace' }), sample()], withTask({ ...task, references: [files] }));
  expect(entries.map(({ inexpressible }) => inexpressible)).toEqual([['delete'], undefined]);
});

test('gives a line over the limit as a bad line', () => {
  const judged = createChunkJudge(suite, strict)({ firstLine: 3, lines: 1, bytes: new Uint8Array(), tooLong: true });
  expect(judged).toMatchObject({ count: 0, badLines: [{ line: 3, reason: expect.stringContaining('too long') }] });
});
