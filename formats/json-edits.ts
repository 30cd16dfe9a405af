import type { Format } from '../src/types.ts';
import { collectWrites } from './shared/collect-writes.ts';
import { writeFence } from './shared/fences.ts';
import { readJsonEdits } from './shared/json-replacements.ts';
import { writeTextEdits } from './shared/text-edits.ts';

/** Replacements as a JSON array in the text of the answer. */
export const jsonEdits: Format = {
  name: 'json-edits',
  summary: 'a JSON array of replacements, each with file, old and new text',
  channel: 'text',
  coordinates: 'sequential',
  instructions: `Answer with one JSON array of edits in a fence:

\`\`\`json
[
  {
    "file": "src/greet.ts",
    "old": "const greeting = 'Hello';\\n",
    "new": "const greeting = 'Good morning';\\n"
  }
]
\`\`\`

Each edit replaces "old", which must stand in the file exactly as given, with all white space, and only once (add text around it until it does), with
"new". Edits are applied one after the other. An empty "old" creates the file; an empty "new" deletes the text. The JSON must be valid: write line
breaks as \\n, quotes as \\" and backslashes as \\\\.`,
  parse: readJsonEdits,
  render: (before, after) => {
    const { parts, lossy } = collectWrites<JsonEdit>(before, after, {
      create: (file, text) => ({ parts: [{ file, old: '', new: text }], lossy: [] }),
      modify: (file, old, edited) => ({ parts: writeTextEdits(old, edited).map(({ find, replace }) => ({ file, old: find, new: replace })), lossy: [] }),
    });
    return { response: { text: writeFence(JSON.stringify(parts, null, 2), 'json'), toolCalls: [] }, lossy };
  },
};

interface JsonEdit {
  readonly file: string;
  readonly old: string;
  readonly new: string;
}
