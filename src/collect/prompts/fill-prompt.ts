import { UsageError } from '../../errors.ts';
import type { Format, Task } from '../../types.ts';
import type { Message } from '../ask.ts';
import type { PlannedPrompt } from '../plain-prompt.ts';
import type { Prompt } from './read-prompt.ts';
import { reminders } from './reminders.ts';
import type { Slot } from './sections.ts';

/**
 * The messages that ask for a task in a format. What is put into a slot is text: nothing in it is a slot, whatever it looks like.
 * @throws UsageError where the prompt wants the terse request and the task has none.
 */
export const fillPrompt = (prompt: Prompt, task: Task, format: Format): readonly Message[] => {
  const fill: Readonly<Record<Slot, string>> = {
    instruction: chooseInstruction(prompt, task),
    files: chooseFiles(prompt, task)
      .map(([path, text]) => writers[prompt.structure](path, format.list?.(path, text) ?? text))
      .join('\n\n'),
    format: format.instructions.trim(),
    reminders: prompt.reminders.map((name) => reminders[name]).join('\n'),
  };
  return prompt.sections.map(({ role, parts }) => ({ role, content: parts.map((part) => ('slot' in part ? fill[part.slot] : part.text)).join('') }));
};

/** The prompt as a plan asks with it. */
export const planPrompt = (prompt: Prompt): PlannedPrompt => ({
  name: prompt.name,
  hash: prompt.hash,
  write: (task, format) => fillPrompt(prompt, task, format),
});

/** Sees to it that all tasks can be asked for with all prompts, before anything is spent. @throws UsageError as `fillPrompt` does. */
export const checkPrompts = (prompts: readonly Prompt[], tasks: readonly Task[]): void => {
  for (const prompt of prompts) for (const task of tasks) chooseInstruction(prompt, task);
};

const chooseInstruction = ({ instruction, name }: Prompt, task: Task): string => {
  const request = instruction === 'terse' ? task.terse : task.instruction;
  if (request === undefined)
    throw new UsageError(`the prompt ${name} asks with the terse request, but the task ${task.id} has none: expected "terse" in its task.json`);
  return request.trim();
};

const chooseFiles = ({ context }: Prompt, { files, show }: Task): readonly (readonly [string, string])[] =>
  context === 'repo' ? [...files] : show.map((path) => [path, files.get(path) ?? ''] as const);

/** How a file stands among the text of a prompt. A text without a newline at its end gets one, so that what closes it has a line of its own. */
const writers = {
  markdown: (path: string, text: string): string => {
    const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
    return `${path}\n${fence}\n${endLine(text)}${fence}`;
  },
  xml: (path: string, text: string): string => `<file path=${JSON.stringify(path)}>\n${endLine(text)}</file>`,
} as const;

const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const longestRun = (text: string, character: string): number => {
  let longest = 0;
  for (let run = 0, at = 0; at < text.length; at += 1) {
    run = text[at] === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};
