import type { Document } from '../markdown/ast.ts';
import { visitDocument } from '../markdown/visit.ts';
import type { RenderContext } from './context.ts';
import { element } from './element.ts';
import { renderInlines } from './render-inlines.ts';

/** The numbers of the footnotes that are mentioned and defined, in the order in which they are first mentioned. */
export function numberFootnotes(document: Document): Map<string, number> {
  const numbers = new Map<string, number>();
  visitDocument(document, (node) => {
    if (node.type !== 'footnote' || !document.footnotes.has(node.label) || numbers.has(node.label)) return;
    numbers.set(node.label, numbers.size + 1);
  });
  return numbers;
}

/** The footnotes of a page, with a way back to where each is mentioned; nothing when there are none. */
export function renderFootnotes({ footnotes }: Document, numbers: ReadonlyMap<string, number>, context: RenderContext): string {
  if (numbers.size === 0) return '';
  const items = [...numbers].map(([label, number]) => {
    const back = element('a', { href: `#${footnoteMarkId(number)}`, 'aria-label': 'Back' }, '↩');
    return element('li', { id: `fn-${number}` }, renderInlines(footnotes.get(label) ?? [], context), ' ', back);
  });
  return element('section', { class: 'footnotes' }, '\n', element('ol', {}, '\n', items.join('\n'), '\n'), '\n');
}

/** The id of the place where a footnote is mentioned. */
export function footnoteMarkId(number: number): string {
  return `fnref-${number}`;
}
