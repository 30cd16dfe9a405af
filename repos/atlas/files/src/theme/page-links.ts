import type { Page } from '../content/page.ts';
import { withBase } from '../links/base.ts';
import { findCrumbs } from '../nav/breadcrumbs.ts';
import { findSiblings } from '../nav/siblings.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import type { Site } from './site.ts';

/** The way from the root to a page; nothing for a page that has none. */
export function renderBreadcrumbs(page: Page, { nav, config }: Site): string {
  const crumbs = findCrumbs(page, nav).filter(({ title }) => title !== '');
  if (crumbs.length === 0) return '';
  const items = crumbs.map(({ title, url }) => {
    const name = escapeText(title);
    return element('li', {}, url === undefined ? name : element('a', { href: withBase(url, config) }, name));
  });
  return element('ol', { class: 'breadcrumbs' }, items.join(''));
}

/** Links to the pages before and after; nothing when there are none. */
export function renderSiblings(page: Page, { pages, config, locale }: Site): string {
  const { previous, next } = findSiblings(page, pages);
  const links: string[] = [];
  if (previous) links.push(renderSibling('prev', locale.labels.previous, previous, withBase(previous.url, config)));
  if (next) links.push(renderSibling('next', locale.labels.next, next, withBase(next.url, config)));
  return links.length === 0 ? '' : element('nav', { class: 'siblings' }, links.join(''));
}

function renderSibling(rel: string, label: string, { title }: Page, href: string): string {
  return element('a', { rel, href }, `${escapeText(label)}: ${escapeText(title)}`);
}

/** The pages that link to a page; nothing when there are none. */
export function renderBacklinks(page: Page, { backlinks, config, locale }: Site): string {
  const others = backlinks.get(page.path) ?? [];
  if (others.length === 0) return '';
  const items = others.map(({ url, title }) => element('li', {}, element('a', { href: withBase(url, config) }, escapeText(title))));
  return element('section', { class: 'backlinks' }, element('h2', {}, escapeText(locale.labels.backlinks)), element('ul', {}, items.join('')));
}
