import type { Image, Inline, Link } from '../markdown/ast.ts';
import type { RenderContext } from './context.ts';
import { element } from './element.ts';
import { escapeText } from './escape.ts';
import { footnoteMarkId } from './render-footnotes.ts';

/** What stands in a line, as HTML. */
export function renderInlines(nodes: readonly Inline[], context: RenderContext): string {
  return nodes.map((node) => renderInline(node, context)).join('');
}

function renderInline(node: Inline, context: RenderContext): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text);
    case 'code':
      return element('code', {}, escapeText(node.text));
    case 'emphasis':
      return element('em', {}, renderInlines(node.children, context));
    case 'strong':
      return element('strong', {}, renderInlines(node.children, context));
    case 'deleted':
      return element('del', {}, renderInlines(node.children, context));
    case 'break':
      return element('br', {});
    case 'link':
      return renderLink(node, context);
    case 'image':
      return renderImage(node, context);
    case 'footnote':
      return renderMark(node.label, context);
  }
}

/** Links that leave the site say so, and give nothing away. */
function renderLink({ target, title, children }: Link, context: RenderContext): string {
  const href = context.resolve(target);
  const rel = /^https?:/.test(href) ? 'external noreferrer' : undefined;
  return element('a', { href, title, rel }, renderInlines(children, context));
}

function renderImage({ target, title, alt }: Image, context: RenderContext): string {
  return element('img', { src: context.resolve(target), alt, title, loading: 'lazy' });
}

/** A mark without a footnote is shown as it was written. */
function renderMark(label: string, context: RenderContext): string {
  const number = context.footnoteNumber(label);
  if (number === undefined) return escapeText(`[^${label}]`);
  return element('sup', { id: footnoteMarkId(number) }, element('a', { href: `#fn-${number}` }, String(number)));
}
