import { badMarkerOrder, noEditFound, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Proposal, Response, Span } from '../../src/types.ts';
import { findPathAbove } from './block-paths.ts';
import { blankDrafts } from './drafts.ts';
import { type Block, findBlock, type Marker, readMarker } from './markers.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';

/**
 * Reads SEARCH / REPLACE blocks: `<<<<<<< SEARCH`, `=======`, `>>>>>>> REPLACE`, with five to nine characters, the names ORIGINAL and
 * UPDATED, the markers that Cline writes, and the swapped ones of the GPT-4.1 guide. The path stands at most three lines above a block, in or
 * above its fence; a block without one means the file of the block before it. An empty SEARCH section is an empty anchor.
 * A path of '' means that the response names no file. Facts: aider's `editblock_coder.py`, Cline's `diff.ts`.
 */
export const readConflictBlocks = (response: Response): Proposal[] => {
  const text = blankDrafts(response.text);
  const proposals = listConflictBlocks(splitResponse(text), response).map((block) => toProposal(block, text));
  if (proposals.length === 0) throw noEditFound('a block of <<<<<<< SEARCH, =======, >>>>>>> REPLACE');
  return proposals;
};

/** A block and the file it means. Offsets of the sections are those of whole lines. */
export interface ConflictBlock extends Block {
  readonly path: string;
  readonly search: Span;
  readonly replace: Span;
  readonly span: Span;
}

/**
 * The blocks in the lines of a response; there may be none. `findPath` looks for the path of the block that starts at a line, not before line `since`.
 * @throws EditError `bad_marker_order`, `unterminated_block`, `truncated`.
 */
export const listConflictBlocks = (lines: ResponseLines, { finish }: Pick<Response, 'finish'>, findPath = findPathAbove): ConflictBlock[] => {
  const markers = readMarkers(lines);
  const blocks: ConflictBlock[] = [];
  let path = '';
  let done = 0;
  for (let index = 0; index < markers.length; index++) {
    const marker = markers[index];
    if (marker === undefined || marker.kind === 'divider') continue;
    if (marker.kind === 'end') throw badMarkerOrder(lines.at(marker.line)?.trim() ?? '', '<<<<<<< SEARCH');
    const block = findBlock(markers, index, lines) ?? failBlock(markers, index, lines, finish);
    path = findPath(lines, marker.line, done) ?? path;
    blocks.push({ ...block, path, ...spansOf(block, lines) });
    done = block.end.line + 1;
    index = block.index;
  }
  return blocks;
};

const spansOf = ({ head, divider, end }: Block, lines: ResponseLines) => ({
  search: { from: lines.from(head.line + 1), to: lines.from(divider.line) },
  replace: { from: lines.from(divider.line + 1), to: lines.from(end.line) },
  span: { from: lines.from(head.line), to: lines.from(end.line + 1) },
});

const readMarkers = (lines: ResponseLines): Marker[] => {
  const markers: Marker[] = [];
  for (let line = 0; line < lines.count; line++) {
    const marker = readMarker(lines.at(line) ?? '', line);
    if (marker !== undefined) markers.push(marker);
  }
  return markers;
};

const toProposal = ({ head, path, search, replace, span, settled }: ConflictBlock, text: string): Proposal => {
  if (!settled) throw badMarkerOrder('=======', 'one line of equal signs, and longer markers where the text has such lines,');
  return toLineEdit({ path, find: text.slice(search.from, search.to), replace: text.slice(replace.from, replace.to), hint: head.hint, span });
};

/** The parts of a block's edit. `find` and `replace` are whole lines, `hint` a 0-based line. */
export interface LineEdit {
  readonly path: string;
  readonly find: string;
  readonly replace: string;
  readonly hint: number | undefined;
  readonly span: Span;
}

/** The proposal of a block. What creates a file has line feeds, whatever the response's own line endings. */
export const toLineEdit = ({ path, find, replace, hint, span }: LineEdit): Proposal => ({
  kind: 'find',
  path,
  find,
  replace: find === '' ? replace.replaceAll('\r\n', '\n') : replace,
  unit: 'line',
  occurrence: 'only',
  ...(hint !== undefined && { hint }),
  span,
});

/** Says what is wrong with the block that starts at `markers[index]`. */
const failBlock = (markers: readonly Marker[], index: number, lines: ResponseLines, finish: string | undefined): never => {
  let expected = '=======';
  for (const marker of markers.slice(index + 1)) {
    if (marker.kind !== 'divider') throw badMarkerOrder(lines.at(marker.line)?.trim() ?? '', expected);
    expected = '>>>>>>> REPLACE';
  }
  const what = `the block that starts at line ${(markers[index]?.line ?? 0) + 1} of the response`;
  throw finish === 'length' ? truncated(`${what} has no ${expected}`) : unterminatedBlock(what);
};
