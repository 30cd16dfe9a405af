import { badMarkerOrder, noEditFound } from '../../src/errors.ts';
import type { Proposal, Response } from '../../src/types.ts';
import { type ConflictBlock, listConflictBlocks, toLineEdit } from './conflict-markers.ts';
import { blankTagsBesideMarkers, findCarriedLine, findCarriedPath } from './diff-carriers.ts';
import { blankDrafts } from './drafts.ts';
import { unescapeMarkers } from './marker-escapes.ts';
import { dropPipedNumbers, type Sections } from './piped-numbers.ts';
import { splitResponse } from './response-lines.ts';
import { nameOfTool, readArguments, readString } from './tool-arguments.ts';
import { listGivenCalls, listOuterCalls, type StatedCall } from './written-calls.ts';

/**
 * Reads SEARCH / REPLACE blocks whose SEARCH section may start with `:start_line:N`, `:end_line:M` and `-------`, and in whose sections a
 * backslash stands before lines that would be markers. They come with paths and fences, in the tags of `apply_diff` and `replace_in_file`, or
 * as the arguments of such a call. Facts: Roo Code's `multi-search-replace.ts`, which takes the nearest of several candidates.
 */
export const readNumberedBlocks = (response: Response): Proposal[] => {
  const text = blankTagsBesideMarkers(blankDrafts(response.text));
  const lines = splitResponse(text);
  const written = listConflictBlocks(lines, response, findCarriedPath).map((block) =>
    toProposal(block, text, findCarriedLine(lines, block.head.line, block.end.line + 1)),
  );
  const own = [...written, ...readDiffCalls(response, listGivenCalls(response))];
  const proposals = own.length > 0 ? own : readDiffCalls(response, listOuterCalls(response));
  if (proposals.length === 0) throw noEditFound('a block of <<<<<<< SEARCH, =======, >>>>>>> REPLACE');
  return proposals;
};

/** The names of the tools that take such blocks, as text or as a call. */
const TOOLS = new Set(['apply_diff', 'replace_in_file', 'multi_apply_diff']);

const readDiffCalls = (response: Response, calls: readonly StatedCall[]): Proposal[] =>
  calls
    .filter(({ name }) => TOOLS.has(nameOfTool(name)))
    .flatMap((call) => {
      const found = readArguments(response, call);
      const path = readString(found, ['path', 'file_path']);
      const diff = readString(found, ['diff']) ?? '';
      return listConflictBlocks(splitResponse(diff), response).map((block) => ({ ...toProposal(block, diff), path: path ?? block.path, span: found.span }));
    });

/** @throws EditError `bad_marker_order` where several lines of equal signs could be the divider: but for it, they must be escaped. */
const toProposal = ({ head, path, search, replace, span, settled }: ConflictBlock, text: string, carried?: number): Proposal => {
  if (!settled) throw badMarkerOrder('=======', 'a line of equal signs with a backslash before it');
  const written = { find: text.slice(search.from, search.to), replace: text.slice(replace.from, replace.to) };
  const header = readHeader(written);
  const hint = header.line ?? head.hint ?? carried;
  const plain = { find: unescapeMarkers(header.find), replace: unescapeMarkers(written.replace) };
  return toLineEdit({ path, ...dropPipedNumbers(plain, hint), hint, span });
};

interface Header {
  readonly line: number | undefined;
  /** The SEARCH section behind the header. */
  readonly find: string;
}

/**
 * What stands before the anchor. A line of dashes without a line number is text where the REPLACE section starts with one too.
 * @throws EditError `bad_marker_order` where the REPLACE section has such a header.
 */
const readHeader = ({ find, replace }: Sections): Header => {
  let rest = find;
  let number = 0;
  for (let mark = markOf(rest); mark !== undefined; mark = markOf(rest)) {
    if (mark.name === 'start_line') number = mark.number;
    rest = behindFirstLine(rest);
  }
  const numbered = rest !== find;
  const divided = firstLine(rest) === DASHES;
  const sameStart = firstLine(replace) === DASHES;
  if (divided && (numbered || !sameStart)) rest = behindFirstLine(rest);
  if (sameStart && numbered && firstLine(rest) !== DASHES) throw badMarkerOrder(DASHES, 'the new text, with a backslash before such a line,');
  checkReplace(replace);
  return { line: number > 0 ? number - 1 : undefined, find: rest };
};

const DASHES = '-------';

/** Header lines have no place in new text; there they must be escaped. */
const checkReplace = (replace: string): void => {
  if (!replace.includes('_line:')) return;
  const odd = replace.split('\n').find((line) => /^[ \t]{0,20}:(?:start|end)_line:/.test(line));
  if (odd !== undefined) throw badMarkerOrder(odd.trim(), 'the new text, with a backslash before such a line,');
};

const markOf = (text: string): { readonly name: string; readonly number: number } | undefined => {
  const found = /^:(start_line|end_line): {0,9}(\d{1,9})$/.exec(firstLine(text));
  return found === null ? undefined : { name: found[1] ?? '', number: Number(found[2]) };
};

/** The first line, without white space at its end. */
const firstLine = (text: string): string => {
  const end = text.indexOf('\n');
  return text.slice(0, Math.min(end < 0 ? text.length : end, LONGEST_MARK)).trimEnd();
};

const behindFirstLine = (text: string): string => {
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end + 1);
};

const LONGEST_MARK = 60;
