import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError, unreadable } from '../../errors.ts';
import { decodeText } from '../../suite/decode.ts';
import { packageRoot } from '../../version.ts';
import { type Prompt, readPrompt } from './read-prompt.ts';

/** The folder of the prompts that come with diffgauge. */
const builtInFolder = join(packageRoot, 'prompts');

/** The prompt that is used where none is named. */
export const defaultPrompt = 'markdown';

/** The prompts that come with diffgauge, by name. */
export const readBuiltInPrompts = async (): Promise<ReadonlyMap<string, Prompt>> => {
  const files = (await readdir(builtInFolder)).filter((name) => name.endsWith('.md'));
  const prompts = await Promise.all(files.map((file) => readPromptFile(join(builtInFolder, file))));
  return new Map(prompts.map((prompt) => [prompt.name, prompt] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/**
 * The prompts that a person chose, in that order: each by the name of one that comes with diffgauge, or by its file (anything with a slash, or that ends in
 * `.md`).
 * @throws UsageError for an unknown name, a file that is no prompt, and two prompts of one name: samples tell prompts apart by it.
 */
export const findPrompts = async (wanted: readonly string[]): Promise<readonly Prompt[]> => {
  const builtIn = await readBuiltInPrompts();
  const chosen = new Map<string, Prompt>();
  for (const name of new Set(wanted)) {
    const prompt = isPromptFile(name) ? await readPromptFile(name) : builtIn.get(name);
    if (prompt === undefined)
      throw new UsageError(`no prompt is named ${JSON.stringify(name)}: expected one of ${[...builtIn.keys()].join(', ')}, or a file (./${name}.md)`);
    const rival = chosen.get(prompt.name) ?? builtIn.get(prompt.name);
    if (rival !== undefined && rival.file !== prompt.file)
      throw new UsageError(
        `two prompts are named ${JSON.stringify(prompt.name)}: ${rival.file} and ${prompt.file}; samples tell prompts apart by name, so give one another`,
      );
    chosen.set(prompt.name, prompt);
  }
  return [...chosen.values()];
};

/** Whether a prompt is named by its file. */
export const isPromptFile = (name: string): boolean => name.includes('/') || name.endsWith('.md');

const readPromptFile = async (file: string): Promise<Prompt> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const text = decodeText(bytes);
  if (text === null) throw new UsageError(`${file}: expected UTF-8 text, received a binary file`);
  return readPrompt(text, file);
};
