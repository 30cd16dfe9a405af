import type { Block, Document, Inline } from './ast.ts';

/** Calls back for every node of a document, a node before what is inside it, footnotes last. */
export function visitDocument({ blocks, footnotes }: Document, visit: (node: Block | Inline) => void): void {
  for (const block of blocks) visitNode(block, visit);
  for (const children of footnotes.values()) {
    for (const child of children) visitNode(child, visit);
  }
}

function visitNode(node: Block | Inline, visit: (node: Block | Inline) => void): void {
  visit(node);
  for (const child of childrenOf(node)) visitNode(child, visit);
}

function childrenOf(node: Block | Inline): readonly (Block | Inline)[] {
  if (node.type === 'list') return node.items.flat();
  if (node.type === 'table') return [...node.header, ...node.rows.flat()].flat();
  return 'children' in node ? node.children : [];
}
