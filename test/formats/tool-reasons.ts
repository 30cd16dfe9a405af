import type { Verdict } from './tool-disagreements.ts';

/** Why a tool and a profile differ about a fault. A `rare` difference need not show where only some trials are run. */
export interface Reason {
  readonly fault: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly rare?: true;
}

const differ = (fault: string, verdict: Verdict, why: string, rare?: true): Reason => ({ fault, verdict, why, ...(rare && { rare }) });

const FENCE = 'the open fence says that the response was cut off; the tool knows no fences';

/**
 * The differences between tools and our reading, all of them: the profile `git` and `git apply`, then `strict` and GNU patch about context and
 * normal diffs, and ed. docs/formats/profiles.md has the same tables.
 */
export const reasons: Readonly<Record<'git' | 'context' | 'normal' | 'ed', readonly Reason[]>> = {
  git: [
    differ('counts too small', 'only the tool applies', 'git drops the rest of the hunk without a word; we say `count_mismatch`', true),
    differ('no numbers', 'only the tool applies', 'git takes the headers of a new file and skips its hunk as prose; we say `bad_hunk_header`'),
    differ('bare marks', 'only the tool applies', 'the same'),
    differ('carriage returns', 'only we apply', 'where the headers end in carriage returns, too, the response is in CRLF; git takes them for text'),
    differ('carriage returns', 'other files', 'the same, in a new file'),
    differ('a mark of the final newline too many', 'only we apply', 'a patch that deletes a file deletes it, whatever it says of its text', true),
    differ('no prefixes', 'only we apply', 'git drops the first folder of every path, whether it is `a/` or not'),
    differ('no prefixes', 'other files', 'the same, of a new file'),
    differ('no extended headers', 'only we apply', 'behind a line `diff --git`, git needs `new file mode`; for us `/dev/null` says as much'),
    differ('no extended headers', 'other files', 'git leaves a deleted file empty; for us `/dev/null` says that it goes', true),
    differ('no extended headers', 'only the tool applies', 'git edits one of the two paths of a file that is not said to be renamed; we say `unknown_op`'),
    differ('cut off in the middle of a line', 'only the tool applies', FENCE, true),
  ],
  context: [
    differ('hunks reversed', 'only we apply', 'hunks that stand where they say are taken in any order; patch calls them garbled'),
    differ('numbers moved', 'only the tool applies', 'of twins patch takes the nearest; we say `ambiguous`', true),
    differ('no fence', 'only the tool applies', 'without a fence around the diff, we take a line of context that is a fence for one', true),
    differ('cut off in the middle of a line', 'only the tool applies', FENCE, true),
  ],
  normal: [
    differ('old numbers moved', 'only the tool applies', 'a normal diff has no context: we want its old lines where it says, patch looks for them'),
    differ('beyond the end', 'only the tool applies', 'patch inserts at the end; we say `line_out_of_range`'),
    differ('commands reversed', 'only we apply', 'commands that stand where they say are taken in any order; patch calls them garbled'),
    differ('first command doubled', 'only the tool applies', 'patch makes the same insertion twice; we say `overlap`', true),
    differ('an old line too many', 'only the tool applies', 'patch believes the lines, not the range before them; we say `count_mismatch`', true),
    differ('marks without their blank', 'only the tool applies', 'patch takes `<x` for `< x`; we say `bad_line_prefix`'),
    differ('cut off in the middle of a line', 'only the tool applies', FENCE, true),
  ],
  ed: [
    differ('commands ascending', 'only the tool applies', 'ed sees what earlier commands made; whether the model did is open, and we say `ambiguous`'),
    differ('first command doubled', 'only the tool applies', 'ed runs it twice; in the coordinates of the file as shown that is an `overlap`'),
    differ('line 0', 'only the tool applies', 'all commands land on one spot, where ed runs them in turn; for us they overlap or are `ambiguous`', true),
  ],
};
