import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../src/verdict.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

/** The key of the model that `writeLiveFolder` makes a config for, and the variable that holds it. */
export const key = 'sk-this-is-the-secret';
export const environment = { OURS_KEY: key };

/** A folder with a suite of two tasks, a prompt, and a config for a model at an address. */
export const writeLiveFolder = async (
  baseUrl: string,
  config: Readonly<Record<string, unknown>> = {},
  model: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'diffgauge-live-'));
  await writeTinySuite(join(folder, 'suite'), { 'alpha/tasks/again/task.json': again, 'alpha/tasks/again/references/main.patch': patch });
  mkdirSync(join(folder, 'prompts'));
  writeFileSync(join(folder, 'prompts/ours.md'), prompt);
  const models = [{ name: 'ours', model: 'm-1', baseUrl, keyFrom: 'OURS_KEY', price: { input: 1, output: 2 }, ...model }];
  const settings = { suite: 'suite', models, prompts: ['prompts/ours.md'], formats: ['search-replace'], tasks: ['alpha/fix', 'alpha/again'], ...config };
  writeFileSync(
    join(folder, 'diffgauge.config.ts'),
    `import { defineConfig } from 'diffgauge';\n\nexport default defineConfig(${JSON.stringify(settings, null, 2)});\n`,
  );
  return folder;
};

const again = JSON.stringify({ instruction: 'Do it again.', terse: 'again', show: ['a.ts'], kind: 'bug-fix', tags: [], created: '2026-11-23' });
const prompt = '---\nname: ours\ndescription: x\n---\n<!-- system -->\nYou edit code.\n\n<!-- user -->\n{{instruction}}\n\n{{files}}\n\n{{format}}\n';

/** Edits of the file that all tasks are about: the one that is wanted, and one that finds no place. */
export const writeBlock = (find = 'const one = 1;'): string => `a.ts\n\`\`\`ts\n<<<<<<< SEARCH\n${find}\n=======\nconst one = 2;\n>>>>>>> REPLACE\n\`\`\`\n`;
export const callEdit = (find = 'const one = 1;') => ({ name: 'Edit', arguments: { file_path: 'a.ts', old_string: find, new_string: 'const one = 2;' } });

/** The lines of a file of a run. */
export const readLines = (folder: string, file: string): string[] => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
export const readResults = (folder: string, run: string): Result[] => readLines(folder, `${run}/results.jsonl`).map((line) => JSON.parse(line));

/** All files below a folder. */
export const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
