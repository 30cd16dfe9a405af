import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRunSettings } from '../../src/cli/run-settings.ts';
import { UsageError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'diffgauge-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const here = relative('.', folder);

const read = (config: object, given: object = {}) => {
  const file = join(folder, 'c.json');
  writeFileSync(file, JSON.stringify(config));
  return readRunSettings({ config: file, profile: 'strict', ...given }, {});
};

test.each([
  ['an unknown format', { formats: ['udiff', 'nope'] }, { format: ['nope'] }, 'formats', 'no format is named "nope"'],
  ['a glob that fits no task', { tasks: ['nope/*'] }, { task: ['nope/*'] }, 'tasks', 'no task of '],
  ['a prompt that cannot be read', { prompts: ['./nope.md'] }, { prompt: [`./${here}/nope.md`] }, 'prompts', `./${here}/nope.md cannot be read`],
  ['an unknown prompt', { prompts: ['nope'] }, { prompt: ['nope'] }, 'prompts', 'no prompt is named "nope"'],
  ['a suite that is no folder', { suite: 'nope' }, { suite: `${here}/nope` }, 'suite', `${here}/nope`],
  ['an unknown model', { models: ['nope'] }, { model: ['nope'] }, 'models', 'unknown model "nope"'],
])('says of %s in which field of which config it stands, where it does', async (_, config, given, field, reason) => {
  await expect(read(config)).rejects.toThrow(UsageError);
  await expect(read(config)).rejects.toThrow(`${join(folder, 'c.json')}: ${field}: ${reason}`);
  const ofOption = await read(config, given).catch((error: unknown) => String(error));
  expect(ofOption).toContain(reason);
  expect(ofOption).not.toContain('c.json');
});

test('an option takes the place of a field that would be wrong', async () => {
  const { plan } = await read({ formats: ['nope'], tasks: ['nope/*'] }, { format: ['udiff'], task: ['tally/*'] });
  expect(plan.formats.map(({ name }) => name)).toEqual(['udiff']);
});
