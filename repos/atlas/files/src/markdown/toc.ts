import type { TocEntry } from '../render/render-toc.ts';
import type { Block } from './ast.ts';
import { plainText } from './plain-text.ts';

/** The headings from level 2 down to a depth, those of deeper levels below the one they follow. */
export function buildToc(blocks: readonly Block[], depth: number): TocEntry[] {
  const root: MutableEntry = { id: '', title: '', level: 1, children: [] };
  const open = [root];
  for (const block of blocks) {
    if (block.type !== 'heading' || block.level < 2 || block.level > depth) continue;
    while (open.length > 1 && (open.at(-1) ?? root).level >= block.level) open.pop();
    const entry: MutableEntry = { id: block.id, title: plainText(block.children), level: block.level, children: [] };
    (open.at(-1) ?? root).children.push(entry);
    open.push(entry);
  }
  return root.children;
}

interface MutableEntry extends TocEntry {
  readonly level: number;
  readonly children: MutableEntry[];
}

/** The ids of all headings, also of those inside other blocks. */
export function collectAnchors(blocks: readonly Block[]): Set<string> {
  const anchors = new Set<string>();
  for (const block of blocks) {
    if (block.type === 'heading') anchors.add(block.id);
    for (const anchor of collectAnchors(innerBlocks(block))) anchors.add(anchor);
  }
  return anchors;
}

function innerBlocks(block: Block): readonly Block[] {
  if (block.type === 'list') return block.items.flat();
  return block.type === 'quote' || block.type === 'callout' ? block.children : [];
}
