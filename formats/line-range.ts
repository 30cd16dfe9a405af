import { noEditFound } from '../src/errors.ts';
import type { Format } from '../src/types.ts';
import { collectWrites, type Write } from './shared/collect-writes.ts';
import { keepEchoes } from './shared/echoed-prefixes.ts';
import { writeJsonFence } from './shared/json-writer.ts';
import { findLayoutLoss } from './shared/layout-loss.ts';
import { findLineChanges } from './shared/line-changes.ts';
import { readLineRanges } from './shared/line-range-edits.ts';
import { listNumbered, numberedListing } from './shared/numbered-listing.ts';
import { listTexts } from './shared/text-lines.ts';

/** Ranges of lines by their numbers, and what takes their place. */
export const lineRange: Format = {
  name: 'line-range',
  summary: 'JSON objects that replace lines by their numbers; needs a numbered listing',
  channel: 'text',
  coordinates: 'original',
  instructions: `The files are shown with line numbers ("12|text"). Answer with JSON in a fenced block that starts with \`\`\`json: an object for one edit,
or an array of such objects:

{"path": "src/greet.ts", "start_line": 3, "end_line": 4, "content": "const greeting = 'Good morning';\\n"}

Lines start_line to end_line, both included and counted from 1, are replaced by content, whole lines without their numbers, each ended by \\n.
To insert, let end_line be start_line - 1: content goes before start_line. To delete, leave content empty.
All numbers refer to the files as shown, also where several edits change one file; the ranges may not overlap. Files cannot be created or deleted.`,
  list: (_, text) => listNumbered(text),
  parse: (response) => {
    const proposals = readLineRanges(response);
    if (proposals.length === 0) throw noEditFound('JSON with "path", "start_line", "end_line" and "content"');
    return proposals;
  },
  render: (before, after) => {
    const { parts, lossy } = collectWrites<object>(before, after, { create: () => ({ parts: [], lossy: ['create'] }), modify: writeRanges });
    return { response: { text: parts.length === 0 ? 'No changes.\n' : writeJsonFence(parts), toolCalls: [] }, lossy };
  },
};

const writeRanges = (path: string, before: string, after: string): Write<object> => {
  const [old, edited] = [listTexts(before), listTexts(after)];
  const parts = findLineChanges(old, edited).map(({ from, to, newFrom, newTo }) => {
    const lines = keepEchoes(edited.slice(newFrom, newTo), numberedListing(from + 1));
    return { path, start_line: from + 1, end_line: to, content: lines.map((line) => `${line}\n`).join('') };
  });
  return { parts, lossy: findLayoutLoss(before, after) };
};
