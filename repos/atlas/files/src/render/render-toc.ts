import { element } from './element.ts';
import { escapeText } from './escape.ts';

/** A heading in the table of contents, and the headings below it. */
export interface TocEntry {
  readonly id: string;
  readonly title: string;
  readonly children: readonly TocEntry[];
}

/** The table of contents; nothing for fewer than two headings. */
export function renderToc(entries: readonly TocEntry[], label: string): string {
  if (countEntries(entries) < 2) return '';
  return element('nav', { class: 'toc', 'aria-label': label }, '\n', renderEntries(entries), '\n');
}

function renderEntries(entries: readonly TocEntry[]): string {
  const items = entries.map(({ id, title, children }) => {
    const link = element('a', { href: `#${id}` }, escapeText(title));
    return element('li', {}, link, children.length === 0 ? '' : renderEntries(children));
  });
  return element('ul', {}, items.join(''));
}

function countEntries(entries: readonly TocEntry[]): number {
  return entries.reduce((sum, { children }) => sum + 1 + countEntries(children), 0);
}
