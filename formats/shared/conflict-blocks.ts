import type { Files, LossyCode, Rendered } from '../../src/types.ts';
import { type AnchoredEdit, anchorEdits } from './anchors.ts';
import { collectWrites, type Write } from './collect-writes.ts';
import { infoFor, writeFence } from './fences.ts';
import { findLayoutLoss } from './layout-loss.ts';
import { readMarker } from './markers.ts';
import { writePathLine } from './paths-in-prose.ts';
import { splitText } from './text-lines.ts';

/** How a format writes one block, without fence and path; undefined where no such block can hold the lines. The edit of a new file has no line. */
export type BlockWriter = (edit: AnchoredEdit) => string | undefined;

/** Writes SEARCH / REPLACE blocks, each in a fence of its own, with the path above the fence or as its first line. */
export const writeConflictBlocks = (before: Files, after: Files, pathAt: 'above' | 'inside', write: BlockWriter = writeSizedBlock): Rendered => {
  const place = (path: string, edit: AnchoredEdit): string | undefined => placeBlock(path, write(edit), pathAt);
  const modify = (path: string, old: string, edited: string): Write<string> => {
    const blocks = anchorEdits(rowsOf(old), rowsOf(edited), { unit: 'line' }).map((edit) => place(path, edit));
    const lossy = findLayoutLoss(old, edited, 'sequential');
    const anchored = old === '' || splitText(old).lines.length > 0;
    return { parts: anchored ? blocks.filter((block) => block !== undefined) : [], lossy: blocks.includes(undefined) ? [...lossy, 'delimiter'] : lossy };
  };
  const create = (path: string, text: string): Write<string> => {
    const rows = rowsOf(text);
    if (rows.length === 0) return { parts: [], lossy: ['create_empty', ...findLayoutLoss('', text)] };
    const block = place(path, { find: '', replace: rows.join(''), line: undefined });
    const lossy: readonly LossyCode[] = block === undefined ? ['delimiter'] : findLayoutLoss(undefined, text);
    return { parts: block === undefined ? [] : [block], lossy };
  };
  const { parts, lossy } = collectWrites(before, after, { create, modify });
  return { response: { text: parts.length === 0 ? 'No changes.\n' : parts.join('\n'), toolCalls: [] }, lossy };
};

/** What a model must know of such blocks, whatever they look like. */
export const blockRules = `The SEARCH section must repeat whole lines of the file exactly as they are, with all white space and comments, and must occur only once
in the file: add lines around the change until it does. Keep blocks small; use several for several places. Blocks are applied one after the other.
An empty SEARCH section creates the file. To delete lines, leave the REPLACE section empty.`;

/** What a model must know of sections that hold markers, where their size tells them apart. */
export const sizeRules = `If a section must hold a line that is itself such a marker, use markers of another length (five to nine characters) for that block.`;

/** A block with markers of a size that none of its lines has. */
const writeSizedBlock: BlockWriter = ({ find, replace }) => {
  const taken = new Set(`${find}${replace}`.split('\n').map((line) => readMarker(line, 0)?.size));
  const size = SIZES.find((candidate) => !taken.has(candidate));
  if (size === undefined) return undefined;
  return `${'<'.repeat(size)} SEARCH\n${find}${'='.repeat(size)}\n${replace}${'>'.repeat(size)} REPLACE\n`;
};

const placeBlock = (path: string, block: string | undefined, pathAt: 'above' | 'inside'): string | undefined => {
  const pathLine = writePathLine(path);
  if (pathLine === undefined || block === undefined) return undefined;
  return pathAt === 'above' ? `${pathLine}\n${writeFence(block, infoFor(path))}` : writeFence(`${pathLine}\n${block}`, '');
};

/** The size that models know best, then the others that readers accept. */
const SIZES = [7, 6, 8, 5, 9];

/** The lines as a block shows them: each ended by a line feed. */
const rowsOf = (text: string): string[] => splitText(text).lines.map((line) => `${line.text}\n`);
