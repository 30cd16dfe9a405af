import type { Page } from '../content/page.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import type { NavEntry, NavFolder } from './tree.ts';

/** Gives an address of the site as it is written on a page. */
type Href = (url: string) => string;

/** The navigation as it is shown beside a page. The folders that lead to the page are open. */
export function renderNav(root: NavFolder, current: Page | undefined, href: Href): string {
  const home = root.index ? [{ type: 'page', page: root.index } as const] : [];
  return element('nav', { class: 'site-nav' }, renderEntries([...home, ...root.entries], current, href));
}

function renderEntries(entries: readonly NavEntry[], current: Page | undefined, href: Href): string {
  return element('ul', {}, ...entries.map((entry) => element('li', {}, renderEntry(entry, current, href))));
}

function renderEntry(entry: NavEntry, current: Page | undefined, href: Href): string {
  if (entry.type === 'page') return renderLink(entry.page, entry.page.title, current, href);
  const { path, title, index, entries } = entry.folder;
  const summary = index ? renderLink(index, title, current, href) : escapeText(title);
  const open = current?.path.startsWith(`${path}/`) ?? false;
  return element('details', { open }, element('summary', {}, summary), renderEntries(entries, current, href));
}

function renderLink(page: Page, title: string, current: Page | undefined, href: Href): string {
  return element('a', { href: href(page.url), 'aria-current': page === current ? 'page' : undefined }, escapeText(title));
}
