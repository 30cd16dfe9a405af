import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getFormat } from '../../formats/index.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { packageRoot } from '../../src/version.ts';

/** The five commands of docs/ci.md, from an empty folder to a verdict; the first one installs. */
export const readNewcomerCommands = (): readonly string[] => {
  const page = readFileSync(join(packageRoot, 'docs', 'ci.md'), 'utf8');
  const section = page.slice(page.indexOf('## Five commands'));
  const block = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  return block.trim().split('\n');
};

/**
 * Puts into a folder what a newcomer brings: a prompt, and answers of a model to every second task that were recorded with two versions of it. The first
 * version's are right; the second's write a file beside in two of three.
 */
export const layNewcomerFiles = async (folder: string): Promise<void> => {
  writeFileSync(
    join(folder, 'prompt.md'),
    '---\nname: v2\ndescription: the second version\n---\n<!-- system -->\nYou edit code.\n\n<!-- user -->\n{{instruction}}\n\n{{files}}\n\n{{format}}\n',
  );
  const { tasks } = await loadSuite(embeddedSuite);
  for (const [file, prompt] of [
    ['baseline.jsonl', 'v1'],
    ['candidate.jsonl', 'v2'],
  ] as const) {
    for (const [number, { id, files, references }] of [...tasks.values()].entries()) {
      if (number % 2 > 0) continue;
      const after = new Map(references[0] ?? files);
      if (prompt === 'v2' && number % 3 > 0) after.set('NOTES.md', '# Notes\n\nWhat I changed.\n');
      const response = getFormat('udiff')?.render(files, after).response;
      appendFileSync(join(folder, file), `${JSON.stringify({ task: id, format: 'udiff', model: 'recorded', prompt, trial: 0, response })}\n`);
    }
  }
};
