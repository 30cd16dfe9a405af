import { badMarkerOrder, noEditFound, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Proposal, Response } from '../../src/types.ts';
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
  const lines = splitResponse(text);
  const markers = readMarkers(lines);
  const proposals: Proposal[] = [];
  let path = '';
  let done = 0;
  for (let index = 0; index < markers.length; index++) {
    const marker = markers[index];
    if (marker === undefined || marker.kind === 'divider') continue;
    if (marker.kind === 'end') throw badMarkerOrder(lines.at(marker.line)?.trim() ?? '', '<<<<<<< SEARCH');
    const block = findBlock(markers, index, lines) ?? failBlock(markers, index, lines, response);
    path = findPathAbove(lines, marker.line, done) ?? path;
    proposals.push(toProposal(block, path, text, lines));
    done = block.end.line + 1;
    index = block.index;
  }
  if (proposals.length === 0) throw noEditFound('a block of <<<<<<< SEARCH, =======, >>>>>>> REPLACE');
  return proposals;
};

const readMarkers = (lines: ResponseLines): Marker[] => {
  const markers: Marker[] = [];
  for (let line = 0; line < lines.count; line++) {
    const marker = readMarker(lines.at(line) ?? '', line);
    if (marker !== undefined) markers.push(marker);
  }
  return markers;
};

const toProposal = ({ head, divider, end }: Block, path: string, text: string, lines: ResponseLines): Proposal => {
  const find = text.slice(lines.from(head.line + 1), lines.from(divider.line));
  const replace = text.slice(lines.from(divider.line + 1), lines.from(end.line));
  return {
    kind: 'find',
    path,
    find,
    replace: find === '' ? replace.replaceAll('\r\n', '\n') : replace,
    unit: 'line',
    occurrence: 'only',
    ...(head.hint !== undefined && { hint: head.hint }),
    span: { from: lines.from(head.line), to: lines.from(end.line + 1) },
  };
};

/** Says what is wrong with the block that starts at `markers[index]`. */
const failBlock = (markers: readonly Marker[], index: number, lines: ResponseLines, response: Response): never => {
  let expected = '=======';
  for (const marker of markers.slice(index + 1)) {
    if (marker.kind !== 'divider') throw badMarkerOrder(lines.at(marker.line)?.trim() ?? '', expected);
    expected = '>>>>>>> REPLACE';
  }
  const what = `the block that starts at line ${(markers[index]?.line ?? 0) + 1} of the response`;
  throw response.finish === 'length' ? truncated(`${what} has no ${expected}`) : unterminatedBlock(what);
};
