import type { Block, Inline } from './ast.ts';

/** What nodes say, without how they say it. Blocks are set apart by a space; code blocks and rules say nothing. */
export function plainText(nodes: readonly (Block | Inline)[]): string {
  return nodes.map(textOfNode).join('').trim();
}

function textOfNode(node: Block | Inline): string {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.text.replaceAll('\n', ' ');
    case 'image':
      return node.alt;
    case 'break':
      return ' ';
    case 'footnote':
    case 'code-block':
    case 'rule':
      return '';
    case 'emphasis':
    case 'strong':
    case 'deleted':
    case 'link':
      return node.children.map(textOfNode).join('');
    case 'heading':
    case 'paragraph':
    case 'quote':
      return `${plainText(node.children)} `;
    case 'callout':
      return `${node.title} ${plainText(node.children)} `;
    case 'list':
      return node.items.map((item) => `${plainText(item)} `).join('');
    case 'table':
      return [node.header, ...node.rows].flat().map((cell) => `${plainText(cell)} `).join('');
  }
}
