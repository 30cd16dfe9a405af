import { noEditFound } from '../src/errors.ts';
import type { Format } from '../src/types.ts';
import { readClassicDiff } from './shared/classic-diff.ts';
import { collectWrites } from './shared/collect-writes.ts';
import { writeContextDiff } from './shared/context-diff-writer.ts';
import { writeFence } from './shared/fences.ts';

/** The diffs of POSIX: context diff, normal diff and ed script. All three are read; context diffs are written, since only they name the file. */
export const classicDiff: Format = {
  name: 'classic-diff',
  summary: 'context diff; normal diffs and ed scripts are read too',
  channel: 'text',
  coordinates: 'original',
  instructions: `Answer with a context diff as \`diff -c\` prints it, in one fenced block that starts with \`\`\`diff:

*** a/src/greet.ts
--- b/src/greet.ts
***************
*** 1,3 ****
  export const greet = () => {
!   return 'Hello';
  };
--- 1,3 ----
  export const greet = () => {
!   return 'Good morning';
  };

- Start each file with "*** a/PATH" and "--- b/PATH", paths relative to the repo's root; "*** /dev/null" creates a file.
- Start each hunk with "***************". The first half stands under "*** START,END ****" and shows the old lines, the second under
  "--- START,END ----" and shows the new ones. The line numbers must be right. Give three lines of context.
- Lines start with two characters: two spaces (context), "! " (changed, in both halves), "- " (deleted), "+ " (inserted). Leave out the lines of
  a half that would hold nothing but context.
- After a last line that no newline ends, write "\\ No newline at end of file".`,
  parse: (response) => {
    const proposals = readClassicDiff(response);
    if (proposals.length === 0) throw noEditFound('a context diff, a normal diff or an ed script');
    return proposals;
  },
  render: (before, after) => {
    const { parts, lossy } = collectWrites(before, after, {
      create: (path, text) => writeContextDiff(path, undefined, text),
      modify: writeContextDiff,
    });
    return { response: { text: parts.length === 0 ? 'No changes.\n' : writeFence(parts.join(''), 'diff'), toolCalls: [] }, lossy };
  },
};
