import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maxLineBytes } from '../../src/batch/chunks.ts';
import { dropFailed } from '../../src/collect/drop-failed.ts';

test('leaves the sample of an answer that is longer than a line may be to be judged', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'diffgauge-drop-'));
  const file = join(dir, 'samples.jsonl');
  const failed = `${JSON.stringify({ response: '', error: { code: 'dropped', message: 'no' } })}\n`;
  const huge = `${JSON.stringify({ response: 'x'.repeat(maxLineBytes) })}\n`;
  await writeFile(file, `${failed}${huge}${failed}`);
  await dropFailed(dir);
  const text = await readFile(file, 'utf8');
  await rm(dir, { recursive: true });
  expect(text.length).toBe(huge.length);
  expect(text === huge).toBe(true);
});
