import type { Command } from 'commander';
import { getFormat } from '../../formats/index.ts';
import type { Message } from '../collect/ask.ts';
import { fillPrompt } from '../collect/prompts/fill-prompt.ts';
import { findPrompts, readBuiltInPrompts } from '../collect/prompts/find-prompts.ts';
import type { Prompt } from '../collect/prompts/read-prompt.ts';
import { loadConfig } from '../config/load-config.ts';
import { unknownFormat } from '../errors.ts';
import { makePrintable } from '../report/printable.ts';
import { embeddedSuite, findTask, loadSuite } from '../suite/load.ts';
import type { ToolSchema } from '../types.ts';

/** Adds `prompts` and `prompts show`: which prompts there are, and what one of them sends. */
export const addPrompts = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('prompts')
    .description('list the prompts that come with diffgauge')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample: diffgauge prompts show xml --task tally/add-rand --format v4a')
    .action(async (options: { json?: boolean }) => {
      const prompts = [...(await readBuiltInPrompts()).values()];
      process.stdout.write(options.json ? `${JSON.stringify(prompts.map(describe), null, 2)}\n` : listPrompts(prompts));
      done(0);
    });
  command
    .command('show')
    .argument('<prompt>', 'the name of a prompt, or its file')
    .description('print what a model is sent: messages and tools')
    .requiredOption('--task <name>', 'the task that is asked for')
    .requiredOption('--format <name>', 'the format of the answer')
    .option('--suite <dir>', 'the fixture repos and tasks (default: those of the config in this folder, else those that come with diffgauge)')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample: diffgauge prompts show prompts/ours.md --task tally/add-rand --format search-replace')
    .action(async (name: string, options: ShowOptions, self: Command) => {
      const json = options.json ?? self.parent?.opts().json === true;
      process.stdout.write(await show(name, { ...options, json }));
      done(0);
    });
};

interface ShowOptions {
  readonly task: string;
  readonly format: string;
  readonly suite?: string;
  readonly json?: boolean;
}

const describe = ({ name, description, structure, context, instruction, reminders }: Prompt) => ({
  name,
  description,
  structure,
  context,
  instruction,
  reminders,
});

const listPrompts = (prompts: readonly Prompt[]): string => {
  const width = Math.max(...prompts.map(({ name }) => name.length));
  return prompts.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join('');
};

const show = async (name: string, { task, format: formatName, suite, json }: ShowOptions): Promise<string> => {
  const [prompt] = await findPrompts([name]);
  const format = getFormat(formatName);
  if (format === undefined) throw unknownFormat(formatName);
  const messages =
    prompt === undefined ? [] : fillPrompt(prompt, findTask(await loadSuite(suite ?? (await loadConfig()).suite ?? embeddedSuite), task), format);
  const tools = format.tools ?? [];
  if (json) return `${JSON.stringify({ messages, tools }, null, 2)}\n`;
  const text = printAll(messages, tools);
  return process.stdout.isTTY ? makePrintable(text) : text;
};

/** Each message below its role; the tools of a tool channel behind them. */
const printAll = (messages: readonly Message[], tools: readonly ToolSchema[]): string => {
  const parts = messages.map(({ role, content }) => `[${role}]\n${content}\n`);
  if (tools.length > 0) parts.push(`[tools]\n${JSON.stringify(tools, null, 2)}\n`);
  return parts.join('\n');
};
