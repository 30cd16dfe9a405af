import type { Format } from '../src/types.ts';
import { writeConflictBlocks } from './shared/conflict-blocks.ts';
import { readConflictBlocks } from './shared/conflict-markers.ts';

/** SEARCH / REPLACE blocks with the path above each fence, aider's `diff`. */
export const searchReplace: Format = {
  name: 'search-replace',
  summary: 'SEARCH / REPLACE blocks between conflict markers, with the path above each block',
  channel: 'text',
  coordinates: 'sequential',
  instructions: `Answer with one or more SEARCH / REPLACE blocks. Write the path of the file on a line of its own, then the block in a fence:

src/greet.ts
\`\`\`ts
<<<<<<< SEARCH
const greeting = 'Hello';
=======
const greeting = 'Good morning';
>>>>>>> REPLACE
\`\`\`

The SEARCH section must repeat whole lines of the file exactly as they are, with all white space and comments, and must occur only once
in the file: add lines around the change until it does. Keep blocks small; use several for several places. Blocks are applied one after the other.
An empty SEARCH section creates the file. To delete lines, leave the REPLACE section empty.
If a section must hold a line that is itself such a marker, use markers of another length (five to nine characters) for that block.`,
  parse: readConflictBlocks,
  render: (before, after) => writeConflictBlocks(before, after, 'above'),
};
