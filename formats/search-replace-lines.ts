import type { Format } from '../src/types.ts';
import { blockRules, writeConflictBlocks } from './shared/conflict-blocks.ts';
import { writeNumberedBlock } from './shared/numbered-block-writer.ts';
import { readNumberedBlocks } from './shared/numbered-blocks.ts';

/** SEARCH / REPLACE blocks that say at which line they start, Roo Code's `apply_diff`. */
export const searchReplaceLines: Format = {
  name: 'search-replace-lines',
  summary: 'SEARCH / REPLACE blocks between conflict markers that say at which line they start',
  channel: 'text',
  coordinates: 'sequential',
  instructions: `Answer with one or more SEARCH / REPLACE blocks. Write the path of the file on a line of its own, then the block in a fence:

src/greet.ts
\`\`\`ts
<<<<<<< SEARCH
:start_line:3
-------
const greeting = 'Hello';
=======
const greeting = 'Good morning';
>>>>>>> REPLACE
\`\`\`

The number after :start_line: is that of the first line of the SEARCH section in the file as you were shown it, counted from 1.
${blockRules}
A line of a section that starts like a marker (<<<<<<<, =======, >>>>>>>, -------, :start_line:) must have a backslash before it: \\=======.`,
  parse: readNumberedBlocks,
  render: (before, after) => writeConflictBlocks(before, after, 'above', writeNumberedBlock),
};
