import type { Format } from '../src/types.ts';
import { blockRules, sizeRules, writeConflictBlocks } from './shared/conflict-blocks.ts';
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

${blockRules}
${sizeRules}`,
  parse: readConflictBlocks,
  render: (before, after) => writeConflictBlocks(before, after, 'above'),
};
