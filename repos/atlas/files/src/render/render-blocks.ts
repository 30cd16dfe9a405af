import type { Block, Heading, List } from '../markdown/ast.ts';
import type { RenderContext } from './context.ts';
import { element } from './element.ts';
import { renderCallout } from './render-callout.ts';
import { renderCode } from './render-code.ts';
import { renderInlines } from './render-inlines.ts';
import { renderTable } from './render-table.ts';

/** Blocks as HTML, each on a line of its own. */
export function renderBlocks(blocks: readonly Block[], context: RenderContext): string {
  return blocks.map((block) => renderBlock(block, context)).join('\n');
}

function renderBlock(block: Block, context: RenderContext): string {
  switch (block.type) {
    case 'heading':
      return renderHeading(block, context);
    case 'paragraph':
      return element('p', {}, renderInlines(block.children, context));
    case 'code-block':
      return renderCode(block, context);
    case 'list':
      return renderList(block, context);
    case 'quote':
      return element('blockquote', {}, '\n', renderBlocks(block.children, context), '\n');
    case 'table':
      return renderTable(block, context);
    case 'callout':
      return renderCallout(block, renderBlocks(block.children, context));
    case 'rule':
      return element('hr', {});
  }
}

/** A heading with a link to itself. */
function renderHeading({ level, id, children }: Heading, context: RenderContext): string {
  const link = element('a', { class: 'anchor', href: `#${id}`, 'aria-hidden': 'true' }, '#');
  return element(`h${level}`, { id }, renderInlines(children, context), ' ', link);
}

function renderList({ ordered, start, loose, items }: List, context: RenderContext): string {
  const attributes = ordered && start !== 1 ? { start } : {};
  const entries = items.map((item) => element('li', {}, renderItem(item, loose, context)));
  return element(ordered ? 'ol' : 'ul', attributes, '\n', entries.join('\n'), '\n');
}

/** In a list that is not loose, the paragraphs of an item go without their tags. */
function renderItem(blocks: readonly Block[], loose: boolean, context: RenderContext): string {
  return blocks
    .map((block) => (block.type === 'paragraph' && !loose ? renderInlines(block.children, context) : renderBlock(block, context)))
    .join('\n');
}
