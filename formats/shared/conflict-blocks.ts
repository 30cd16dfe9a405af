import type { Files, LossyCode, Rendered } from '../../src/types.ts';
import { type AnchoredEdit, anchorEdits } from './anchors.ts';
import { collectWrites, type Write } from './collect-writes.ts';
import { infoFor, writeFence } from './fences.ts';
import { findLayoutLoss } from './layout-loss.ts';
import { readMarker } from './markers.ts';
import { writePathLine } from './paths-in-prose.ts';
import { splitText } from './text-lines.ts';

/** Writes SEARCH / REPLACE blocks, each in a fence of its own, with the path above the fence or as its first line. */
export const writeConflictBlocks = (before: Files, after: Files, pathAt: 'above' | 'inside'): Rendered => {
  const modify = (path: string, old: string, edited: string): Write<string> => {
    const blocks = anchorEdits(rowsOf(old), rowsOf(edited), { unit: 'line' }).map((edit) => writeBlock(path, edit, pathAt));
    const lossy = findLayoutLoss(old, edited, 'sequential');
    const anchored = old === '' || splitText(old).lines.length > 0;
    return { parts: anchored ? blocks.filter((block) => block !== undefined) : [], lossy: blocks.includes(undefined) ? [...lossy, 'delimiter'] : lossy };
  };
  const create = (path: string, text: string): Write<string> => {
    const rows = rowsOf(text);
    if (rows.length === 0) return { parts: [], lossy: ['create_empty', ...findLayoutLoss('', text)] };
    const block = writeBlock(path, { find: '', replace: rows.join('') }, pathAt);
    const lossy: readonly LossyCode[] = block === undefined ? ['delimiter'] : findLayoutLoss(undefined, text);
    return { parts: block === undefined ? [] : [block], lossy };
  };
  const { parts, lossy } = collectWrites(before, after, { create, modify });
  return { response: { text: parts.length === 0 ? 'No changes.\n' : parts.join('\n'), toolCalls: [] }, lossy };
};

/** A block, with markers of a size that none of its lines has; undefined where there is no such size or no way to write the path. */
const writeBlock = (path: string, { find, replace }: AnchoredEdit, pathAt: 'above' | 'inside'): string | undefined => {
  const pathLine = writePathLine(path);
  const taken = new Set(`${find}${replace}`.split('\n').map((line) => readMarker(line, 0)?.size));
  const size = SIZES.find((candidate) => !taken.has(candidate));
  if (pathLine === undefined || size === undefined) return undefined;
  const search = `${'<'.repeat(size)} SEARCH\n${find}${'='.repeat(size)}\n`;
  const block = `${search}${replace}${'>'.repeat(size)} REPLACE\n`;
  return pathAt === 'above' ? `${pathLine}\n${writeFence(block, infoFor(path))}` : writeFence(`${pathLine}\n${block}`, '');
};

/** The size that models know best, then the others that readers accept. */
const SIZES = [7, 6, 8, 5, 9];

/** The lines as a block shows them: each ended by a line feed. */
const rowsOf = (text: string): string[] => splitText(text).lines.map((line) => `${line.text}\n`);
