import type { Format } from '../src/types.ts';
import { collectWrites, type Write } from './shared/collect-writes.ts';
import { infoFor, writeFence } from './shared/fences.ts';
import { startsAsEdit } from './shared/foreign-edits.ts';
import { findLayoutLoss, findOverwriteLoss } from './shared/layout-loss.ts';
import { writePathLine } from './shared/paths-in-prose.ts';
import { splitText } from './shared/text-lines.ts';
import { readWholeFiles } from './shared/whole-files.ts';

/** Whole files in fences, the path above each. */
export const whole: Format = {
  name: 'whole',
  summary: 'whole files in fences, with the path above each fence',
  channel: 'text',
  coordinates: 'original',
  instructions: `Answer with the whole new text of every file that you change or create. Write the path of the file on a line of its own, then its text in a fence:

src/greet.ts
\`\`\`ts
export const greeting = 'Good morning';
\`\`\`

Never leave anything out and never abbreviate: what is not in the fence is deleted. Do not repeat files that stay as they are.
If the text holds fences, use a longer fence around it.`,
  parse: readWholeFiles,
  render: (before, after) => {
    const { parts, lossy } = collectWrites(before, after, {
      create: (path, text) => writeFile(path, undefined, text),
      modify: (path, old, text) => writeFile(path, old, text),
    });
    return { response: { text: parts.length === 0 ? 'No changes.\n' : parts.join('\n'), toolCalls: [] }, lossy };
  },
};

const writeFile = (path: string, before: string | undefined, after: string): Write<string> => {
  const pathLine = writePathLine(path);
  const body = splitText(after)
    .lines.map(({ text }) => `${text}\n`)
    .join('');
  if (pathLine === undefined || startsAsEdit(path, body)) return { parts: [], lossy: ['delimiter'] };
  return {
    parts: [`${pathLine}\n${writeFence(body, infoFor(path))}`],
    lossy: before === undefined ? findLayoutLoss(before, after) : findOverwriteLoss(before, after),
  };
};
