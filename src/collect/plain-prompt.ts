import type { Format, Task } from '../types.ts';
import type { Message } from './ask.ts';

/** How a plan asks: `name` stands in the samples, and `hash` changes with what reaches a model, so that a run goes on only with what it began with. */
export interface PlannedPrompt {
  readonly name: string;
  readonly hash: string;
  /** The messages that ask for a task in a format; the format's tools go beside them. */
  write(task: Task, format: Format): readonly Message[];
}

/**
 * The request, the files that the task shows as the format lists them, and what the format tells a model. It stands for models that are not asked over a
 * network: `oracle` and simulated ones read no prompt, and their samples name this one (`default`), without a prompt file having to be read or found. It is
 * no built-in prompt, which would give their samples another name and so other identities, so that runs begun before could not go on.
 */
export const plainPrompt: PlannedPrompt = {
  name: 'default',
  hash: 'plain',
  write: (task, format) => [
    { role: 'user', content: [task.instruction, ...listFiles(task, format), format.instructions].map((part) => part.trim()).join('\n\n') },
  ],
};

const listFiles = ({ files, show }: Task, format: Format): readonly string[] =>
  show.map((path) => {
    const text = files.get(path) ?? '';
    const listing = format.list?.(path, text) ?? text;
    return `<file path=${JSON.stringify(path)}>\n${listing}${listing.endsWith('\n') ? '' : '\n'}</file>`;
  });
