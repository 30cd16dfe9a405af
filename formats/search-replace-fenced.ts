import type { Format } from '../src/types.ts';
import { blockRules, sizeRules, writeConflictBlocks } from './shared/conflict-blocks.ts';
import { readConflictBlocks } from './shared/conflict-markers.ts';

/** SEARCH / REPLACE blocks with the path as the first line of each fence, aider's `diff-fenced`. */
export const searchReplaceFenced: Format = {
  name: 'search-replace-fenced',
  summary: 'SEARCH / REPLACE blocks between conflict markers, with the path inside each fence',
  channel: 'text',
  coordinates: 'sequential',
  instructions: `Answer with one or more SEARCH / REPLACE blocks, each in a fence whose first line is the path of the file:

\`\`\`
src/greet.ts
<<<<<<< SEARCH
const greeting = 'Hello';
=======
const greeting = 'Good morning';
>>>>>>> REPLACE
\`\`\`

${blockRules}
${sizeRules}`,
  parse: readConflictBlocks,
  render: (before, after) => writeConflictBlocks(before, after, 'inside'),
};
